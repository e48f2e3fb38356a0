import { sql } from "kysely";
import type { Work } from "../identity/index.ts";
import { addDatedParts, dropDatedParts } from "./dated-part.store.ts";
import type { EntryType, PublishedAs } from "./entry-type.ts";
import { type JsonObject, type LogKey, leafOf, newSalt, sealEntry } from "./log/index.ts";
import { appendLeaves } from "./log.store.ts";
import type { RecordId } from "./register.tables.ts";
import { countWords, weighed, wordsOf } from "./search/words.store.ts";
import { tally } from "./tally.store.ts";
import { sealedErased } from "./without-erased.ts";

/** The channel on which a publication is told to every process that keeps pages. */
export const publishedChannel = "udsyn_published";

/** A version that is about to be published. */
export interface NewVersion<Entry> extends Pick<PublishedAs, "version" | "slug" | "corrections"> {
  readonly recordId: RecordId;
  readonly reason: string | null;
  readonly entry: Entry;
  /** Whether a version of it is in force: then what it came to is taken away first. */
  readonly isListed: boolean;
}

/**
 * Files versions of records, each once: sealed, in the log, in force in the lists, counted in the tallies, told to every
 * process. What it costs grows with the versions filed and not with the register.
 */
export async function fileVersions<Entry extends JsonObject>(
  work: Work,
  key: LogKey,
  type: EntryType<Entry>,
  versions: readonly NewVersion<Entry>[],
): Promise<void> {
  const { tx, now, municipality } = work;
  const { id: municipalityId } = municipality;
  const of = { municipalityId, type: type.type };
  const sealed = versions.map((one) => {
    const { recordId, version, slug, corrections, reason, entry } = one;
    const publishedAt = now.toISOString();
    const added: PublishedAs = { ...namesOf(type), id: recordId, slug, version, publishedAt, corrections };
    const whole = { ...added, ...entry } as unknown as JsonObject;
    const sealedOne = sealEntry(whole, [...type.hidden, "corrections[].reason"], newSalt);
    return { recordId, version, reason, ...sealedErased(sealedOne) };
  });
  const leaves = sealed.map((one) => ({
    type: type.type,
    recordId: one.recordId,
    version: one.version,
    leaf: leafOf(one),
  }));
  const first = await appendLeaves(tx, municipalityId, leaves, { key, origin: municipality.profile.logOrigin, now });
  await unlist(
    tx,
    of,
    versions.flatMap((one) => (one.isListed ? [one.recordId] : [])),
  );
  const stored = sealed.map((one, at) => ({ ...one, leafIndex: first + at }));
  await sql`
    INSERT INTO register.entry (municipality_id, type, published_at, record_id, version, reason, entry, salts, erased,
      leaf_index)
    SELECT ${municipalityId}, ${type.type}, ${now}, r.* FROM json_to_recordset(${JSON.stringify(stored)}::json) AS r (
      "recordId" uuid, "version" int, "reason" text, "entry" jsonb, "salts" jsonb, "erased" jsonb, "leafIndex" bigint)
  `.execute(tx);
  const listed = versions.map(({ recordId, version, slug, entry }, at) => ({
    ...type.columnsOf(entry),
    searchEdition: type.searchEdition ?? 0,
    ...{
      recordId,
      version,
      slug,
      leafIndex: first + at,
      entry: sealed[at]?.entry,
      ...weighed(type.searchPartsOf(entry)),
    },
  }));
  await sql`
    INSERT INTO register.current (municipality_id, type, published_at, record_id, version, slug, sort_on, year, body_id,
      countries, kind, state, direction, goals, partners, places, words, search_edition, leaf_index, entry)
    SELECT ${municipalityId}, ${type.type}, ${now}, "recordId", "version", "slug", "sortOn", "year", "bodyId",
      "countries", "kind", "state", "direction", "goals", "partners", "places", ${wordsOf("r")}, "searchEdition", "leafIndex",
      "entry"
    FROM json_to_recordset(${JSON.stringify(listed)}::json) AS r ("recordId" uuid, "version" int, "slug" text,
      "sortOn" date, "year" int, "bodyId" text, "countries" text[], "kind" text, "state" text, "direction" text,
      "goals" text[], "partners" text[], "places" text[], "a" text, "b" text, "c" text, "d" text, "searchEdition" smallint, "leafIndex" bigint, "entry" jsonb)`.execute(
    tx,
  );
  const facts = versions.flatMap(({ recordId, entry }) =>
    type
      .factsOf(entry)
      .map((fact, at) => ({ recordId, n: at + 1, ...fact, hundredths: fact.hundredths?.toString() ?? null })),
  );
  await sql`
    INSERT INTO register.fact (municipality_id, type, record_id, n, measure, fact_on, goal, partner, body_id, category,
      hundredths, currency, people)
    SELECT ${municipalityId}, ${type.type}, r.* FROM json_to_recordset(${JSON.stringify(facts)}::json) AS r (
      "recordId" uuid, "n" int, "measure" text, "factOn" date, "goal" text, "partner" text, "bodyId" text,
      "category" text, "hundredths" bigint, "currency" text, "people" int)`.execute(tx);
  await addDatedParts(
    tx,
    versions.map(({ recordId, entry }) => ({ ...of, recordId, parts: type.partsOf?.(entry) ?? [] })),
  );
  await count(
    tx,
    of,
    versions.map((one) => one.recordId),
    1,
  );
  await renderAnew(work);
}

/** Takes records out of the lists and of what they are counted in. The log's lock is held. */
export async function unlist(
  tx: Work["tx"],
  { municipalityId, type }: { municipalityId: Work["municipality"]["id"]; type: string },
  recordIds: readonly RecordId[],
): Promise<void> {
  if (recordIds.length === 0) return;
  await count(tx, { municipalityId, type }, recordIds, -1);
  await dropDatedParts(tx, { municipalityId, type }, recordIds);
  for (const table of ["current", "fact"])
    await sql`DELETE FROM register.${sql.raw(table)} WHERE municipality_id = ${municipalityId} AND type = ${type}
      AND record_id = ANY (${[...recordIds]}::uuid[])`.execute(tx);
}

/** What records come to, and the words they are found by, added or taken away. */
async function count(...which: Parameters<typeof tally>): Promise<void> {
  await tally(...which);
  await countWords(...which);
}

/** Has every process make a municipality's public pages anew, when the transaction is through. */
export async function renderAnew({ tx, municipality }: Pick<Work, "tx" | "municipality">): Promise<void> {
  await sql`SELECT pg_notify(${publishedChannel}, ${municipality.id})`.execute(tx);
}

function namesOf({ type, schema }: { readonly type: string; readonly schema: string }) {
  return { type, schema };
}
