import type { Db, Tx } from "../platform/index.ts";
import type { JsonObject } from "./log/index.ts";

/** Pages of lists that are remembered, the one unused longest going first: some 1,000 entries, 8 MB. */
const mostPages = 20;

type Seen = ReadonlyMap<string, JsonObject>;

const pagesOf = new WeakMap<Db | Tx, Map<string, Seen>>();

/** An entry as a list finds it: `entry` is absent where its mark is among those that were seen before. */
interface Found {
  /** Which content of which record: another version or an erasure is another mark. */
  readonly mark: string;
  readonly entry: JsonObject | null;
}

/** What one page of a list showed when it was last asked for: its marks, and its entries as they are now, once found. */
export function seenBefore(db: Db | Tx, question: readonly unknown[]) {
  const pages = pagesOf.get(db) ?? new Map<string, Seen>();
  pagesOf.set(db, pages);
  const key = JSON.stringify(question);
  const before = pages.get(key) ?? new Map<string, JsonObject>();
  return {
    marks: [...before.keys()],
    entriesOf(found: readonly Found[]): readonly JsonObject[] {
      const now = new Map(found.map(({ mark, entry }) => [mark, entry ?? seen(before, mark)]));
      pages.delete(key);
      pages.set(key, now);
      const [oldest] = pages.keys();
      if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest);
      return [...now.values()];
    },
  };
}

/** Entries kept over all lists: with what is made of their rows some 60 MB. */
const mostOverLists = 3_000;

const overLists = new WeakMap<Db | Tx, Map<string, JsonObject>>();

/** From now on an entry is the same object in all lists, not in one list's page alone: for a process that makes one list after another. */
export function keepOverLists(db: Db): void {
  overLists.set(db, new Map());
}

/** The entries that are kept over all lists; `null` where none are. */
export function keptOverLists(db: Db | Tx) {
  const kept = overLists.get(db);
  if (!kept) return null;
  return {
    lacks: (mark: string) => !kept.has(mark),
    /** The entries by these marks. What is not known of them was read just now; what went in between is left out. */
    entriesOf(marks: readonly string[], read: readonly { readonly mark: string; readonly entry: JsonObject }[]) {
      const now = new Map(read.map(({ mark, entry }) => [mark, entry]));
      const entries = marks.flatMap((mark) => {
        const entry = kept.get(mark) ?? now.get(mark);
        if (!entry) return [];
        kept.delete(mark);
        kept.set(mark, entry);
        return [entry];
      });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostOverLists) break;
        kept.delete(oldest);
      }
      return entries;
    },
  };
}

function seen(before: Seen, mark: string): JsonObject {
  const entry = before.get(mark);
  if (!entry) throw new Error(`the entry ${mark} was neither fetched nor seen before`);
  return entry;
}
