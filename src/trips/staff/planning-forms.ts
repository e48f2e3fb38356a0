import { Conflict, type DateOn, type Fault, Forbidden, Invalid } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { isNameErased } from "../../register/index.ts";
import { caseWords } from "../case-words.ts";
import { laidUpon } from "../drafting.ts";
import { editTrip } from "../edit-trip/edit-trip.ts";
import { asked, rolesThatMay } from "../may.ts";
import { readsPrivate } from "../may-read.ts";
import { missingForSubmission } from "../missing.ts";
import { askedForIn, isFixed } from "../request-fixed.ts";
import type { Trip } from "../trip.ts";
import type { TripForm, TripTask } from "./tasks/task.ts";
import { fieldNameOf, ownsPath, tripTasks } from "./tasks/tasks.ts";
import { tripPath } from "./trip-path.ts";

/** The forms of what is planned, each stored as an edit of the trip. */
export const planningForms: readonly TripForm[] = tripTasks.map((task, at) => ({
  ...task,
  allow: rolesThatMay("edit"),
  fixed: (trip) => (isFixed(trip) ? askedForIn(task.owns) : "none"),
  onwards: (trip) => {
    const next = tripTasks.slice(at + 1).find((one) => !one.later);
    return next
      ? { text: "Gem og fortsæt", href: tripPath(trip, next.slug) }
      : { text: `Gem og se ${caseWords(trip).the}`, href: tripPath(trip) };
  },
  refusal: (asking, trip) => {
    if (!readsPrivate(asking.who, trip)) return new Forbidden("role-needed");
    const answer = asked(asking, trip, "edit");
    if (answer.allowed) return isFixed(trip) && askedForIn(task.owns) === "all" ? new Conflict("request-fixed") : null;
    if (answer.because === "role") return new Forbidden("role-needed");
    return new Conflict("trip-status", { status: trip.status, action: "edit" });
  },
  // A complete trip goes on no agenda.
  missing: (trip, profile) =>
    trip.status === "complete" ? [] : missingForSubmission(trip, profile).filter((one) => ownsPath(task, one.path)),
  check: (trip, given, profile, today) => draftFaults({ task, trip, given, profile, today }),
  store: async (work, trip, given, asks) => {
    try {
      return await editTrip(work, trip.id, trip.version, given, "trips.edit", asks);
    } catch (error) {
      if (!isNameErased(error)) throw error;
      throw new Invalid(error.faults.map((one) => ({ ...one, path: fieldNameOf(one.path) })));
    }
  },
}));

interface Checking {
  readonly task: TripTask;
  readonly trip: Trip;
  readonly given: unknown;
  readonly profile: Profile;
  readonly today: DateOn;
}

/** What the rules of a draft hold against a change, beside this form's fields; what concerns other forms is about the whole. */
function draftFaults({ task, trip, given, profile, today }: Checking): readonly Fault[] {
  try {
    laidUpon(trip, given, profile, today);
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.faults.map((one) => ({ ...one, path: ownsPath(task, one.path) ? fieldNameOf(one.path) : "" }));
  }
}
