import { type Posting, postingsOfAll } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, hundredthsOf } from "../../kernel/index.ts";
import { limitOn, type TripKind, termOn } from "../../profile/index.ts";
import { costEach, type Share } from "../cost-each.ts";
import { electedCount, listedCount } from "../plan.ts";
import type { Trip, TripId } from "../trip.ts";
import { accountsShownFrom } from "../trip-accounts/accounts-shown.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";
import { committeesTrips } from "./term.store.ts";

/** One earlier trip of the same committee in the same council term. */
interface EarlierTrip {
  /** Members by name, as the trip has them. */
  readonly names: readonly string[];
  /** Elected members who went and are not named. */
  readonly unnamed: number;
  /**
   * What one of those listed cost in the municipality's currency: of the accounts where they are closed, else of the budget as
   * the trip itself was held to it (`costEach`); `null` where that is not sure.
   */
  readonly each: Share | null;
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

/**
 * Whether the trip was approved as one of this committee's in this term before: a change of it makes it no further trip, and
 * its number was ruled on then.
 */
export function isCountedBefore({
  trip,
  earlier,
}: {
  readonly trip: Trip;
  readonly earlier: TermSoFar | null;
}): boolean {
  const { approved, publicPlan } = trip;
  const on = publicPlan?.startOn ?? null;
  if (!approved || !publicPlan || !earlier || on === null) return false;
  const kind = approved.kind ?? publicPlan.kind;
  const isSame = publicPlan.committeeId === trip.committeeId && isWithin(on, earlier);
  return isSame && countsInTerm({ kind });
}

/** `null` where nothing can be reckoned or nobody asks: no committee, no term, no such limit, or a kind that is not counted. */
export async function termSoFar(work: Work, trip: Trip): Promise<TermSoFar | null> {
  return (await termsSoFar(work, [trip])).get(trip.id) ?? null;
}

/** The same for many trips, in as many queries as for one. */
export async function termsSoFar(work: Work, asking: readonly Trip[]): Promise<ReadonlyMap<TripId, TermSoFar | null>> {
  const { tx, municipality } = work;
  const spans = new Map(asking.flatMap((trip) => spanOf(work, trip) ?? []).map((one) => [one.trip.id, one]));
  const found = (await committeesTrips(tx, municipality.id, [...spans.values()], counted)).map(asApproved);
  // Only closed accounts are counted; the others stand as budgeted.
  const closed = found.filter((one) => one.accountsTrack === "closed").map((one) => one.id);
  const postings = await postingsOfAll(tx, municipality.id, "trip", closed);
  const bySubject = Map.groupBy(postings, ({ subject }) => subject?.id);
  return new Map(
    asking.map(({ id }): [TripId, TermSoFar | null] => {
      const span = spans.get(id);
      if (!span) return [id, null];
      const { from, to, committeeId } = span;
      const others = found.filter(
        (one) => one.id !== id && one.committeeId === committeeId && isWithin(one.startOn, span),
      );
      const trips = others.map((one) => earlierTrip(work, one, bySubject.get(one.id) ?? []));
      return [id, { from, to, trips }];
    }),
  );
}

/** What each participant of a trip cost by its closed accounts; `null` while they are not closed, or do not say. */
export async function closedCostEach(work: Work, trip: Trip): Promise<Share | null> {
  const approved = asApproved(trip);
  if (trip.accountsTrack !== "closed") return null;
  const postings = await postingsOfAll(work.tx, work.municipality.id, "trip", [trip.id]);
  return postings.length === 0 ? null : shareOf(work, approved, postings);
}

/** A trip as it was approved, whatever was edited, asked or refused since; who travelled, private companions too. */
function asApproved(trip: Trip): Trip {
  const fixed = asPaid(trip);
  const participants = trip.approved?.participants ?? fixed.plan.participants;
  return { ...fixed, plan: { ...fixed.plan, participants } };
}

/** The committee and the time whose trips are held against this one. */
function spanOf({ municipality: { profile }, today }: Work, trip: Trip) {
  const on = trip.startOn ?? today;
  const asks = (["capPerMemberCommitteeTerm", "tripsPerTerm"] as const).some(
    (name) => limitOn(profile, name, on)?.value != null,
  );
  const term = termOn(profile, on);
  const { committeeId } = trip;
  if (!asks || !term || committeeId === null || !countsInTerm(trip)) return null;
  return { trip, committeeId, from: term.from, to: term.to ?? trip.startOn ?? today };
}

function isWithin(day: DateOn | null, { from, to }: { readonly from: DateOn; readonly to: DateOn }): boolean {
  return day !== null && day >= from && day <= to;
}

function earlierTrip(work: Work, trip: Trip, postings: readonly Posting[]): EarlierTrip {
  const names = trip.plan.participants.elected.named.map((one) => one.name);
  return {
    names,
    unnamed: Math.max(0, (electedCount(trip.plan) ?? 0) - names.length),
    each: shareOf(work, trip, postings),
  };
}

function shareOf(work: Work, trip: Trip, postings: readonly Posting[]): Share | null {
  const { status, lines } = accountsShownFrom(work, trip, postings);
  if (status !== "final" || lines.length === 0) return costEach(trip, work.municipality.profile).share;
  const people = listedCount(trip.plan);
  const amounts = lines.map((one) => (one.amount === null ? null : hundredthsOf(one.amount)));
  const total = amounts.reduce<bigint | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n);
  return total === null || !people ? null : { hundredths: total, people };
}
