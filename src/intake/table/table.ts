import type { DateSystem } from "../dialect/dates.ts";
import { textOfNumber } from "../dialect/numbers.ts";

/** What a cell holds: CSV has text alone, spreadsheets and JSON also numbers, dates (at UTC midnight) and booleans. */
export type Cell = string | number | boolean | Date | null;

export interface TableRow {
  /** Among the file's data rows, from 1; rows without any content are none. */
  readonly number: number;
  /** `null` for an empty cell and for a column that the row lacks. */
  cell(column: string): Cell;
  /** Everything in the row, for keeping it as it was. */
  cells(): readonly (readonly [column: string, cell: Cell])[];
  /** Filled cells beyond the header: the row is shifted, no cell can be trusted. */
  readonly surplus: number;
}

export interface Table {
  readonly columns: readonly string[];
  /** Names that several columns carry; such a column is reached as `name (2)`. */
  readonly repeated: readonly string[];
  /** The file may have columns that `columns` lacks: JSON records need not be alike. */
  readonly open: boolean;
  /** From which day numbers in place of days count; absent where the file says nothing of it. */
  readonly dateSystem?: DateSystem;
  readonly rows: AsyncIterable<TableRow>;
}

/** A cell as text, as it would be printed: numbers with `.`, days as `YYYY-MM-DD`. */
export function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return textOfNumber(cell);
  if (cell instanceof Date) return cell.toISOString().replace("T00:00:00.000Z", "");
  return String(cell);
}
