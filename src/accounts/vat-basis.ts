import type { Category } from "../profile/index.ts";
import type { Vat } from "./vats.ts";

/** What a sum is reckoned on: `mixed` where lines with and without VAT are added, `null` where no line could bear VAT. */
export type VatBasis = Vat | "mixed" | null;

interface VatLine {
  readonly category: Category;
  readonly vat: Vat;
}

/** What no VAT is ever paid on: the same with and without it, so it is on every basis. */
const withoutVat: readonly Category[] = ["per-diem", "lost-earnings"];

/** The basis of lines added up (docs/decisions/0035). */
export function vatBasisOf(lines: readonly VatLine[]): VatBasis {
  const found = new Set(lines.filter(({ category }) => !withoutVat.includes(category)).map(({ vat }) => vat));
  if (found.has("incl") && found.has("excl")) return "mixed";
  if (found.has("unknown")) return "unknown";
  return found.has("incl") ? "incl" : found.has("excl") ? "excl" : null;
}

/** The lines on another basis than accounts are to be on, among those that say theirs. */
export function linesOffBasis<Line extends VatLine>(lines: readonly Line[], basis: "incl" | "excl"): readonly Line[] {
  const other = basis === "incl" ? "excl" : "incl";
  return lines.filter(({ category, vat }) => vat === other && !withoutVat.includes(category));
}
