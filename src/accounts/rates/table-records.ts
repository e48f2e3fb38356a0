import { isDeepStrictEqual } from "node:util";
import { trace, traceAll, type Work } from "../../identity/index.ts";
import { type Id, newId } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";

/** A row of an imported table on its way in. */
export interface TableRowIn<Item> {
  readonly item: Item;
  readonly fileName: string;
}

type TableRowChanging<Item> = TableRowIn<Item> & { readonly subjectId: string };

interface TableRow {
  readonly tableName: string;
}

/** What a dated table needs of its store. Facts are plain JSON, amounts as decimals. */
export interface TableStore<Item, Row extends TableRow> {
  /** The audit trail's name for a row. */
  readonly subject: string;
  rowOf(item: Item, tableName: string): Row;
  add(work: Work, rows: readonly (Row & { readonly id: string })[]): Promise<void>;
  read(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  change(work: Work, rows: readonly (Row & { readonly id: string })[]): Promise<void>;
  /** The tables that the municipality's profile names, where it matters which table a row stands in. */
  readonly tablesRead?: (work: Work) => TablesRead;
}

/** Tables that rates are taken from: those of today's policy and later, and those of any. None where the profile names none. */
export interface TablesRead {
  readonly now: ReadonlySet<string>;
  readonly ever: ReadonlySet<string>;
}

/** The records of a dated table, as an import makes and changes them: a row a record, only real changes stored. */
export function tableRecords<Item, Row extends TableRow>(store: TableStore<Item, Row>) {
  /** A row that trips are reckoned by is not taken out of its table by a file whose name no policy has. */
  const staysRead = (work: Work, before: Row | undefined, fileName: string): boolean => {
    const read = store.tablesRead?.(work);
    if (!read || !before || read.now.size === 0) return false;
    return read.ever.has(before.tableName) && !read.ever.has(fileName);
  };
  /** What rows change, and what is to be answered of each: the same for what is foreseen and what is done. */
  const changesOf = async (work: Work, rows: readonly TableRowChanging<Item>[]) => {
    const kept = await store.read(
      work,
      rows.map(({ subjectId }) => subjectId),
    );
    const changes = rows.flatMap(({ item, fileName, subjectId: id }) => {
      const before = kept.get(id);
      // A row keeps the name of the table it came in with while it says the same.
      const after = store.rowOf(item, fileName);
      const same = before && isDeepStrictEqual({ ...before, tableName: "" }, { ...after, tableName: "" });
      return same || staysRead(work, before, fileName) ? [] : [{ id, before, after }];
    });
    const changed = new Set(changes.map(({ id }) => id));
    // What stays where the profile reads it is a change still, once the file comes by that name or the profile names it.
    const answers = rows.map(({ subjectId: id, fileName }) =>
      staysRead(work, kept.get(id), fileName) ? null : changed.has(id),
    );
    return { changes, answers };
  };
  return {
    lastCounts: true as const,
    add: async (work: Work, rows: readonly TableRowIn<Item>[]): Promise<readonly string[]> => {
      const made = rows.map(({ item, fileName }) => ({ id: rowId(work), ...store.rowOf(item, fileName) }));
      await store.add(work, made);
      const [first, last] = [made[0], made.at(-1)];
      if (first && last) {
        await trace(work, {
          action: "accounts.import-rates",
          subject: { type: store.subject, id: first.id },
          after: { fileName: rows[0]?.fileName, rows: made.length, last: last.id },
        });
      }
      return made.map(({ id }) => id);
    },
    foresee: async (work: Work, rows: readonly TableRowChanging<Item>[]): Promise<readonly (boolean | null)[]> =>
      (await changesOf(work, rows)).answers,
    change: async (work: Work, rows: readonly TableRowChanging<Item>[]): Promise<readonly (boolean | null)[]> => {
      const { changes, answers } = await changesOf(work, rows);
      await store.change(
        work,
        changes.map(({ id, after }) => ({ id, ...after })),
      );
      await traceAll(
        work,
        changes.map(({ id, before, after }) => ({
          action: "accounts.import-rate-change",
          subject: { type: store.subject, id },
          before: before ?? {},
          after,
        })),
      );
      return answers;
    },
    ofFile: (work: Work, fileName: string): readonly Unread[] => {
      const now = store.tablesRead?.(work).now ?? new Set();
      if (now.size === 0 || now.has(fileName)) return [];
      const tables = formatsIn("da").either([...now].map((one) => `»${one}«`));
      return [{ code: "table-unread", params: { file: fileName, tables } }];
    },
    naming: namingOf(store),
    publishing: null,
  };
}

interface Unread {
  readonly code: "table-unread";
  readonly params: { readonly file: string; readonly tables: string };
}

/** Rows go from a table that no policy has named to one that some policy has, and never the other way. */
function namingOf<Item, Row extends TableRow>(store: TableStore<Item, Row>) {
  return {
    moving: async (work: Work, fileName: string, ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const ever = store.tablesRead?.(work).ever ?? new Set();
      if (!ever.has(fileName)) return new Set();
      const kept = await store.read(work, ids);
      return new Set(ids.filter((id) => !ever.has(kept.get(id)?.tableName ?? fileName)));
    },
    move: async (work: Work, fileName: string, ids: readonly string[]): Promise<void> => {
      const kept = await store.read(work, ids);
      const rows = [...kept].map(([id, before]) => ({ id, before, after: { ...before, tableName: fileName } }));
      await store.change(
        work,
        rows.map(({ id, after }) => ({ ...after, id })),
      );
      await traceAll(
        work,
        rows.map(({ id, before, after }) => ({
          action: "accounts.import-rate-change",
          subject: { type: store.subject, id },
          ...{ before: { tableName: before.tableName }, after: { tableName: after.tableName } },
        })),
      );
    },
  };
}

function rowId(work: Work): Id<"rate"> {
  return newId<"rate">(work.now.getTime());
}
