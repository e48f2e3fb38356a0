import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { TripTables } from "./trip.store.ts";
import type { Trip } from "./trip.ts";

/** Stores many new trips in one statement, each as it stands. */
export async function addTrips(tx: Tx, municipalityId: MunicipalityId, trips: readonly Trip[]): Promise<void> {
  if (trips.length === 0) return;
  await sql`
    INSERT INTO udsyn.trips_trip (municipality_id, trip_id, version, lang, kind, direction, status,
      accounts_status, report_status, case_number, title, committee_id, unit_id, start_on, end_on, plan, approved, public_plan, report,
      created_at, created_by, updated_at, ended_unsent, hands, report_handed_in_on, follow_up_on)
    SELECT ${municipalityId}, r.*, (r."report" ->> 'followUpOn')::date
    FROM json_to_recordset(${JSON.stringify(trips)}::json) AS r ("id" uuid, "version" int, "lang" text, "kind" text,
      "direction" text, "status" text, "accountsTrack" text, "reportTrack" text, "caseNumber" text, "title" text,
      "committeeId" text, "unitId" text, "startOn" date, "endOn" date, "plan" jsonb, "approved" jsonb, "publicPlan" jsonb, "report" jsonb,
      "createdAt" timestamptz, "createdBy" text, "updatedAt" timestamptz, "endedUnsent" boolean,
      "hands" text[], "reportHandedInOn" date)`.execute(tx);
}

/** How many trips somebody started, and how many others did. */
export async function countTripsBy(
  tx: Tx,
  municipalityId: MunicipalityId,
  by: string,
): Promise<{ readonly own: number; readonly others: number }> {
  const { own, others } = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .select(sql<bigint>`count(*) FILTER (WHERE created_by = ${by})`.as("own"))
    .select(sql<bigint>`count(*) FILTER (WHERE created_by IS DISTINCT FROM ${by})`.as("others"))
    .where("municipalityId", "=", municipalityId)
    .executeTakeFirstOrThrow();
  return { own: Number(own), others: Number(others) };
}
