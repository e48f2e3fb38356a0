import { beginsWithDay } from "../cpr-gate/birth-day.ts";
import { lostZero, lostZeros, plainNumber, saysCpr } from "../file-review/lost-zero.ts";
import type { XmlElement } from "../office-parts/xml-tree.ts";
import { blocks, maskWay, type Piece } from "./mask-texts.ts";

/** A cell of a sheet as it is shown: what it holds may become blocks. */
export interface SheetCell extends Piece {
  readonly row: number;
  readonly column: number;
  readonly isNumber: boolean;
}

/** Blocks for every number that a sheet's cells hold, alone, beside or below each other. @returns how many there were */
export function maskCells(cells: readonly SheetCell[]): number {
  const announced = cells.some(({ said, isNumber }) => !isNumber && saysCpr.test(said));
  const rows = [...Map.groupBy(cells, ({ row }) => row).values()];
  const columns = [...Map.groupBy(cells, ({ column }) => column).values()];
  let count = 0;
  for (const row of rows) count += maskShort(row, announced);
  for (let round = 0; round < 20; round += 1) {
    const masked = [
      ...rows.flatMap((row) => [parted(row, "\t"), parted(row, "\n")]),
      ...(announced ? columns.map((column) => parted(column, "\n")) : []),
    ].reduce((sum, way) => sum + maskWay(way), 0);
    if (masked === 0) break;
    count += masked;
  }
  return count;
}

function parted(cells: readonly SheetCell[], sign: string): readonly (SheetCell | string)[] {
  return cells.flatMap((one) => [one, sign]);
}

/** Numbers that a spreadsheet keeps without their zeros in front, as the reader finds them. */
function maskShort(row: readonly SheetCell[], announced: boolean): number {
  let count = 0;
  const mask = (...of: readonly SheetCell[]) => {
    for (const one of of) one.said = blocks(one.said);
    count += 1;
  };
  for (const [nth, cell] of row.entries()) {
    const next = row[nth + 1];
    const plain = plainNumber(cell.said);
    if (lostZero(plain) || (announced && isShort(plain, cell))) mask(cell);
    else if (announced && next && lostZeros(plain, plainNumber(next.said))) mask(cell, next);
  }
  return count;
}

function isShort(plain: string, { isNumber }: SheetCell): boolean {
  return isNumber && /^\d{9,10}$/.test(plain) && beginsWithDay(plain.padStart(10, "0"));
}

/** What a text says, its runs joined; how it is pronounced, which some files tell beside it, is none of it. */
export function shownText(element: XmlElement): string {
  return element.children
    .map((one) => {
      if ("text" in one) return element.name === "t" ? one.text : "";
      return one.name === "rPh" ? "" : shownText(one);
    })
    .join("");
}
