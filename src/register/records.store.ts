import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import type { EntryOf } from "./lists.store.ts";
import type { PublishedVersion } from "./log/index.ts";
import type { LogHead } from "./log.store.ts";
import { foundAhead } from "./read-ahead.store.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";

/** The address of a published record; `null` when nothing of it is published. */
export async function slugOf(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  recordId: RecordId,
): Promise<string | null> {
  const row = await published<RegisterTables>(db)
    .selectFrom("current")
    .select("slug")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .executeTakeFirst();
  return row?.slug ?? null;
}

/** Under which address, since when and in which version the public sees a record; `null` while it does not. */
export async function filedAs(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  recordId: RecordId,
): Promise<{ readonly slug: string; readonly version: number; readonly publishedAt: Date } | null> {
  const row = await published<RegisterTables>(tx)
    .selectFrom("current")
    .select(["slug", "version", "publishedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .executeTakeFirst();
  return row ?? null;
}

/** One version of a published record, sealed as it lies, with its place in the log. */
export interface StoredVersion extends PublishedVersion {
  readonly version: number;
  readonly publishedAt: Date;
  readonly reason: string | null;
  readonly leafIndex: number;
}

/** Every version of a record, the newest first. */
export async function readVersions(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  recordId: RecordId,
): Promise<readonly StoredVersion[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("entry")
    .select(["version", "publishedAt", "reason", "entry", "salts", "erased", "leafIndex"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, leafIndex: Number(row.leafIndex) }));
}

/** A published record as its page shows it: the version in force, all of them, and the log's head of the same moment. */
export interface PublishedRecord<Entry> {
  readonly entry: EntryOf<Entry>;
  readonly versions: readonly StoredVersion[];
  /** What the log holds of the newest version: the hash of its leaf. */
  readonly newestLeaf: Uint8Array;
  readonly head: LogHead | null;
}

/** A published record by its address, or where an old address leads. Both questions are asked at once. */
export async function readRecord<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  slug: string,
): Promise<PublishedRecord<Entry> | { readonly movedTo: string } | null> {
  const ahead = foundAhead(db, municipalityId, type, slug);
  if (ahead) return { ...ahead, entry: ahead.entry as EntryOf<Entry> };
  const [current, versions] = await Promise.all([
    sql<{ slug: string; entry: unknown } & Nullable<Omit<LogHead, "size"> & { size: bigint }>>`
      SELECT c.slug, c.entry, h.origin, h.size, h.checkpoint, h.verifier_key, h.signed_at,
        greatest(h.signed_at, h.erased_at) AS changed_at
      FROM register.slug s JOIN register.current c USING (municipality_id, type, record_id)
        LEFT JOIN register.log_head h USING (municipality_id)
      WHERE s.municipality_id = ${municipalityId} AND s.type = ${type} AND s.slug = ${slug}`.execute(db),
    sql<Omit<StoredVersion, "leafIndex"> & { leafIndex: bigint; leafHash: Uint8Array }>`
      SELECT e.version, e.published_at, e.reason, e.entry, e.salts, e.erased, e.leaf_index, l.hash AS leaf_hash
      FROM register.slug s JOIN register.entry e USING (municipality_id, type, record_id)
        JOIN register.log_hash l ON l.municipality_id = e.municipality_id AND l.level = 0 AND l.position = e.leaf_index
      WHERE s.municipality_id = ${municipalityId} AND s.type = ${type} AND s.slug = ${slug}
      ORDER BY e.version DESC`.execute(db),
  ]);
  const [found] = current.rows;
  const [newest] = versions.rows;
  if (!(found && newest)) return null;
  if (found.slug !== slug) return { movedTo: found.slug };
  const { entry, origin, size, checkpoint, verifierKey, signedAt, changedAt } = found;
  const head =
    origin === null ||
    size === null ||
    checkpoint === null ||
    verifierKey === null ||
    signedAt === null ||
    changedAt === null
      ? null
      : { origin, size: Number(size), checkpoint, verifierKey, signedAt, changedAt };
  return {
    entry: entry as EntryOf<Entry>,
    versions: versions.rows.map(({ leafHash: _, ...row }) => ({ ...row, leafIndex: Number(row.leafIndex) })),
    newestLeaf: newest.leafHash,
    head,
  };
}

type Nullable<Row> = { readonly [Column in keyof Row]: Row[Column] | null };

/** The day, in a zone, of the version in force of each of these records; one that is not published is left out. */
export async function publishedDays(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly string[],
  timeZone: string,
): Promise<ReadonlyMap<string, DateOn>> {
  if (ids.length === 0) return new Map();
  const rows = await published<RegisterTables>(tx)
    .selectFrom("current")
    .select("recordId")
    .select(sql<DateOn>`(published_at AT TIME ZONE ${timeZone})::date`.as("publishedOn"))
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where(sql<boolean>`record_id = ANY (${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.recordId, row.publishedOn]));
}
