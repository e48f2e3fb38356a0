/** What an attribute of an element says; `undefined` where it has none so called. */
type Said = (attribute: string) => string | undefined;

const isYes = (said: string | undefined) => /^(?:1|true)$/.test(said ?? "");
const isUnder = (least: number, said: string | undefined) => said !== undefined && Number(said) < least;

/** Lower or narrower than this nobody reads what stands there: a row in points, a column in letters. */
const [lowest, narrowest] = [1, 0.3];

/** A row that no program shows: said so, or with next to no height. The reader tells of it, a copy is without it. */
export function isHiddenRow(said: Said): boolean {
  return isYes(said("hidden")) || isUnder(lowest, said("ht"));
}

/** Columns that no program shows: said so, or with next to no width. */
export function isHiddenColumn(said: Said): boolean {
  return isYes(said("hidden")) || isUnder(narrowest, said("width"));
}

/** A sheet's format that hides whatever rows or columns say nothing of themselves. */
export function hidesByDefault(said: Said): boolean {
  return (
    isYes(said("zeroHeight")) ||
    isUnder(lowest, said("defaultRowHeight")) ||
    isUnder(narrowest, said("defaultColWidth"))
  );
}
