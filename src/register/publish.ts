import { isDeepStrictEqual } from "node:util";
import type { Work } from "../identity/index.ts";
import { refuseCpr } from "../records/index.ts";
import type { EntryType, PublishedAs } from "./entry-type.ts";
import { fileVersions } from "./file-versions.store.ts";
import type { JsonObject, LogKey } from "./log/index.ts";
import { inLogTurn } from "./log.store.ts";
import type { RecordId } from "./register.tables.ts";
import { freeSlug } from "./slug.store.ts";
import { holdCurrent, readLastShown, readNewest } from "./version.store.ts";
import { withoutErased } from "./without-erased.ts";

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
  const { tx, municipality } = work;
  const content = withoutErased(entry);
  refuseCpr({ ...entry, reason });
  const municipalityId = municipality.id;
  const ofRecord = { municipalityId, type: type.type, recordId };
  const before = await holdCurrent(tx, ofRecord);
  if (before && reason === null && isSame(before.entry, content))
    return { changed: false, version: before.version, slug: before.slug };

  // A record that was withdrawn keeps its address and its count of versions.
  const withdrawn = before ? null : await readNewest(tx, municipalityId, type.type, recordId);
  const version = (before?.version ?? withdrawn?.version ?? 0) + 1;
  const slug =
    before?.slug ?? (withdrawn ? String(withdrawn.entry.slug) : await freeSlug(tx, ofRecord, type.slugOf(entry)));
  const turn = await inLogTurn(work);
  const publishedAt = turn.now.toISOString();
  const last = before ?? (withdrawn && (await readLastShown(tx, ofRecord)));
  const earlier = (last?.entry as Partial<PublishedAs> | undefined)?.corrections ?? [];
  const corrections = reason === null ? earlier : [...earlier, { version, at: publishedAt, reason }];
  await fileVersions(turn, key, type, [{ recordId, version, slug, corrections, reason, entry, isListed: !!before }]);
  return { changed: true, version, slug };
}

/** Whether what is public of a record says all that an entry says, so that there is nothing to correct. */
export async function saysAlready<Entry extends JsonObject>(
  { tx, municipality }: Work,
  { type }: EntryType<Entry>,
  recordId: RecordId,
  entry: Entry,
): Promise<boolean> {
  const now = await holdCurrent(tx, { municipalityId: municipality.id, type, recordId });
  return now !== undefined && isSame(now.entry, withoutErased(entry));
}

function isSame(published: JsonObject, content: JsonObject): boolean {
  return isDeepStrictEqual(contentOf(published), JSON.parse(JSON.stringify(content)));
}

/** What the feature itself said in a published entry, without what the register added. */
function contentOf(entry: JsonObject): JsonObject {
  const { type: _t, schema: _s, id: _i, slug: _g, version: _v, publishedAt: _p, corrections: _c, ...content } = entry;
  return content;
}
