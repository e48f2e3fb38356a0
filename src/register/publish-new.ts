import type { Work } from "../identity/index.ts";
import { refuseCpr } from "../records/index.ts";
import type { EntryType } from "./entry-type.ts";
import { fileVersions } from "./file-versions.store.ts";
import type { JsonObject, LogKey } from "./log/index.ts";
import { inLogTurn } from "./log.store.ts";
import type { RecordId } from "./register.tables.ts";
import { freeSlug, slugFrom, takeSlugs } from "./slug.store.ts";

/**
 * Publishes many records that were never published before, in the caller's transaction and a fixed number of statements.
 * @param numbered the last number given after an address, by address: kept from batch to batch by the caller
 * @throws Invalid `cpr-found`
 */
export async function publishNew<Entry extends JsonObject>(
  work: Work,
  key: LogKey,
  type: EntryType<Entry>,
  records: readonly { readonly recordId: RecordId; readonly entry: Entry }[],
  numbered: Map<string, number>,
): Promise<void> {
  if (records.length === 0) return;
  for (const { entry } of records) refuseCpr(entry);
  const slugs = await slugsFor(work, type, records, numbered);
  await fileVersions(
    await inLogTurn(work),
    key,
    type,
    records.map((one, at) => ({
      ...one,
      ...{ version: 1, slug: slugs[at] ?? "", corrections: [], reason: null, isListed: false },
    })),
  );
}

async function slugsFor<Entry extends JsonObject>(
  { tx, municipality }: Work,
  type: EntryType<Entry>,
  records: readonly { readonly recordId: RecordId; readonly entry: Entry }[],
  numbered: Map<string, number>,
): Promise<readonly string[]> {
  const wanted = [];
  for (const { recordId, entry } of records) {
    const base = slugFrom(type.slugOf(entry));
    const of = { municipalityId: municipality.id, type: type.type, recordId };
    const last = numbered.get(base);
    // The first of its kind asks what is taken; those after it count on.
    const slug = last === undefined ? await freeSlug(tx, of, base) : `${base}-${last + 1}`;
    numbered.set(base, last === undefined ? Number(/-(\d+)$/.exec(slug.slice(base.length))?.[1] ?? "1") : last + 1);
    wanted.push({ ...of, slug, isTaken: last === undefined });
  }
  const counted = wanted.filter((one) => !one.isTaken).map(({ isTaken: _, ...row }) => row);
  const taken = new Set(await takeSlugs(tx, counted));
  const slugs = [];
  for (const { slug, isTaken, ...of } of wanted)
    slugs.push(isTaken || taken.has(slug) ? slug : await freeSlug(tx, of, slug));
  return slugs;
}
