import { sql } from "kysely";
import type { Work } from "../../identity/index.ts";
import { addDays, type DateOn } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { CurrencyDay } from "./rate-of-day.ts";

type Row = CurrencyDay & { readonly id: string };

const columns = sql.raw(`"id" uuid, "tableName" text, "on" date, "base" text, "rates" jsonb`);

export async function addCurrencyDays({ tx, municipality }: Work, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO udsyn.accounts_currency_day (municipality_id, day_id, table_name, on_day, base, rates)
    SELECT ${municipality.id}, n.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (${columns})`.execute(tx);
}

export async function changeCurrencyDays({ tx, municipality }: Work, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE udsyn.accounts_currency_day d SET table_name = n."tableName", on_day = n."on", base = n."base",
      rates = n."rates", imported_at = clock_timestamp()
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (${columns})
    WHERE d.municipality_id = ${municipality.id} AND d.day_id = n."id"`.execute(tx);
}

export async function readCurrencyDays(
  { tx, municipality }: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CurrencyDay>> {
  const { rows } = await sql<Row>`
    SELECT day_id AS id, table_name, on_day AS "on", base, rates FROM udsyn.accounts_currency_day
    WHERE municipality_id = ${municipality.id} AND day_id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** A weekend and the longest row of bank holidays: a rate older than this is not the day's. */
const daysBack = 7;

/**
 * What tables say of some days and the days just before each, the latest first and of a day
 * what was imported or corrected last: one question, however many the days are.
 */
export async function currencyDaysBefore(
  tx: Tx,
  municipalityId: MunicipalityId,
  days: readonly DateOn[],
): Promise<readonly CurrencyDay[]> {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (!first || !last) return [];
  const { rows } = await sql<CurrencyDay>`
    SELECT table_name, on_day AS "on", base, rates FROM udsyn.accounts_currency_day
    WHERE municipality_id = ${municipalityId}
      AND on_day <= ${last}::date AND on_day > ${addDays(first, -daysBack)}::date
      AND EXISTS (SELECT FROM unnest(${days}::date[]) AS asked (day)
        WHERE on_day <= asked.day AND on_day > asked.day - ${daysBack}::int)
    ORDER BY on_day DESC, imported_at DESC, day_id DESC`.execute(tx);
  return rows;
}

/** Those of many that bear on one day, as `currencyDaysBefore` would have answered for it alone. */
export function daysBefore(rows: readonly CurrencyDay[], on: DateOn): readonly CurrencyDay[] {
  const oldest = addDays(on, -daysBack);
  return rows.filter((row) => row.on <= on && row.on > oldest);
}
