import { sql } from "kysely";
import { bookedOf } from "../../accounts/index.ts";
import { meetingsFrom, openSubmissions, unconfirmedRulings } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { addDays } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { publishedDays } from "../../register/index.ts";
import type { FollowUpTables } from "../follow-up/follow-up.store.ts";
import type { TravelListTables } from "../travel-list/travel-list.store.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import { type TripStatus, tripStatuses } from "../trip.ts";
import type { TripOwing } from "./owing.ts";

const ended: readonly TripStatus[] = ["refused", "withdrawn", "cancelled", "complete"];
const going = tripStatuses.filter((one) => !ended.includes(one));

/** Trips that something may be owed of: those under way, and complete ones with a follow-up, a travel list or open minutes. */
async function tripsOwing(tx: Tx, municipalityId: MunicipalityId, alsoIds: readonly string[]) {
  const rows = await working<TripTables & FollowUpTables & TravelListTables>(tx)
    .selectFrom("tripsTrip as t")
    .leftJoin("tripsFollowUp as f", (on) =>
      on.onRef("f.municipalityId", "=", "t.municipalityId").onRef("f.tripId", "=", "t.tripId"),
    )
    .leftJoin("tripsTravelList as l", (on) =>
      on.onRef("l.municipalityId", "=", "t.municipalityId").onRef("l.tripId", "=", "t.tripId"),
    )
    .selectAll("t")
    .select(["f.tripId as followedUp", "l.tripId as listed"])
    .where("t.municipalityId", "=", municipalityId)
    .where((on) =>
      on.or([
        on("t.status", "in", going),
        on("l.tripId", "is not", null),
        on.and([on("f.tripId", "is", null), sql<boolean>`t.report ->> 'followUpOn' IS NOT NULL`]),
        ...(alsoIds.length > 0 ? [on("t.tripId", "in", alsoIds as TripTables["tripsTrip"]["tripId"][])] : []),
      ]),
    )
    .execute();
  return rows.map(({ followedUp, listed, ...row }) => ({
    trip: tripIn(row),
    followedUp: followedUp !== null,
    hasTravelList: listed !== null,
  }));
}

/** Every trip with what decides about its obligations: six queries, however many trips there are. */
export async function readOwing({
  tx,
  municipality,
  today,
}: Pick<Work, "tx" | "municipality" | "today">): Promise<TripOwing[]> {
  const { id: here, profile } = municipality;
  const unconfirmed = await unconfirmedRulings(tx, here, "trip");
  const trips = await tripsOwing(
    tx,
    here,
    unconfirmed.map((one) => one.submission.subject.id),
  );
  const ids = trips.map(({ trip }) => trip.id);
  const submissions = await openSubmissions(tx, here);
  const meetings = await meetingsFrom(tx, here, addDays(today, -400), 2_000);
  const publishedOn = await publishedDays(tx, here, "trip", ids, profile.timeZone);
  const booked = new Map(
    (await bookedOf(tx, here, "trip", ids, profile.timeZone)).map(({ subjectId, ...one }) => [subjectId, one]),
  );
  const openOf = Map.groupBy(submissions, (one) => one.subject.id);
  const rulingsOf = Map.groupBy(unconfirmed, (one) => one.submission.subject.id);
  return trips.map((one) => ({
    ...one,
    meetings,
    submissions: openOf.get(one.trip.id) ?? [],
    unconfirmed: rulingsOf.get(one.trip.id) ?? [],
    publishedOn: publishedOn.get(one.trip.id) ?? null,
    bookings: booked.get(one.trip.id) ?? null,
  }));
}
