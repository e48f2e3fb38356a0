import { fault, Invalid } from "../../kernel/index.ts";
import type { Cell } from "./table.ts";

/** More columns than any ledger has; a sheet may have 16,384. */
const mostColumns = 1000;
/** So many blanks are nothing to speak of; past it they are held against what is written. */
const fewBlanks = 10_000_000;
const mostBlanksEach = 100;

/**
 * A workbook says only which cells it has, and the library lays out every blank before the last of each row: a cell far to the
 * right in each of many rows makes gigabytes of a file of no size.
 */
export class SheetWidth {
  #blanks = 0;
  #written = 0;

  /** A row, without the blanks beyond all columns. @throws Invalid where the sheet is wider or emptier than any ledger */
  bounded(row: number, cells: readonly Cell[]): readonly Cell[] {
    const last = cells.findLastIndex((cell) => cell !== null && cell !== "");
    if (last >= mostColumns) throw new Invalid([fault("sheet-too-wide", { row, most: mostColumns })]);
    const written = last < 0 ? 0 : cells.filter((cell) => cell !== null && cell !== "").length;
    this.#written += written;
    this.#blanks += cells.length - written;
    if (this.#blanks > Math.max(fewBlanks, mostBlanksEach * this.#written))
      throw new Invalid([fault("sheet-too-empty", { row })]);
    return cells.length > mostColumns ? cells.slice(0, mostColumns) : cells;
  }
}
