import type { Ruling } from "../decisions/index.ts";
import type { Profile } from "../profile/index.ts";
import { isAfterStart } from "./after-start.ts";
import { legalBases, referenceOn } from "./agenda/legal-basis.ts";
import { bodyOf } from "./bodies-shown.ts";
import { legalBasisOf } from "./missing.ts";
import { electedCount } from "./plan.ts";
import type { AskedChange, Departure, Trip } from "./trip.ts";
import type { TripEntry } from "./trip-entry.ts";

/** A confirmed ruling as the public sees it; of a closed item no more than its heading and what was decided. */
export function rulingShown(ruling: Ruling, profile: Profile, trip: Trip): TripEntry["rulings"][number] {
  const { submission } = ruling;
  const committee = bodyOf(profile, submission.committeeId, submission.meetsOn) ?? {
    id: submission.committeeId,
    name: submission.committeeId,
  };
  return {
    about: submission.about,
    committee,
    metOn: submission.meetsOn,
    item: ruling.item,
    ruling: ruling.ruling,
    basis: ruling.closed ? null : (ruling.basis ?? basisOfRequest(ruling, profile, trip)),
    text: ruling.closed ? null : ruling.text,
    votes: ruling.closed ? null : ruling.votes,
    minority: ruling.closed ? null : ruling.minority,
    recused: ruling.closed ? [] : ruling.recused,
    url: ruling.url,
    late: submission.about === "request" && isAfterStart(submission.meetsOn, trip),
    ...(submission.late && { afterAgendaClosed: true as const }),
  };
}

/**
 * What elected members' journey rests on where the minutes do not say: the trip's basis, which is the profile's for its kind
 * unless another was chosen, as the agenda text that was approved said.
 */
function basisOfRequest({ submission, ruling }: Ruling, profile: Profile, trip: Trip): string | null {
  const asksThem = submission.about === "request" && ruling === "approved" && (electedCount(trip.plan) ?? 0) > 0;
  const on = trip.startOn ?? submission.meetsOn;
  const basis = asksThem ? legalBasisOf(trip, profile, on) : null;
  return basis && referenceOn(legalBases[basis], on).text;
}

/** What of the plan is public: nothing else of it is told of a change either. */
interface Shows {
  readonly budget: boolean;
  readonly funding: boolean;
}

/** A change was asked for, not the trip; of a closed item, or before the budget is told, no sums, and no days. */
export function askedShown(
  { closed }: Ruling,
  change: AskedChange | undefined,
  shows: Shows,
): Pick<TripEntry["rulings"][number], "about" | "change"> | null {
  if (!change) return null;
  return { about: "change", change: changeShown(change, { ...shows, budget: !closed && shows.budget, days: !closed }) };
}

/** The changes that its manager has approved, each with its day; nothing where there is none. */
export function byManagerShown(
  trip: Pick<Trip, "approved" | "startOn">,
  shows: Shows,
): Pick<TripEntry, "changesByManager"> {
  const shown = (trip.approved?.changesByManager ?? []).map(({ on, change }) => ({
    on,
    change: changeShown(change, { ...shows, days: true }),
    ...(isAfterStart(on, trip) && { late: true as const }),
  }));
  return shown.length > 0 ? { changesByManager: shown } : {};
}

type Change = NonNullable<TripEntry["rulings"][number]["change"]>;

function changeShown({ what, budget, days }: AskedChange, shows: Shows & { readonly days: boolean }): Change {
  const told = what.filter((one) => one !== "funding" || shows.funding);
  return { what: told, budget: shows.budget ? budget : null, ...(days && { days: shows.days ? days : null }) };
}

/** The rules of the council term that it departed from; of a closed item, or before the budget is told, not by how much. */
export function departuresShown(
  { closed }: Ruling,
  departures: readonly Departure[] | undefined,
  showsBudget: boolean,
): Pick<TripEntry["rulings"][number], "departures"> | null {
  if (!departures) return null;
  const hides = ({ rule }: Departure) => closed || (rule === "member-cap" && !showsBudget);
  return { departures: departures.map((one) => ({ ...one, reached: hides(one) ? null : [...one.reached] })) };
}
