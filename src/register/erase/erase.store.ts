import { sql } from "kysely";
import { type MunicipalityId, published, type Tx } from "../../platform/index.ts";
import type { Matcher } from "../../records/index.ts";
import type { JsonObject, PublishedVersion } from "../log/index.ts";
import type { RecordId, RegisterTables } from "../register.tables.ts";
import type { SearchPart } from "../search/search-part.ts";
import { countWords, weighed, wordsOf } from "../search/words.store.ts";

/** One published version with whose it is. */
export interface VersionOf extends PublishedVersion {
  readonly type: string;
  readonly recordId: RecordId;
  readonly version: number;
  readonly reason: string | null;
}

const batch = 500;

/** Every version that may hold what is looked for, of whatever type. */
export async function* versionsWith(
  tx: Tx,
  municipalityId: MunicipalityId,
  { pattern }: Pick<Matcher, "pattern">,
): AsyncGenerator<VersionOf> {
  let query = published<RegisterTables>(tx)
    .selectFrom("entry")
    .select(["type", "recordId", "version", "reason", "entry", "salts", "erased", "leafIndex"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("leafIndex")
    .limit(batch);
  if (pattern !== null) query = query.where(sql<boolean>`entry::text ~ ${pattern}`);
  for (let after = -1n; ; ) {
    const rows = await query.where("leafIndex", ">", after).execute();
    for (const { leafIndex: _, ...row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.leafIndex;
  }
}

/** Holds records in force until the transaction ends, in one order. */
export async function holdRecords(tx: Tx, municipalityId: MunicipalityId, ids: readonly RecordId[]): Promise<void> {
  await sql`SELECT FROM register.current WHERE municipality_id = ${municipalityId}
    AND record_id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY type, record_id FOR UPDATE`.execute(tx);
}

/**
 * Says that something published was erased, so that no copy of it passes for fresh: after all that was published and erased before.
 * The log is held.
 * @returns when it was
 */
export async function markErased(tx: Tx, municipalityId: MunicipalityId, now: Date): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    UPDATE register.log_head SET erased_at = greatest(${now}::timestamptz, signed_at + interval '1 ms',
      erased_at + interval '1 ms')
    WHERE municipality_id = ${municipalityId} RETURNING erased_at AS at`.execute(tx);
  return rows[0]?.at ?? now;
}

/** Writes a version as erased. Its leaf stays as it is; lists and search follow where it is the version in force. */
export async function saveErased(
  tx: Tx,
  municipalityId: MunicipalityId,
  { type, recordId, version, reason, entry, salts, erased }: VersionOf,
  now: Date,
  searchParts: (entry: JsonObject) => readonly SearchPart[],
): Promise<void> {
  const db = published<RegisterTables>(tx);
  await db
    .updateTable("entry")
    .set({ entry: JSON.stringify(entry), salts: JSON.stringify(salts), erased: JSON.stringify(erased), reason })
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .where("version", "=", version)
    .execute();
  // Another entry than the one in force may lack what is searched for: a takedown's holds its reason alone.
  const inForce = await db
    .selectFrom("current")
    .select("recordId")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!inForce) return;
  const of = { municipalityId, type };
  const { a, b, c, d } = weighed(searchParts(entry));
  await countWords(tx, of, [recordId], -1);
  await sql`
    UPDATE register.current SET entry = ${JSON.stringify(entry)}, words = ${wordsOf("r")}, erasures = erasures + 1,
      erased_at = ${now}
    FROM (VALUES (${a}::text, ${b}::text, ${c}::text, ${d}::text)) AS r (a, b, c, d)
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND record_id = ${recordId} AND version = ${version}`.execute(
    tx,
  );
  await countWords(tx, of, [recordId], 1);
}
