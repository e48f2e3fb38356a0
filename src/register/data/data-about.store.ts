import { sql } from "kysely";
import type { DateOn } from "../../kernel/index.ts";
import type { Db, MunicipalityId } from "../../platform/index.ts";

/** The first and last day that records of a type are sorted by, read at both ends of an index; `null` where none has a day. */
export async function spanOf(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
): Promise<{ readonly from: DateOn; readonly to: DateOn } | null> {
  const { rows } = await sql<{ from: DateOn | null; to: DateOn | null }>`
    SELECT min(sort_on) AS "from", max(sort_on) AS "to" FROM register.current
    WHERE municipality_id = ${municipalityId} AND type = ${type}`.execute(db);
  const { from = null, to = null } = rows[0] ?? {};
  return from !== null && to !== null ? { from, to } : null;
}
