import {
  type AskedByWho,
  discardDraft,
  doneAt,
  draftOf,
  idIn,
  type UdsynRoute,
  type Work,
  work,
} from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, type Reply, readForm, rowAction, seeOther, sentForm, textAt } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip } from "../trip.ts";
import { editReply, fixedReply } from "./edit.page.tsx";
import { planningForms } from "./planning-forms.ts";
import { reportForm } from "./report-form.tsx";
import { type TripForm, withoutBlankRows } from "./tasks/task.ts";
import { tripPath } from "./trip-path.ts";
import { differing, markOf } from "./two-versions.ts";

/** A page and a post for every form of a trip. */
export function editRoutes(db: Db): readonly UdsynRoute[] {
  return [...planningForms, reportForm].flatMap((form): UdsynRoute[] => {
    const common = { lane: "staff", path: `/skrivebord/rejser/:id/${form.slug}`, allow: form.allow } as const;
    return [
      { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked, form) },
      { ...common, method: "POST", handle: (asked: AskedByWho) => save(db, asked, form) },
    ];
  });
}

function show(db: Db, asked: AskedByWho, form: TripForm): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const found = await openTrip(one, idIn<"trip">(asked));
    if (form.fixed?.(found) === "all" && form.refusal(one, found)?.code === "request-fixed")
      return fixedReply(asked, found, form);
    const trip = await changeable(one, asked, form);
    const stored = form.values(trip);
    const seen = { asked, trip, form, contributions: await contributionsFor(one, trip, form) };
    const draft = await draftOf(one, tripPath(trip, form.slug));
    const typed = draft && fromDraft(draft.fields);
    if (!draft || !typed || differing(stored, typed, form.labels).length === 0)
      return editReply({ ...seen, values: stored });
    if (asked.query.get("udkast") !== "brug") return editReply({ ...seen, values: stored, draftFrom: draft.savedAt });
    const opened = { version: textAt(typed, "version"), mark: textAt(typed, "mark") };
    return editReply({ ...seen, values: typed, opened, fromDraft: true });
  });
}

/**
 * Stores a form, or gives back all that was typed: with a row more or less, with what is wrong, or beside what somebody
 * else saved since. The trip is held from when it is compared until it is stored.
 */
function save(db: Db, asked: AskedByWho, form: TripForm): Promise<Reply> {
  const sent = sentForm(asked.form);
  const opened = { version: textAt(sent, "version"), mark: textAt(sent, "mark") };
  const olderWaits = textAt(sent, "older") !== "";
  const { profile } = asked.here;
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await changeable(one, asked, form);
    const page = tripPath(trip, form.slug);
    if (textAt(sent, "do") === "discard-draft") {
      await discardDraft(one, page);
      return seeOther(page);
    }
    const withRow = rowAction(sent);
    const filled = withRow ? null : ((await form.pressed?.(one, trip, sent)) ?? null);
    const contributions = await contributionsFor(one, trip, form);
    const pressed = withRow ?? filled;
    if (pressed)
      return editReply({
        ...{ asked, trip, form, values: pressed, opened, contributions, olderWaits },
        filledIn: filled !== null,
      });
    const typed = withoutBlankRows(sent, form.groups);
    const { values, faults: asks } = (await form.lookUp?.(one, trip, typed)) ?? { values: typed, faults: [] };
    const stored = form.values(trip);
    if (opened.version !== String(trip.version) && opened.mark !== markOf(stored)) {
      const conflict = differing(stored, typed, form.labels);
      if (conflict.length > 0) return editReply({ asked, trip, form, values, conflict, contributions, olderWaits });
    }
    const { given, faults: unread } = form.read(values, trip, profile);
    const faults = [...unread, ...asks];
    const held = form.check(trip, given, profile).filter((one) => !faults.some(({ path }) => path === one.path));
    if (faults.length + held.length > 0)
      return editReply({ asked, trip, form, values, faults: [...faults, ...held], opened, contributions, olderWaits });
    await form.store(one, trip, given);
    // Older text that nobody has chosen about stays, and is offered again.
    if (!olderWaits) await discardDraft(one, page);
    const onwards = textAt(values, "do") === "next";
    return onwards ? doneAt(form.onwards(trip).href, form.slug) : doneAt(tripPath(trip, form.slug), "saved");
  });
}

async function contributionsFor(one: Work, trip: Trip, form: TripForm) {
  return form.contributions ? form.contributions(one, trip) : [];
}

/** What was kept of a form, as it would have been sent; a draft that no form of ours could have sent is none. */
function fromDraft(fields: Parameters<typeof readForm>[0]): FormTree | null {
  try {
    return readForm(fields);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

/** The trip, held, if this person may change it by this form; the refusal of the change itself otherwise. */
async function changeable(one: Work, asked: AskedByWho, form: TripForm): Promise<Trip> {
  const trip = await openTrip(one, idIn<"trip">(asked), "hold");
  const refusal = form.refusal(one, trip);
  if (refusal) throw refusal;
  return trip;
}
