import type { Formats } from "../../platform/index.ts";
import { type Column, isFigure, type Sums } from "./data-table.columns.ts";

/**
 * How each figure column is written. Øre stand in every cell of a column or in none, its last line included,
 * so that digits stand under digits.
 */
export function figureWriter<Row>(columns: readonly Column<Row>[], rows: readonly Row[], foot: Sums, f: Formats) {
  const writers = new Map<string, (value: bigint) => string>();
  const round: string[] = [];
  for (const { key, kind, value } of columns.filter(isFigure)) {
    const whole = [...rows.map(value), foot[key] ?? null].every((one) => one === null || one % 100n === 0n);
    if (whole) round.push(key);
    if (kind === "count") writers.set(key, (count) => f.number(count));
    if (kind === "amount") writers.set(key, whole ? f.wholeFigure : f.figure);
    if (kind === "difference") writers.set(key, whole ? f.wholeSignedFigure : f.signedFigure);
  }
  return {
    write: (key: string, value: bigint): string => writers.get(key)?.(value) ?? "",
    /** The columns without øre. */
    round,
  };
}
