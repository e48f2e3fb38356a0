import type { DateOn } from "../kernel/index.ts";

/**
 * A column of a data file: its head, its type and how a row's cell is read. `null` is an empty cell.
 * A decimal is in hundredths, so that what is written is exact; a number is one that is measured, such as a degree.
 */
export type Column<Row> =
  | {
      readonly head: string;
      readonly type: "text";
      readonly cell: (row: Row) => string | null;
      /** Mostly amounts, such as a total as its source states it: one that is a decimal is written as decimals are. */
      readonly amounts?: true;
    }
  | { readonly head: string; readonly type: "integer"; readonly cell: (row: Row) => number | null }
  | { readonly head: string; readonly type: "number"; readonly cell: (row: Row) => number | null }
  | { readonly head: string; readonly type: "decimal"; readonly cell: (row: Row) => bigint | null }
  | { readonly head: string; readonly type: "date"; readonly cell: (row: Row) => DateOn | null }
  | { readonly head: string; readonly type: "boolean"; readonly cell: (row: Row) => boolean | null };

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;
