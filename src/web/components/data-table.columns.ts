import type { ComponentChildren } from "preact";

interface ColumnBase {
  readonly key: string;
  readonly head: string;
  /** Where the column can be sorted: the address that does it, and how it stands now. */
  readonly sort?: { readonly href: string; readonly now?: "ascending" | "descending" };
}

/** Words, links, a disc. On narrow screens `full` takes a line of its own; `hidden` is left out. */
export interface TextColumn<Row> extends ColumnBase {
  readonly kind: "text";
  readonly cell: (row: Row) => ComponentChildren;
  readonly narrow?: "full" | "hidden";
  /** Whether its heading stands over each cell on narrow screens, where the words do not say what they are. */
  readonly labelled?: boolean;
}

/** A figure drawn in its cell; says nothing that the row's figures do not say. */
export interface BarColumn<Row> extends ColumnBase {
  readonly kind: "bar";
  readonly cell: (row: Row) => ComponentChildren;
}

/** What a column's cells add up to, by column key, over all rows; `null` where no row has a figure. */
export type Sums = Readonly<Record<string, bigint | null>>;

/**
 * Amounts in hundredths of the one currency that the heading names, or whole counts.
 * An amount column shows øre in every cell as soon as one cell has them.
 */
export interface FigureColumn<Row> extends ColumnBase {
  readonly kind: "amount" | "difference" | "count";
  readonly value: (row: Row) => bigint | null;
  /** What stands where there is no figure; otherwise that it is not stated. */
  readonly missing?: (row: Row) => ComponentChildren;
  /** Before the figure, such as `ca.` */
  readonly before?: (row: Row) => string | undefined;
  /** Below the figure, such as what it is of: beside it, a number would be read as its beginning. */
  readonly below?: (row: Row) => string | undefined;
  /**
   * The table's last line. `sum` adds the column; a function works it out of the sums (an average); without it the cell is empty.
   * `strong` sets the double line below.
   */
  readonly foot?: "sum" | ((sums: Sums) => bigint | null);
  readonly strong?: boolean;
  /** Whether a row holds something whose figure is not known: then neither is the column's sum. Without it such rows are left out. */
  readonly open?: (row: Row) => boolean;
  /** Why the sum is not known yet, where that is another thing than amounts that nobody knows. */
  readonly openWords?: string | undefined;
  /** Whether a row without a figure has none to be had: nothing of it is left out of the sum. */
  readonly none?: (row: Row) => boolean;
}

export type Column<Row> = TextColumn<Row> | BarColumn<Row> | FigureColumn<Row>;

export function isFigure<Row>(column: Column<Row>): column is FigureColumn<Row> {
  return column.kind === "amount" || column.kind === "difference" || column.kind === "count";
}

/** Sums of every figure column over the rows themselves: a total cannot differ from what stands above it. */
export function sumsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Sums {
  const sums: Record<string, bigint | null> = {};
  for (const column of columns.filter(isFigure)) {
    if (openIn(column, rows) > 0) {
      sums[column.key] = null;
      continue;
    }
    const known = rows.map(column.value).filter((value) => value !== null);
    sums[column.key] = known.length === 0 ? null : known.reduce((total, value) => total + value, 0n);
  }
  return sums;
}

/** How many rows keep a column's sum from being known. */
export function openIn<Row>({ open }: FigureColumn<Row>, rows: readonly Row[]): number {
  return open ? rows.filter(open).length : 0;
}

/** The last line's figures, by column key; `null` where the cell is empty. */
export function footOf<Row>(columns: readonly Column<Row>[], sums: Sums): Sums {
  const foot: Record<string, bigint | null> = {};
  for (const { key, foot: rule } of columns.filter(isFigure)) {
    foot[key] = rule === undefined ? null : rule === "sum" ? (sums[key] ?? null) : rule(sums);
  }
  return foot;
}

/** Rows that a summed column cannot count, because their figure is not known. */
export function uncounted<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): { head: string; count: number }[] {
  return columns
    .filter(isFigure)
    .filter((column) => column.foot === "sum" && openIn(column, rows) === 0)
    .map(({ head, value, none }) => ({
      head,
      count: rows.filter((row) => value(row) === null && !none?.(row)).length,
    }))
    .filter(({ count }) => count > 0);
}
