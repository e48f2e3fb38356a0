/** What an attribute of an element says; `undefined` where it has none so called. */
type Said = (attribute: string) => string | undefined;

const isYes = (said: string | undefined) => /^(?:1|true)$/.test(said ?? "");
const isNil = (said: string | undefined) => said !== undefined && Number(said) === 0;

/** A row that no program shows: said so, or without any height. The reader tells of it, a copy is without it. */
export function isHiddenRow(said: Said): boolean {
  return isYes(said("hidden")) || isNil(said("ht"));
}

/** Columns that no program shows: said so, or without any width. */
export function isHiddenColumn(said: Said): boolean {
  return isYes(said("hidden")) || isNil(said("width"));
}

/** A sheet's format that hides whatever rows or columns say nothing of themselves. */
export function hidesByDefault(said: Said): boolean {
  return isYes(said("zeroHeight")) || isNil(said("defaultRowHeight")) || isNil(said("defaultColWidth"));
}
