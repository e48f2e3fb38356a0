import { sql } from "kysely";
import type { SubmissionId } from "../../decisions/index.ts";
import { type Keep, stringsIn, withStrings } from "../../records/index.ts";
import { calledInPublic, isPartnersAddress } from "../../relations/index.ts";
import type { TripId } from "../trip.ts";
import { type InMunicipality, renamedBeforeRuling, renamedInTrip } from "./asked-as-named.ts";

type Json = Parameters<typeof withStrings>[0];
type Row = Readonly<Record<string, unknown>>;

const ofPartner = /\/partners\/\d+$/;

/** Addresses in some columns of `t` that partners have, and those that public records call partners by; as SQL, to be read beside a row. */
export function partnerAddressesIn(...columns: readonly string[]): Readonly<Record<string, string>> {
  const all = `jsonb_build_array(${columns.map((name) => `t.${name}`).join(", ")})`;
  const those = (which: (address: string) => string) =>
    `ARRAY(SELECT DISTINCT a #>> '{}' FROM jsonb_path_query(${all}, '$.**.partners[*]') a
      WHERE jsonb_typeof(a) = 'string' AND ${which("a #>> '{}'")})`;
  return { called_in_public: those(calledInPublic), partners_addresses: those(isPartnersAddress) };
}

const inLog: Keep = {
  why: "Adressen på en partner, som en offentlig rejse nævner. Den står i klartekst i den offentlige log, som ingen kan ændre.",
  unlessDecided: false,
};
const follows: Keep = {
  why: "Adressen på en partner. Den følger partneren: Slettes navnet dér, får rejsen den nye adresse.",
  unlessDecided: false,
};

/** A trip calls a partner by its address, as the partner has it: it is kept, or made anew, with the partner's; `null` where none has it. */
export function keepOfPartner(row: Row, field: string): Keep | null {
  const [column = ""] = field.split("/");
  const text = stringsIn(row[column]).find(({ pointer }) => `${column}${pointer}` === field)?.text;
  const isAmong = (all: unknown) => Array.isArray(all) && all.includes(text);
  return isAmong(row.called_in_public) ? inLog : isAmong(row.partners_addresses) ? follows : null;
}

/** Whether a field is a partner's address. */
export function isPartner(field: string): boolean {
  return ofPartner.test(field);
}

/** Carries a partner's new address to every trip that names it, as it is planned, as it was approved and before a ruling. */
export async function partnerRenamed(work: InMunicipality, from: string, to: string): Promise<void> {
  const { tx, municipality } = work;
  const names = (...columns: readonly string[]) =>
    sql<boolean>`jsonb_path_exists(jsonb_build_array(${sql.join(columns.map((name) => sql.ref(name)))}),
      '$.**.partners[*] ? (@ == $from)', ${JSON.stringify({ from })}::jsonb)`;
  const renamed = (plan: Json) =>
    JSON.stringify(withStrings(plan, (text, pointer) => (text === from && isPartner(pointer) ? to : text)));
  const trips = await sql<{ id: TripId; plan: Json; approved: Json; public: Json }>`
    SELECT trip_id AS id, plan, approved, public_plan AS public FROM udsyn.trips_trip
    WHERE municipality_id = ${municipality.id} AND ${names("plan", "approved", "public_plan")}
    ORDER BY trip_id FOR UPDATE`.execute(tx);
  for (const { id, plan, approved, public: shown } of trips.rows)
    await renamedInTrip(work, id, async () => {
      await sql`UPDATE udsyn.trips_trip SET plan = ${renamed(plan)}::jsonb, version = version + 1,
          approved = ${approved && renamed(approved)}::jsonb, public_plan = ${shown && renamed(shown)}::jsonb
        WHERE municipality_id = ${municipality.id} AND trip_id = ${id}`.execute(tx);
    });
  const ruled = await sql<{ id: SubmissionId; trip: TripId; before: Json }>`
    SELECT submission_id AS id, trip_id AS trip, before FROM udsyn.trips_ruled
    WHERE municipality_id = ${municipality.id} AND ${names("before")} ORDER BY submission_id`.execute(tx);
  for (const { id, trip, before } of ruled.rows)
    await renamedBeforeRuling(work, trip, id, async () => {
      await sql`UPDATE udsyn.trips_ruled SET before = ${renamed(before)}::jsonb
        WHERE municipality_id = ${municipality.id} AND submission_id = ${id}`.execute(tx);
    });
}
