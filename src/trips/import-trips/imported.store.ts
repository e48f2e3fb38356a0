import { sql } from "kysely";
import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";
import type { ImportedFrom, ImportedTrip } from "./imported-trip.ts";

interface ImportedTables {
  tripsTrip: { municipalityId: MunicipalityId; tripId: TripId; title: string; importedFrom: ImportedFrom | null };
}

interface ToStore extends ImportedTrip {
  readonly id: string;
}

/** New trips in one statement, complete from the first moment. */
export async function addImported(
  tx: Tx,
  municipalityId: MunicipalityId,
  trips: readonly ToStore[],
  { lang, now }: { readonly lang: string; readonly now: Date },
): Promise<void> {
  if (trips.length === 0) return;
  await sql`
    INSERT INTO udsyn.trips_trip (municipality_id, trip_id, version, lang, kind, direction, status, accounts_status,
      report_status, case_number, title, committee_id, unit_id, start_on, end_on, plan, imported_from, created_at,
      updated_at)
    SELECT ${municipalityId}, n.*, ${now}, ${now}
    FROM (SELECT "id", 1, ${lang}, "kind", "direction", 'complete', "accountsTrack", 'not-owed', "caseNumber", "title",
        "committeeId", "unitId", "startOn", "endOn", "plan", "importedFrom"
      FROM json_to_recordset(${JSON.stringify(trips)}::json) AS r (${columns})) AS n`.execute(tx);
}

/** Imported trips brought up to date in one statement, each one version on. */
export async function changeImported(
  tx: Tx,
  municipalityId: MunicipalityId,
  trips: readonly ToStore[],
  now: Date,
): Promise<void> {
  if (trips.length === 0) return;
  await sql`
    UPDATE udsyn.trips_trip t SET version = t.version + 1, kind = n."kind", direction = n."direction",
      accounts_status = n."accountsTrack", case_number = n."caseNumber", title = n."title",
      committee_id = n."committeeId", unit_id = n."unitId", start_on = n."startOn", end_on = n."endOn",
      plan = n."plan", imported_from = n."importedFrom", updated_at = ${now}
    FROM json_to_recordset(${JSON.stringify(trips)}::json) AS n (${columns})
    WHERE t.municipality_id = ${municipalityId} AND t.trip_id = n."id"`.execute(tx);
}

const columns = sql.raw(`"id" uuid, "kind" text, "direction" text, "accountsTrack" text, "caseNumber" text,
  "title" text, "committeeId" text, "unitId" text, "startOn" date, "endOn" date, "plan" jsonb, "importedFrom" jsonb`);

/** Where a trip came from, by id, for those that were imported. */
export async function importsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly TripId[],
): Promise<ReadonlyMap<TripId, ImportedFrom>> {
  if (ids.length === 0) return new Map();
  const rows = await working<ImportedTables>(tx)
    .selectFrom("tripsTrip")
    .select(["tripId", "importedFrom"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", ids)
    .where("importedFrom", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ tripId, importedFrom }) => (importedFrom ? [[tripId, importedFrom] as const] : [])));
}

/** What an imported trip's source says of its money; `null` where it says nothing, and for a trip that was made here. */
export async function importedAccounts(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: TripId,
): Promise<AccountsShown | null> {
  const accounts = (await importsOf(tx, municipalityId, [id])).get(id)?.accounts;
  return accounts && accounts.status !== "none" ? accounts : null;
}

/** How these imported trips stand: taken out at the desk, not public yet, or public. */
export async function standingAmong(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly TripId[],
): Promise<ReadonlyMap<string, "taken-out" | "unseen" | "public">> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ tripId: TripId; standing: "taken-out" | "unseen" | "public" }>`
    SELECT trip_id, CASE WHEN status = 'withdrawn' THEN 'taken-out' WHEN public_plan IS NULL THEN 'unseen' ELSE 'public' END AS standing
    FROM udsyn.trips_trip WHERE municipality_id = ${municipalityId} AND trip_id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ tripId, standing }) => [tripId, standing]));
}

/** Imported trips that are over and were never public: what is fixed for the public is fixed when they are published. */
export async function importedUnpublished(
  tx: Tx,
  municipalityId: MunicipalityId,
  today: DateOn,
): Promise<readonly TripId[]> {
  const { rows } = await sql<{ tripId: TripId }>`
    SELECT trip_id FROM udsyn.trips_trip
    WHERE municipality_id = ${municipalityId} AND imported_from IS NOT NULL AND public_plan IS NULL
      AND status NOT IN ('withdrawn', 'cancelled') AND coalesce(end_on, start_on, ${today}::date) <= ${today}::date`.execute(
    tx,
  );
  return rows.map(({ tripId }) => tripId);
}
