import { sql } from "kysely";
import { type Db, type MunicipalityId, published } from "../platform/index.ts";
import type { EntryOf } from "./lists.store.ts";
import type { JsonObject } from "./log/index.ts";
import type { RegisterTables } from "./register.tables.ts";

/**
 * The records of one year that have something in a list within them (the elected who are named, say), the newest first: what
 * is asked of a year's records alone is read out of them, so that nothing about it has to be kept beside them or erased there.
 * @param list where in an entry the list stands
 * @param without members of an entry that are not asked for: they are most of it
 */
export async function listHaving<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  {
    year,
    list,
    without,
  }: { readonly year: number; readonly list: readonly string[]; readonly without: readonly string[] },
): Promise<readonly EntryOf<Entry>[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("current")
    .select(sql<JsonObject>`entry - ${[...without]}::text[]`.as("entry"))
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("year", "=", year)
    .where(sql<boolean>`jsonb_path_exists(entry #> ${[...list]}::text[], '$[*]')`)
    .orderBy("sortOn", (order) => order.desc().nullsLast())
    .orderBy("recordId", "desc")
    .execute();
  return rows.map((row) => row.entry as unknown as EntryOf<Entry>);
}
