import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Work } from "../identity/index.ts";
import { published } from "../platform/index.ts";
import { erasedMark, refuseCpr } from "../records/index.ts";
import type { EntryType, PublishedAs } from "./entry-type.ts";
import {
  isJsonObject,
  type JsonObject,
  type LogKey,
  leafOf,
  newSalt,
  type PublishedVersion,
  replaced,
  sealEntry,
} from "./log/index.ts";
import { appendLeaf } from "./log.store.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";
import { freeSlug } from "./slug.ts";
import { readNewest } from "./version.store.ts";

/** The channel on which a publication is told to every process that keeps pages. */
export const publishedChannel = "udsyn_published";

/** Has every process make a municipality's public pages anew. */
export async function renderAnew({ tx, municipality }: Pick<Work, "tx" | "municipality">): Promise<void> {
  await sql`SELECT pg_notify(${publishedChannel}, ${municipality.id})`.execute(tx);
}

/** What came of publishing: the version in force. `changed` is false when the public would have seen no difference. */
export interface Publication {
  readonly changed: boolean;
  readonly version: number;
  readonly slug: string;
}

/**
 * Publishes a record: a new version that never changes again, its leaf in the log, and the lists brought up to date, in the
 * caller's transaction. The same content again publishes nothing.
 * An entry that holds a CPR number anywhere is refused, with the paths of its fields (product.md, rule 8).
 * @throws Invalid `cpr-found`
 * @param reason why an earlier version is corrected, in words for the public; `null` when the record just goes on.
 */
export async function publish<Entry extends JsonObject>(
  work: Work,
  key: LogKey,
  type: EntryType<Entry>,
  recordId: RecordId,
  entry: Entry,
  reason: string | null = null,
): Promise<Publication> {
  const { tx, now, municipality } = work;
  const content = withoutErased(entry);
  refuseCpr({ ...entry, reason });
  const municipalityId = municipality.id;
  const db = published<RegisterTables>(tx);
  const ofRecord = { municipalityId, type: type.type, recordId };
  const before = await db
    .selectFrom("current")
    .select(["version", "slug", "entry"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type.type)
    .where("recordId", "=", recordId)
    .forUpdate()
    .executeTakeFirst();
  if (before && reason === null && isDeepStrictEqual(contentOf(before.entry), JSON.parse(JSON.stringify(content))))
    return { changed: false, version: before.version, slug: before.slug };

  // A record that was withdrawn keeps its address and its count of versions.
  const withdrawn = before ? null : await readNewest(tx, municipalityId, type.type, recordId);
  const version = (before?.version ?? withdrawn?.version ?? 0) + 1;
  const slug =
    before?.slug ?? (withdrawn ? String(withdrawn.entry.slug) : await freeSlug(tx, ofRecord, type.slugOf(entry)));
  const publishedAt = now.toISOString();
  const earlier = (before?.entry as Partial<PublishedAs> | undefined)?.corrections ?? [];
  const corrections = reason === null ? earlier : [...earlier, { version, at: publishedAt, reason }];
  const added: PublishedAs = {
    type: type.type,
    schema: type.schema,
    id: recordId,
    slug,
    version,
    publishedAt,
    corrections,
  };
  const whole = { ...added, ...content } as unknown as JsonObject;
  const sealed = sealEntry(whole, [...type.hidden, "corrections[].reason"], newSalt);
  const leafIndex = BigInt(
    await appendLeaf(
      tx,
      municipalityId,
      { type: type.type, recordId, version, leaf: leafOf(sealed) },
      { key, origin: municipality.profile.logOrigin, now },
    ),
  );
  await db
    .insertInto("entry")
    .values({ ...ofRecord, version, publishedAt: now, reason, leafIndex, ...columnsOf(sealed) })
    .execute();
  const columns = type.columnsOf(entry);
  const listed = {
    version,
    slug,
    publishedAt: now,
    leafIndex,
    entry: JSON.stringify(whole),
    ...columns,
    countries: [...columns.countries],
    goals: [...columns.goals],
    partners: [...columns.partners],
    search: sql`to_tsvector('danish', ${type.searchTextOf(entry)})`,
  };
  await db
    .insertInto("current")
    .values({ ...ofRecord, ...listed })
    .onConflict((on) => on.columns(["municipalityId", "type", "recordId"]).doUpdateSet(listed))
    .execute();
  await db
    .deleteFrom("fact")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type.type)
    .where("recordId", "=", recordId)
    .execute();
  const facts = type.factsOf(entry).map((fact, at) => ({ ...ofRecord, n: at + 1, ...fact }));
  if (facts.length > 0) await db.insertInto("fact").values(facts).execute();
  await sql`SELECT pg_notify(${publishedChannel}, ${municipalityId})`.execute(tx);
  return { changed: true, version, slug };
}

/** A text that was erased is not known any more: it is published as nothing, not as the mark that stands in its place. */
function withoutErased(entry: JsonObject): JsonObject {
  const content = replaced(entry, (part) => (part === erasedMark ? null : undefined));
  return isJsonObject(content) ? content : entry;
}

/** What the feature itself said in a published entry, without what the register added. */
function contentOf(entry: JsonObject): JsonObject {
  const { type: _t, schema: _s, id: _i, slug: _g, version: _v, publishedAt: _p, corrections: _c, ...content } = entry;
  return content;
}

function columnsOf({ entry, salts, erased }: PublishedVersion) {
  return { entry: JSON.stringify(entry), salts: JSON.stringify(salts), erased: JSON.stringify(erased) };
}
