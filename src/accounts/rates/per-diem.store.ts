import { sql } from "kysely";
import type { Work } from "../../identity/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { PerDiem } from "./per-diem.ts";

type Row = PerDiem & { readonly id: string };
type Stored = Omit<Row, "perDay" | "lodging"> & { readonly perDay: bigint | null; readonly lodging: bigint | null };

const columns = sql.raw(`"id" uuid, "tableName" text, "country" text, "region" text, "place" text, "perDay" numeric,
  "lodging" numeric, "currency" text, "validFrom" date, "validTo" date, "asPrinted" jsonb`);
const selected = sql.raw(`rate_id AS id, table_name, country, region, place, per_day, lodging, currency, valid_from,
  valid_to, as_printed`);

export async function addPerDiems({ tx, municipality }: Work, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO udsyn.accounts_per_diem (municipality_id, rate_id, table_name, country, region, place, per_day, lodging,
      currency, valid_from, valid_to, as_printed)
    SELECT ${municipality.id}, n."id", n."tableName", n."country", n."region", n."place", (n."perDay" * 100)::bigint,
      (n."lodging" * 100)::bigint, n."currency", n."validFrom", n."validTo", n."asPrinted"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (${columns})`.execute(tx);
}

export async function changePerDiems({ tx, municipality }: Work, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE udsyn.accounts_per_diem r SET table_name = n."tableName", country = n."country", region = n."region",
      place = n."place", per_day = (n."perDay" * 100)::bigint, lodging = (n."lodging" * 100)::bigint,
      currency = n."currency", valid_from = n."validFrom", valid_to = n."validTo", as_printed = n."asPrinted"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (${columns})
    WHERE r.municipality_id = ${municipality.id} AND r.rate_id = n."id"`.execute(tx);
}

export async function readPerDiems(
  { tx, municipality }: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PerDiem>> {
  const { rows } = await sql<Stored>`
    SELECT ${selected} FROM udsyn.accounts_per_diem
    WHERE municipality_id = ${municipality.id} AND rate_id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...row }) => [id, printed(row)]));
}

/** Every rate of a country and every residual rate, the latest tables first. */
export async function perDiemsOf(tx: Tx, municipalityId: MunicipalityId, country: string): Promise<readonly PerDiem[]> {
  const { rows } = await sql<Stored>`
    SELECT ${selected} FROM udsyn.accounts_per_diem
    WHERE municipality_id = ${municipalityId} AND country IN (${country}, '*')
    ORDER BY valid_from DESC, region, place NULLS FIRST`.execute(tx);
  return rows.map(({ id: _, ...row }) => printed(row));
}

function printed(row: Omit<Stored, "id">): PerDiem {
  const decimal = (hundredths: bigint | null) => (hundredths === null ? null : decimalOf(hundredths));
  return { ...row, perDay: decimal(row.perDay), lodging: decimal(row.lodging) };
}
