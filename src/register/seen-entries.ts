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

function seen(before: Seen, mark: string): JsonObject {
  const entry = before.get(mark);
  if (!entry) throw new Error(`the entry ${mark} was neither fetched nor seen before`);
  return entry;
}
