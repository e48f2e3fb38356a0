import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../platform/index.ts";
import type { EntryType } from "./entry-type.ts";
import type { JsonObject } from "./log/index.ts";
import { holdLog } from "./log.store.ts";
import type { RecordId } from "./register.tables.ts";
import { countWords, weighed, wordsOf } from "./search/words.store.ts";

/**
 * Reads records anew that are found by fewer words than their type now says, so that an upgrade finds old records as it finds new
 * ones. What is being published meanwhile is passed over: it comes with all its words. Later publications wait.
 * @returns how many were; fewer than `limit` when none is left
 */
export async function renewSearch<Entry extends JsonObject>(
  tx: Tx,
  municipalityId: MunicipalityId,
  { type, searchPartsOf, searchEdition = 0 }: Pick<EntryType<Entry>, "type" | "searchPartsOf" | "searchEdition">,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ id: RecordId; entry: Entry }>`
    SELECT record_id AS id, entry FROM register.current
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND search_edition < ${searchEdition}
    ORDER BY record_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(tx);
  if (rows.length === 0) return 0;
  const of = { municipalityId, type };
  const ids = rows.map((one) => one.id);
  // The records first and then the log, as a publication holds them: words are counted by one transaction at a time.
  await holdLog(tx, municipalityId);
  const read = rows.map(({ id, entry }) => ({ id, ...weighed(searchPartsOf(entry)) }));
  await countWords(tx, of, ids, -1);
  await sql`
    UPDATE register.current c SET words = ${wordsOf("r")}, search_edition = ${searchEdition}
    FROM json_to_recordset(${JSON.stringify(read)}::json) AS r (id uuid, a text, b text, c text, d text)
    WHERE c.municipality_id = ${municipalityId} AND c.type = ${type} AND c.record_id = r.id`.execute(tx);
  await countWords(tx, of, ids, 1);
  return rows.length;
}
