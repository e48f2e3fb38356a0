import { sql } from "kysely";
import type { DateOn } from "../../kernel/index.ts";
import type { Db, MunicipalityId } from "../../platform/index.ts";

/**
 * The first day that records of a type are sorted by, and the last that any of them lasts to; `null` where none has a day.
 * @param last the field of an entry that says its last day
 * @param rowsAt where in an entry a set's rows lie: only records with some are told of
 */
export async function spanOf(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { last, rowsAt }: { readonly last?: string | undefined; readonly rowsAt?: readonly string[] | undefined } = {},
): Promise<{ readonly from: DateOn; readonly to: DateOn } | null> {
  // A day alone: a cell that was no day stands in its source's words.
  const day = sql`substring(entry ->> ${last ?? ""} FROM '^\\d{4}-\\d{2}-\\d{2}$')::date`;
  const lasts = last === undefined ? sql`sort_on` : sql`greatest(sort_on, ${day})`;
  const withRows = rowsAt === undefined ? sql`` : sql`AND jsonb_array_length(entry #> ${[...rowsAt]}::text[]) > 0`;
  const { rows } = await sql<{ from: DateOn | null; to: DateOn | null }>`
    SELECT min(sort_on) AS "from", max(${lasts}) AS "to" FROM register.current
    WHERE municipality_id = ${municipalityId} AND type = ${type} ${withRows}`.execute(db);
  const { from = null, to = null } = rows[0] ?? {};
  return from !== null && to !== null ? { from, to } : null;
}
