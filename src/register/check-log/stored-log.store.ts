import { sql } from "kysely";
import type { Db, MunicipalityId } from "../../platform/index.ts";
import { type PublishedVersion, withdrawalSchema } from "../log/index.ts";

/** What is stored of one place in the log; a part that is gone is `null`. */
export interface StoredPlace {
  readonly index: number;
  readonly leaf: Uint8Array | null;
  readonly hash: Uint8Array | null;
  readonly name: string;
  readonly version: PublishedVersion | null;
}

/** The places of a log from one index up to but not including another: leaf, hash and the version that the leaf is of. */
export async function storedPlaces(
  db: Db,
  municipalityId: MunicipalityId,
  from: number,
  to: number,
): Promise<readonly StoredPlace[]> {
  const { rows } = await sql<
    Omit<StoredPlace, "index" | "version"> & { index: bigint } & PublishedVersion & { there: boolean }
  >`
    SELECT i AS index, l.leaf, h.hash, concat_ws(' ', l.type, l.record_id, 'version ' || l.version) AS name,
      e.version IS NOT NULL AS there, e.entry, e.salts, e.erased
    FROM generate_series(${from}::bigint, ${to - 1}::bigint) AS i
      LEFT JOIN register.log_leaf l ON l.municipality_id = ${municipalityId} AND l.leaf_index = i
      LEFT JOIN register.log_hash h ON h.municipality_id = ${municipalityId} AND h.level = 0 AND h.position = i
      LEFT JOIN register.entry e ON e.municipality_id = l.municipality_id AND e.type = l.type AND e.record_id = l.record_id
        AND e.version = l.version AND e.leaf_index = l.leaf_index
    ORDER BY i`.execute(db);
  return rows.map(({ index, leaf, hash, name, there, entry, salts, erased }) => ({
    index: Number(index),
    ...{ leaf, hash, name, version: there ? { entry, salts, erased } : null },
  }));
}

/** A log's head with what it is gone on from, all of one moment; `null` where nothing has been published. */
export async function storedHead(db: Db, municipalityId: MunicipalityId) {
  const { rows } = await sql<{ size: bigint; frontier: Uint8Array; checkpoint: string }>`
    SELECT size, frontier, checkpoint FROM register.log_head WHERE municipality_id = ${municipalityId}`.execute(db);
  const [head] = rows;
  return head ? { ...head, size: Number(head.size) } : null;
}

/** The tree's hashes above the leaves, by `<level>/<position>`. */
export async function hashesAbove(db: Db, municipalityId: MunicipalityId): Promise<ReadonlyMap<string, Uint8Array>> {
  const { rows } = await sql<{ level: number; position: bigint; hash: Uint8Array }>`
    SELECT level, position, hash FROM register.log_hash WHERE municipality_id = ${municipalityId} AND level > 0`.execute(
    db,
  );
  return new Map(rows.map((one) => [`${one.level}/${one.position}`, one.hash]));
}

/** Published versions that no leaf under the head is of. In one statement, so that what is published meanwhile is none. */
export async function versionsWithoutLeaf(db: Db, municipalityId: MunicipalityId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT concat_ws(' ', e.type, e.record_id, 'version ' || e.version) AS name FROM register.entry e
    WHERE e.municipality_id = ${municipalityId} AND NOT EXISTS (
      SELECT FROM register.log_leaf l WHERE l.municipality_id = e.municipality_id AND l.leaf_index = e.leaf_index
        AND l.leaf_index < (SELECT size FROM register.log_head WHERE municipality_id = ${municipalityId}) AND l.type = e.type AND l.record_id = e.record_id AND l.version = e.version)
    ORDER BY e.type, e.record_id, e.version`.execute(db);
  return rows.map((one) => one.name);
}

/** Records whose version in force is not the newest that was published, or says something else. */
export async function otherInForce(db: Db, municipalityId: MunicipalityId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    WITH newest AS (
      SELECT DISTINCT ON (type, record_id) type, record_id, version, entry,
        entry ->> 'schema' = ${withdrawalSchema} AS is_withdrawn
      FROM register.entry WHERE municipality_id = ${municipalityId} ORDER BY type, record_id, version DESC
    ), listed AS (
      SELECT type, record_id, version, slug, entry FROM register.current WHERE municipality_id = ${municipalityId}
    )
    SELECT concat_ws(' ', type, record_id) AS name FROM newest n FULL JOIN listed c USING (type, record_id)
    WHERE CASE WHEN n.is_withdrawn THEN c.version IS NOT NULL
      ELSE (n.version, n.entry) IS DISTINCT FROM (c.version, c.entry) OR c.slug IS DISTINCT FROM n.entry ->> 'slug' END
    ORDER BY 1`.execute(db);
  return rows.map((one) => one.name);
}
