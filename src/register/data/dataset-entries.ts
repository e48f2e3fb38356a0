import { dateInZone } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { ListFilter } from "../lists.store.ts";
import type { LogHead } from "../log.store.ts";
import { currentEntries, type Entries, inMemory } from "./current-entries.store.ts";
import type { AnyDataset } from "./dataset.ts";
import { pageSize } from "./list-words.ts";

interface EntriesAsked {
  readonly filter: ListFilter;
  /** Words to search for in a set that is its own list; those of the register's are in the filter. */
  readonly q?: string | null;
  /** From 1; `null` for all of them. */
  readonly page: number | null;
  readonly now: Date;
  /** What the answer is said to be of. */
  readonly head?: LogHead | null;
}

/** What a set holds of what is asked for: the register's entries in force, or the set's own list. */
export async function datasetEntries(
  db: Db,
  here: Municipality,
  dataset: AnyDataset,
  { filter, q = null, page, now, head = null }: EntriesAsked,
): Promise<Entries<unknown>> {
  if (!dataset.listed) return currentEntries(db, here.id, dataset.type, filter, page, head);
  const all = await dataset.listed(db, here, dateInZone(now, here.profile.timeZone), {
    ...filter,
    text: q ?? undefined,
  });
  const from = ((page ?? 1) - 1) * pageSize;
  const shown = page === null ? all : all.slice(from, from + pageSize);
  return { ...inMemory<unknown>(shown), goesOn: from + shown.length < all.length };
}
