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

/** The published trips that committees ruled on, as matters with their rulings. */
export function publishedMatters(db: Db): Matters {
  const of = ({ id }: Municipality) => ({ municipalityId: id, type, list });

  async function mattersOf(here: Municipality, found: readonly RecordWithParts<TripEntry>[]): Promise<Matter[]> {
    const said = await partsSaid(
      db,
      of(here),
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

  return {
    page: async (here, page) => mattersOf(here, await recordsWithParts(db, of(here), page)),
    ruledOn: async (here, from, to) => mattersOf(here, await recordsWithParts(db, of(here), { from, to })),
    days: (here, page) => partDays(db, of(here), page),
    one: async (here, id) => {
      if (!isId(id)) return null;
      const [matter] = await mattersOf(here, await recordsWithParts(db, of(here), { id }));
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
