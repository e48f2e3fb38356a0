import { type Matter, type Matters, type PublishedRuling, rulingKeys } from "../../decisions/index.ts";
import { isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import {
  partDays,
  partsSaid,
  type RecordId,
  type RecordWithParts,
  readTakeBacks,
  recordsWithParts,
  takenBackAmong,
} from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

const type = "trip";
const list = "rulings";

const listOf = ({ id }: Municipality) => ({ municipalityId: id, type, list });

/** Matters held at once: those of the batches under way. */
const mostAhead = 400;

const aheadOf = new WeakMap<Db, Map<string, Matter>>();

/** Matters that are read many at once by a process that shows one after another, and knows when to `forget` them. */
export function mattersAhead(db: Db) {
  const ahead = new Map<string, Matter>();
  aheadOf.set(db, ahead);
  return {
    forget: () => ahead.clear(),
    async read(here: Municipality, ids: readonly string[]): Promise<void> {
      const lacking = [...new Set(ids)].filter((id) => isId(id) && !ahead.has(id));
      if (lacking.length === 0) return;
      for (const one of await matters(db, here, { ids: lacking })) ahead.set(one.id, one);
      for (const oldest of [...ahead.keys()].slice(0, Math.max(0, ahead.size - mostAhead))) ahead.delete(oldest);
    },
  };
}

async function matters(
  db: Db,
  here: Municipality,
  which: Parameters<typeof recordsWithParts>[2],
): Promise<readonly Matter[]> {
  return mattersOf(db, here, await recordsWithParts(db, listOf(here), which));
}

async function mattersOf(db: Db, here: Municipality, found: readonly RecordWithParts<TripEntry>[]): Promise<Matter[]> {
  const said = await partsSaid(
    db,
    listOf(here),
    found.map(({ entry }) => entry.id),
  );
  const saidAt = new Map<string, Date>();
  const nameOf = (id: string, ruling: unknown) => {
    const { about, metOn, committee } = ruling as PublishedRuling;
    return [id, about, metOn, committee.id].join(" ");
  };
  for (const { id, part, at } of said) {
    const name = nameOf(id, part);
    if (!saidAt.has(name)) saidAt.set(name, at);
  }
  return found.map(({ entry, firstPublishedAt }) => {
    const rulings: readonly PublishedRuling[] = entry.rulings.map((one) => ({ ...one, recused: one.recused ?? [] }));
    const keys = rulingKeys(rulings);
    return {
      id: entry.id,
      path: `/rejser/${entry.slug}`,
      // As in the news: a title that was erased.
      title: entry.title ?? "[…]",
      reference: entry.caseNumber,
      rulings: rulings.map((ruling, at) => ({
        ruling,
        key: keys[at] ?? "",
        saidAt: saidAt.get(nameOf(entry.id, ruling)) ?? firstPublishedAt,
      })),
      files: (entry.annexes ?? []).map(({ id, title, mediaType, bytes, url }) => ({
        ...{ id, title, mediaType, bytes, path: url },
      })),
      createdAt: firstPublishedAt,
      modifiedAt: new Date(entry.publishedAt),
    };
  });
}

/** The published trips that committees ruled on, as matters with their rulings. */
export function publishedMatters(db: Db): Matters {
  return {
    page: (here, page) => matters(db, here, page),
    ruledOn: (here, from, to) => matters(db, here, { from, to }),
    days: (here, page) => partDays(db, listOf(here), page),
    one: async (here, id) => {
      if (!isId(id)) return null;
      const matter = aheadOf.get(db)?.get(id) ?? (await matters(db, here, { ids: [id] }))[0];
      if (matter) return matter;
      const gone = (await takenBackAmong(db, here.id, type, [id as RecordId])).get(id as RecordId);
      return gone ? { id, takenBackAt: gone.at } : null;
    },
    takenBackSince: async (here, since) =>
      (await readTakeBacks(db, here.id))
        .filter((one) => one.type === type && one.at >= since)
        .map(({ recordId, at }) => ({ id: recordId, takenBackAt: at })),
  };
}
