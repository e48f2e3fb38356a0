import { sql } from "kysely";
import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import type { DatedPart } from "./entry-type.ts";
import { erasedIn } from "./erased-in.store.ts";
import type { EntryOf } from "./lists.store.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";

interface OfRecord {
  readonly municipalityId: MunicipalityId;
  readonly type: string;
  readonly recordId: RecordId;
}

/** Notes where the dated parts of newly published records stand: what was gone of them is said again. */
export async function addDatedParts(
  tx: Tx,
  records: readonly (OfRecord & { readonly parts: readonly DatedPart[] })[],
): Promise<void> {
  const rows = records.flatMap(({ municipalityId, type, recordId, parts }) => {
    const nth = new Map<string, number>();
    return parts.map(({ list, on, bodyId }) => {
      const n = (nth.get(list) ?? 0) + 1;
      nth.set(list, n);
      return { municipalityId, type, recordId, list, n, partOn: on, bodyId };
    });
  });
  if (rows.length === 0) return;
  await published<RegisterTables>(tx).insertInto("datedPart").values(rows).execute();
  await sql`
    DELETE FROM register.dated_part_was w
    USING json_to_recordset(${JSON.stringify(rows)}::json) AS r ("municipalityId" uuid, "type" text, "recordId" uuid,
      "list" text, "partOn" date, "bodyId" text)
    WHERE w.municipality_id = r."municipalityId" AND w.type = r."type" AND w.list = r."list" AND w.part_on = r."partOn"
      AND w.body_id = coalesce(r."bodyId", '') AND w.record_id = r."recordId"`.execute(tx);
}

/** Takes the dated parts of records out of the lists, and notes the days on which they stood. The log's lock is held. */
export async function dropDatedParts(
  tx: Tx,
  { municipalityId, type }: Omit<OfRecord, "recordId">,
  recordIds: readonly RecordId[],
): Promise<void> {
  await sql`
    WITH gone AS (
      DELETE FROM register.dated_part WHERE municipality_id = ${municipalityId} AND type = ${type}
        AND record_id = ANY (${[...recordIds]}::uuid[]) RETURNING list, part_on, coalesce(body_id, '') AS body_id, record_id)
    INSERT INTO register.dated_part_was (municipality_id, type, list, part_on, body_id, record_id)
      SELECT DISTINCT ${municipalityId}::uuid, ${type}, list, part_on, body_id, record_id FROM gone
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** A part of a list within a published record, with the record it stands in. */
export interface Nested<Entry, Part> {
  readonly entry: EntryOf<Entry>;
  readonly part: Part;
  /** Its place among the record's, from 0. */
  readonly at: number;
  /** Pointers of what was erased in the record. */
  readonly erased: readonly string[];
}

/**
 * The parts of a list over all records (their rulings, say), the newest first: read in the order of an index.
 * @param bodyId those of one committee alone
 */
export async function listNested<Entry, Part>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  list: string,
  { limit, skip, bodyId = null }: { limit: number; skip: number; bodyId?: string | null | undefined },
): Promise<Nested<Entry, Part>[]> {
  const ofBody = bodyId === null ? sql`` : sql`AND body_id = ${bodyId}`;
  const { rows } = await sql<Nested<Entry, Part>>`
    SELECT c.entry, c.entry -> ${list}::text -> (d.n - 1) AS part, d.n - 1 AS at, ${erasedIn("c")} AS erased
    FROM (SELECT municipality_id, type, record_id, n, part_on FROM register.dated_part
          WHERE municipality_id = ${municipalityId} AND type = ${type} AND list = ${list} ${ofBody}
          ORDER BY part_on DESC, record_id DESC, n LIMIT ${limit} OFFSET ${skip}) AS d
    JOIN register.current c USING (municipality_id, type, record_id)
    ORDER BY d.part_on DESC, d.record_id DESC, d.n`.execute(db);
  return rows;
}
