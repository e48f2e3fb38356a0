import { subjectsOfPostings } from "../../accounts/index.ts";
import { rulingsAbout } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { refuseCpr } from "../../records/index.ts";
import {
  type LogKey,
  type Publication,
  publish,
  saysAlready,
  slugOf,
  type TakenBack,
  takenBackAmong,
} from "../../register/index.ts";
import { publishNamedPartners } from "../../relations/index.ts";
import { listAnnexes, publicAnnexes } from "../annexes/annexes-shown.ts";
import { importsOf } from "../import-trips/imported.store.ts";
import { cameOfRulings } from "../submit-trip/came-of.store.ts";
import { tripEntry } from "../trip.public.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { publicPlanOf, type Trip, type TripId } from "../trip.ts";
import { type AccountsShown, accountsShownOf, printedAccounts } from "../trip-accounts/accounts-shown.ts";
import { reopenedOf } from "../trip-accounts/reopened.ts";
import { followPlan } from "../trip-accounts/trip-pot.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { reasonWith } from "./promised-reasons.ts";
import { firstWaiting, publicStanding } from "./public-standing.ts";

/**
 * Publishes what is public of a trip as it stands, in the caller's transaction. `reason`: why an earlier version is corrected.
 * `null` while nothing of the trip may be public: its first approval waits for its minutes, or somebody took the trip down.
 */
export type PublishTrip = (work: Work, trip: Trip, reason: string | null) => Promise<Publication | null>;

export function publisher(key: LogKey): PublishTrip {
  return publishing(key, entryNow);
}

/** Publishes a trip although it was taken down: for whoever publishes it again, and for nobody by the way. */
export function againPublisher(key: LogKey): PublishTrip {
  return publishing(key, entryAgain);
}

function publishing(key: LogKey, entryOf: (work: Work, trip: Trip) => Promise<TripEntry | null>): PublishTrip {
  return async (work, trip, reason) => {
    const entry = await entryOf(work, trip);
    if (entry === null) return null;
    // Before anything is written: whoever publishes many goes on with the others.
    refuseCpr({ ...entry, reason });
    await publishNamedPartners(work, entry.partners, `Nævnt af rejsen »${entry.title}«.`);
    const why = await reasonWith(work, trip, entry, reason);
    const done = await publish(work, key, tripType, trip.id, entry, why);
    await listAnnexes(work, trip.id, entry);
    if (done.changed)
      await trace(work, {
        action: "trips.publish",
        subject: { type: "trip", id: trip.id },
        after: { version: done.version, reason: why },
      });
    return done;
  };
}

/** Fixes what is planned now for everybody to see, before it is published; the trip's money follows. @param why it is corrected */
export async function fixPublicPlan(work: Work, trip: Trip, why: string | null): Promise<Trip> {
  const fixed = await saveTrip(work.tx, work.municipality.id, { ...trip, publicPlan: publicPlanOf(trip) });
  await followPlan(work, trip, fixed, `Rejsen er rettet${why === null ? "" : `: ${why}`}`);
  return fixed;
}

/** Publishes what happened to a trip that everybody reads already; one that is not public does not become so by it. @param reason why an earlier version is corrected */
export async function publishWherePublic(
  work: Work,
  trip: Trip,
  publish: PublishTrip,
  reason: string | null = null,
): Promise<void> {
  if ((await slugOf(work.tx, work.municipality.id, tripType.type, trip.id)) === null) return;
  await publish(work, trip, reason);
}

/**
 * Publishes a trip again because a name in it, or in a line of its accounts, was corrected; one that is not public stays so, and
 * one that says nothing otherwise.
 */
export function republisher(publish: PublishTrip) {
  return async (work: Work, about: { readonly type: string; readonly id: string }): Promise<void> => {
    const { tx, municipality } = work;
    const lines = about.type === "posting" ? await subjectsOfPostings(tx, municipality.id, [about.id]) : null;
    const { type, id } = lines?.get(about.id) ?? about;
    const tripId = id as TripId;
    if (type !== tripType.type) return;
    if ((await slugOf(tx, municipality.id, type, tripId)) === null) return;
    const trip = await readTrip(tx, municipality.id, tripId, "hold");
    const entry = await entryNow(work, trip);
    if (entry === null || (await saysAlready(work, tripType, tripId, entry))) return;
    await publish(work, trip, "Et navn er rettet.");
  };
}

/** As `entryAgain`; `null` also while the trip is taken down: what happens to it is then not published by itself. */
export async function entryNow(work: Work, trip: Trip): Promise<TripEntry | null> {
  return (await takenDown(work, trip.id)) ? null : entryAgain(work, trip);
}

/** When and why a trip was taken down; `null` when it is not. */
export async function takenDown({ tx, municipality }: Work, id: TripId): Promise<TakenBack | null> {
  return (await takenBackAmong(tx, municipality.id, tripType.type, [id])).get(id) ?? null;
}

/**
 * A trip as the public would see it if it were published in this transaction, planned as it was approved or corrected;
 * `null` while nothing of it may be.
 */
export async function entryAgain(work: Work, trip: Trip): Promise<TripEntry | null> {
  if (trip.publicPlan === null) return null;
  const rulings = await rulingsAbout(work.tx, work.municipality.id, { type: "trip", id: trip.id });
  const shown = await publicStanding(work, trip, rulings);
  if (shown === null) return null;
  return tripEntry({
    trip: shown,
    profile: work.municipality.profile,
    rulings,
    ...(await keptOfRulings(work, trip)),
    accounts: await accountsNow(work, trip),
    reopened: await reopenedOf(work, trip),
    today: work.today,
    annexes: await publicAnnexes(work, trip.id),
  });
}

/** Whether a change is approved whose minutes wait: until then what is public is not corrected, for it would bring the change. */
export async function changeWaits(work: Work, trip: Trip): Promise<boolean> {
  if (trip.publicPlan === null) return false;
  const rulings = await rulingsAbout(work.tx, work.municipality.id, { type: "trip", id: trip.id });
  return (await firstWaiting(work, trip, rulings)) !== null;
}

/** What was asked for of an approved trip, and which rules were departed from, by the submission that was ruled on. */
async function keptOfRulings({ tx, municipality }: Work, { id }: Trip) {
  const kept = [...(await cameOfRulings(tx, municipality.id, id))];
  return {
    changes: new Map(kept.flatMap(([submission, { change }]) => (change ? [[submission, change]] : []))),
    departures: new Map(kept.flatMap(([submission, { departures }]) => (departures ? [[submission, departures]] : []))),
  };
}

/** The ledger's own lines, once there are any, stand in place of what a source once printed. */
async function accountsNow(work: Work, trip: Trip): Promise<AccountsShown> {
  const booked = await accountsShownOf(work, trip);
  const source = (await importsOf(work.tx, work.municipality.id, [trip.id])).get(trip.id)?.accounts;
  if (!source) return booked;
  if (booked.lines.length > 0) return { ...booked, replacesSource: true };
  // A sum that the source states without lines is in its currency too.
  return (await printedAccounts(work, trip)) ?? { ...booked, ...(source.currency && { currency: source.currency }) };
}
