import { sql } from "kysely";
import type { Db, MunicipalityId } from "../platform/index.ts";
import type { LogHead } from "./log.store.ts";
import type { StoredVersion } from "./records.store.ts";

/** A record in force with all its versions, as one question reads it. */
export interface RecordRead {
  readonly slug: string;
  readonly entry: unknown;
  readonly versions: readonly StoredVersion[];
  readonly newestLeaf: Uint8Array;
}

/** Records held at once: those of the batches under way. */
const mostAhead = 400;

type Ahead = Map<string, RecordRead & { readonly head: LogHead | null }>;

const aheadOf = new WeakMap<Db, Ahead>();

/** Records that are read many at once by a process that shows one after another, and knows when what it holds is no longer so. */
export interface ReadingAhead {
  read(municipalityId: MunicipalityId, type: string, slugs: readonly string[], head: LogHead | null): Promise<void>;
  forget(): void;
}

/** From now on a record's page finds it among those that were read ahead, where it is. */
export function readingAhead(db: Db): ReadingAhead {
  const ahead: Ahead = new Map();
  aheadOf.set(db, ahead);
  return {
    forget: () => ahead.clear(),
    async read(municipalityId, type, slugs, head) {
      const lacking = [...new Set(slugs)].filter((slug) => !ahead.has(nameOf(municipalityId, type, slug)));
      if (lacking.length === 0) return;
      for (const one of await recordsAt(db, municipalityId, type, lacking))
        ahead.set(nameOf(municipalityId, type, one.slug), { ...one, head });
      for (const oldest of [...ahead.keys()].slice(0, Math.max(0, ahead.size - mostAhead))) ahead.delete(oldest);
    },
  };
}

/** A record that was read ahead; `undefined` where it was not. */
export function foundAhead(db: Db, municipalityId: MunicipalityId, type: string, slug: string) {
  return aheadOf.get(db)?.get(nameOf(municipalityId, type, slug));
}

function nameOf(municipalityId: MunicipalityId, type: string, slug: string): string {
  return `${municipalityId} ${type} ${slug}`;
}

/** The records in force at these addresses, in one question: its answer is of one moment. */
async function recordsAt(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  slugs: readonly string[],
): Promise<readonly RecordRead[]> {
  type Row = { slug: string; current: unknown; leafHash: Uint8Array; leafIndex: bigint } & Omit<
    StoredVersion,
    "leafIndex"
  >;
  const { rows } = await sql<Row>`
    SELECT c.slug, CASE WHEN e.version = c.version THEN c.entry END AS current,
      e.version, e.published_at, e.reason, e.entry, e.salts, e.erased, e.leaf_index, l.hash AS leaf_hash
    FROM register.current c JOIN register.entry e USING (municipality_id, type, record_id)
      JOIN register.log_hash l ON l.municipality_id = e.municipality_id AND l.level = 0 AND l.position = e.leaf_index
    WHERE c.municipality_id = ${municipalityId} AND c.type = ${type} AND c.slug = ANY (${[...slugs]}::text[])
    ORDER BY c.slug, e.version DESC`.execute(db);
  return [...Map.groupBy(rows, ({ slug }) => slug)].flatMap(([slug, all]) => {
    const entry = all.find(({ current }) => current !== null)?.current;
    const [newest] = all;
    if (!(entry && newest)) return [];
    const versions = all.map(({ slug: _, current: __, leafHash: ___, leafIndex, ...one }) => ({
      ...one,
      leafIndex: Number(leafIndex),
    }));
    return [{ slug, entry, versions, newestLeaf: newest.leafHash }];
  });
}
