import {
  type ChangedMatter,
  isTakenBack,
  type Matter,
  type Matters,
  type PublishedRuling,
  rulingKeys,
  type SaidVersion,
  spansOf,
} from "../../decisions/index.ts";
import { type DateOn, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import {
  partDays,
  type RecordWithParts,
  recordsThatSaid,
  recordsWithParts,
  saidOverTime,
} from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

const type = "trip";
const list = "rulings";

const listOf = ({ id }: Municipality) => ({ municipalityId: id, type, list });

/** Matters, and days of meetings, held at once: those of the batches under way. */
const mostAhead = 400;

interface Ahead {
  readonly byId: Map<string, Matter>;
  readonly byDay: Map<DateOn, readonly Matter[]>;
}

const aheadOf = new WeakMap<Db, Ahead>();

/** Matters that are read many at once by a process that shows one after another, and knows when to `forget` them. */
export function mattersAhead(db: Db) {
  const ahead: Ahead = { byId: new Map(), byDay: new Map() };
  const { byId, byDay } = ahead;
  aheadOf.set(db, ahead);
  return {
    forget: () => {
      byId.clear();
      byDay.clear();
    },
    async read(here: Municipality, ids: readonly string[], days: readonly DateOn[]): Promise<void> {
      const lacking = [...new Set(ids)].filter((id) => isId(id) && !byId.has(id));
      if (lacking.length > 0) for (const one of await matters(db, here, { ids: lacking })) byId.set(one.id, one);
      const asked = [...new Set(days)].filter((on) => !byDay.has(on));
      const found = asked.length > 0 ? await matters(db, here, { days: asked }) : [];
      for (const on of asked)
        byDay.set(
          on,
          found.filter(({ rulings }) => rulings.some(({ ruling }) => ruling.metOn === on)),
        );
      dropOldest(byId);
      dropOldest(byDay);
    },
  };
}

function dropOldest(held: Map<string, unknown>): void {
  for (const oldest of [...held.keys()].slice(0, Math.max(0, held.size - mostAhead))) held.delete(oldest);
}

async function matters(
  db: Db,
  here: Municipality,
  which: Parameters<typeof recordsWithParts>[2],
): Promise<readonly Matter[]> {
  return mattersOf(db, here, await recordsWithParts(db, listOf(here), which));
}

/** What each version of some records said, by the record's id. */
async function versionsOf(db: Db, here: Municipality, ids: readonly string[]): Promise<Map<string, SaidVersion[]>> {
  const all = await saidOverTime(db, listOf(here), ids, ["rulings", "annexes"]);
  const versions = all.map(({ id, at, said, erased }) => {
    const { rulings = [], annexes = [] } = (said ?? {}) as Partial<Pick<TripEntry, "rulings" | "annexes">>;
    const erasedUrls = rulings.flatMap((_, nth) => (erased.includes(`/rulings/${nth}/url`) ? [nth] : []));
    const files = (annexes ?? []).map((one) => one.id);
    return { id, at, rulings: rulings as readonly PublishedRuling[], erasedUrls, files };
  });
  return Map.groupBy(versions, ({ id }) => id);
}

async function mattersOf(db: Db, here: Municipality, found: readonly RecordWithParts<TripEntry>[]): Promise<Matter[]> {
  const ids = found.map(({ entry }) => entry.id);
  const versions = await versionsOf(db, here, ids);
  return found.map(({ entry, firstPublishedAt, changedAt, erased }) => {
    const rulings: readonly PublishedRuling[] = entry.rulings.map((one) => ({ ...one, recused: one.recused ?? [] }));
    const keys = rulingKeys(rulings);
    const { firstAt, gone } = spansOf(versions.get(entry.id) ?? [], changedAt);
    return {
      id: entry.id,
      path: `/rejser/${entry.slug}`,
      // As in the news: a title that was erased.
      title: entry.title ?? "[…]",
      reference: entry.caseNumber,
      rulings: rulings.map((ruling, at) => {
        const key = keys[at] ?? "";
        const isErased = erased.includes(`/rulings/${at}/text`);
        return { ruling, key, isErased, saidAt: firstAt.get(key) ?? firstPublishedAt };
      }),
      files: (entry.annexes ?? []).map(({ id, title, mediaType, bytes, url }) => ({
        ...{ id, title, mediaType, bytes, path: url },
        createdAt: firstAt.get(id) ?? firstPublishedAt,
      })),
      createdAt: firstPublishedAt,
      modifiedAt: changedAt,
      gone,
    };
  });
}

/** Records that told of a ruling, or of one on a day, and no longer do. */
async function changedMatters(
  db: Db,
  here: Municipality,
  which: { readonly id?: string; readonly on?: DateOn } = {},
): Promise<ChangedMatter[]> {
  const said = await recordsThatSaid(db, listOf(here), which);
  const versions = await versionsOf(
    db,
    here,
    said.map(({ id }) => id),
  );
  return said.flatMap(({ id, saysOthers }): ChangedMatter[] => {
    const own = versions.get(id) ?? [];
    const [first] = own;
    const { gone, firstAt } = spansOf(own);
    if (!first || gone.rulings.length === 0) return [];
    if (saysOthers) return [{ id, createdAt: first.at, takenBackAt: null, gone }];
    const takenBackAt = new Date(Math.max(...gone.rulings.map(({ goneAt }) => goneAt.getTime())));
    // Its annexes went with it: a file is told of beside a paper.
    const standing = (own.at(-1)?.files ?? []).map((key) => ({
      ...{ key, createdAt: firstAt.get(key) ?? first.at, goneAt: takenBackAt },
    }));
    return [{ id, createdAt: first.at, takenBackAt, gone: { ...gone, files: [...gone.files, ...standing] } }];
  });
}

/** The published trips that committees ruled on, as matters with their rulings. */
export function publishedMatters(db: Db): Matters {
  return {
    page: (here, page) => matters(db, here, page),
    ruledOn: async (here, days) => {
      const [day] = days;
      const ahead = day && days.length === 1 ? aheadOf.get(db)?.byDay.get(day) : undefined;
      return ahead ?? matters(db, here, { days });
    },
    days: (here, page) => partDays(db, listOf(here), page),
    one: async (here, id) => {
      if (!isId(id)) return null;
      const matter = aheadOf.get(db)?.byId.get(id) ?? (await matters(db, here, { ids: [id] }))[0];
      if (matter) return matter;
      return (await changedMatters(db, here, { id })).find(isTakenBack) ?? null;
    },
    changed: (here, on) => changedMatters(db, here, on === undefined ? {} : { on }),
  };
}
