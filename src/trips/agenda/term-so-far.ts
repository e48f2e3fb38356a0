import { type Posting, postingsOfAll } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, dividedBy, hundredthsOf } from "../../kernel/index.ts";
import { limitOn, type TripKind, termOn } from "../../profile/index.ts";
import { budgetTotal, electedCount, participantCount } from "../plan.ts";
import type { Trip } from "../trip.ts";
import { accountsShownFrom } from "../trip-accounts/accounts-shown.ts";
import { committeeTrips } from "./term.store.ts";

/** One earlier trip of the same committee in the same council term. */
interface EarlierTrip {
  /** Members by name, as the trip has them. */
  readonly names: readonly string[];
  /** Elected members who went and are not named. */
  readonly unnamed: number;
  /** What one participant cost in the municipality's currency: of the accounts where they are closed, else of the budget. */
  readonly each: bigint | null;
}

/** What a committee has travelled in a council term before this trip. */
export interface TermSoFar {
  readonly from: DateOn;
  readonly to: DateOn;
  readonly trips: readonly EarlierTrip[];
}

/** Kinds on which members travel on a committee's request; a staff visit and a visit to us are none. */
const counted: readonly TripKind[] = ["committee-trip", "delegation", "conference", "representation"];

export function countsInTerm({ kind }: Pick<Trip, "kind">): boolean {
  return kind !== null && counted.includes(kind);
}

/** `null` where nothing can be reckoned or nobody asks: no committee, no term, no such limit, or a kind that is not counted. */
export async function termSoFar(work: Work, trip: Trip): Promise<TermSoFar | null> {
  const { tx, municipality, today } = work;
  const { profile } = municipality;
  const on = trip.startOn ?? today;
  const asks = (["capPerMemberCommitteeTerm", "tripsPerTerm"] as const).some(
    (name) => limitOn(profile, name, on)?.value != null,
  );
  const term = termOn(profile, on);
  if (!asks || !term || trip.committeeId === null || !countsInTerm(trip)) return null;
  const to = term.to ?? trip.startOn ?? today;
  const span = { from: term.from, to };
  const found = await committeeTrips(tx, municipality.id, trip.committeeId, span, counted);
  const others = found.filter(({ id }) => id !== trip.id);
  // Only closed accounts are counted; the others stand as budgeted.
  const closed = others.filter((one) => one.accountsTrack === "closed").map((one) => one.id);
  const postings = await postingsOfAll(tx, municipality.id, "trip", closed);
  const trips = others.map((one) =>
    earlierTrip(
      work,
      one,
      postings.filter(({ subject }) => subject?.id === one.id),
    ),
  );
  return { ...span, trips };
}

function earlierTrip(work: Work, trip: Trip, postings: readonly Posting[]): EarlierTrip {
  const names = trip.plan.participants.elected.named.map((one) => one.name);
  const people = participantCount(trip.plan);
  const cost = people ? costOf(work, trip, postings) : null;
  return {
    names,
    unnamed: Math.max(0, (electedCount(trip.plan) ?? 0) - names.length),
    each: cost === null || !people ? null : dividedBy(cost, people),
  };
}

function costOf(work: Work, trip: Trip, postings: readonly Posting[]): bigint | null {
  const { status, lines } = accountsShownFrom(work, trip, postings);
  const home = work.municipality.profile.currency;
  if (status === "final" && lines.length > 0) {
    const amounts = lines.map((one) => (one.amount === null ? null : hundredthsOf(one.amount)));
    return amounts.reduce<bigint | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n);
  }
  return trip.plan.budget?.currency === home ? budgetTotal(trip.plan) : null;
}
