import { sql } from "kysely";
import { bookedOf, isBooked } from "../../accounts/index.ts";
import {
  meetingsFrom,
  openSubmissions,
  type Ruling,
  type Submission,
  unconfirmedRulings,
} from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { addDays, dateInZone } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { lastActAt } from "../../records/index.ts";
import { publishedDays, takenBackAmong } from "../../register/index.ts";
import type { FollowUpTables } from "../follow-up/follow-up.store.ts";
import type { TravelListTables } from "../travel-list/travel-list.store.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import { statusesUnderWay } from "../trip.ts";
import { reopens } from "../trip-accounts/reopened.ts";
import { turnsOf } from "../turns.ts";
import type { TripOwing } from "./owing.ts";

/** What sends a change: to its manager, or to a committee. */
const changeSent = ["trips.submit-staff-visit", "decisions.submit"];

/** An annex that waits for a person's word, as the index has it. */
const undecided = sql<boolean>`decision IS NULL AND withdrawn_at IS NULL AND found <> 'nothing'`;

/**
 * Trips that something may be owed of: those under way, complete ones with a follow-up, a travel list, an annex to look at or open minutes, and
 * cancelled ones with something booked on their open accounts: most cost nothing, and nobody closes the accounts of those.
 * Each kind is found by an index of its own, so that it costs the same after a hundred thousand trips.
 */
async function tripsOwing(tx: Tx, municipalityId: MunicipalityId, alsoIds: readonly string[], timeZone: string) {
  const owing = sql<TripTables["tripsTrip"]["tripId"]>`(
    SELECT trip_id FROM udsyn.trips_trip
    WHERE municipality_id = ${municipalityId} AND status = ANY (${statusesUnderWay}::text[])
    UNION SELECT trip_id FROM udsyn.trips_travel_list WHERE municipality_id = ${municipalityId}
    UNION SELECT trip_id FROM udsyn.trips_annex WHERE municipality_id = ${municipalityId} AND ${undecided}
    UNION SELECT trip_id FROM udsyn.trips_trip
      WHERE municipality_id = ${municipalityId} AND follow_up_on IS NOT NULL
        AND NOT EXISTS (SELECT FROM udsyn.trips_follow_up f
                        WHERE f.municipality_id = trips_trip.municipality_id AND f.trip_id = trips_trip.trip_id)
    UNION SELECT trip_id FROM udsyn.trips_trip
      WHERE municipality_id = ${municipalityId} AND status = 'cancelled' AND accounts_status = 'open'
        AND ${isBooked(municipalityId, "trip", sql.ref("trips_trip.trip_id"))}
    UNION SELECT unnest(${[...alsoIds]}::uuid[]))`;
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
    .select(
      sql<Date | null>`(SELECT min(a.waits_from) FROM udsyn.trips_annex a
        WHERE a.municipality_id = t.municipality_id AND a.trip_id = t.trip_id AND ${undecided})`.as("annexWaitsFrom"),
    )
    .select(
      sql<Date | null>`CASE WHEN t.status IN ('submitted', 'recommended', 'suspended') AND t.approved IS NOT NULL
        THEN ${lastActAt(municipalityId, changeSent, { type: "trip", id: sql.ref("t.trip_id") })} END`.as(
        "changeSentAt",
      ),
    )
    .select(
      sql<Date | null>`CASE WHEN t.accounts_status = 'open'
        THEN ${lastActAt(municipalityId, [reopens], { type: "trip", id: sql.ref("t.trip_id") })} END`.as("reopenedAt"),
    )
    .where("t.municipalityId", "=", municipalityId)
    .where("t.tripId", "in", owing)
    .execute();
  return rows.map(({ followedUp, listed, changeSentAt, annexWaitsFrom, reopenedAt, ...row }) => ({
    trip: tripIn(row),
    reopenedOn: reopenedAt && dateInZone(reopenedAt, timeZone),
    changeSentOn: changeSentAt && dateInZone(changeSentAt, timeZone),
    annexWaitsFrom: annexWaitsFrom && dateInZone(annexWaitsFrom, timeZone),
    followedUp: followedUp !== null,
    hasTravelList: listed !== null,
  }));
}

/** What lies before committees and what they have said, for those who have read it already. */
export interface BeforeCommittees {
  readonly submissions: readonly Submission[];
  readonly unconfirmed: readonly Ruling[];
}

export async function readBeforeCommittees(tx: Tx, municipalityId: MunicipalityId): Promise<BeforeCommittees> {
  return {
    submissions: await openSubmissions(tx, municipalityId),
    unconfirmed: await unconfirmedRulings(tx, municipalityId, "trip"),
  };
}

/** Every trip with what decides about its obligations: ten queries, however many trips there are. */
export async function readOwing(
  { tx, municipality, today }: Pick<Work, "tx" | "municipality" | "today">,
  known?: BeforeCommittees,
): Promise<TripOwing[]> {
  const { id: here, profile } = municipality;
  const { submissions, unconfirmed } = known ?? (await readBeforeCommittees(tx, here));
  const trips = await tripsOwing(
    tx,
    here,
    unconfirmed.map((one) => one.submission.subject.id),
    profile.timeZone,
  );
  const ids = trips.map(({ trip }) => trip.id);
  const meetings = await meetingsFrom(tx, here, addDays(today, -400), 2_000);
  const publishedOn = await publishedDays(tx, here, "trip", ids, profile.timeZone);
  const unpublished = ids.filter((id) => !publishedOn.has(id));
  const takenDown = await takenBackAmong(tx, here, "trip", unpublished);
  const booked = new Map(
    (await bookedOf(tx, here, "trip", ids, profile.timeZone)).map(({ subjectId, ...one }) => [subjectId, one]),
  );
  const openOf = Map.groupBy(submissions, (one) => one.subject.id);
  const rulingsOf = Map.groupBy(unconfirmed, (one) => one.submission.subject.id);
  const turns = await turnsOf(
    { tx, municipality, today },
    trips.map(({ trip }) => trip),
  );
  return trips.map((one) => ({
    ...one,
    turnOf: turns.get(one.trip.id) ?? null,
    meetings,
    submissions: openOf.get(one.trip.id) ?? [],
    unconfirmed: rulingsOf.get(one.trip.id) ?? [],
    publishedOn: publishedOn.get(one.trip.id) ?? null,
    takenDown: takenDown.has(one.trip.id),
    bookings: booked.get(one.trip.id) ?? null,
  }));
}
