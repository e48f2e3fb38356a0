/** Rows' cells as HTML, by the row itself and what else they depend on. What is forgotten with its row needs no bound. */
const keptCells = new WeakMap<object, Map<string, string>>();

/**
 * A row's cells as they were, else as `make` writes them. The row is a value that never changes, and is the same object for
 * as long as what it says is so.
 * @param table what the cells depend on besides the row
 */
export function keptRow(table: string, row: object, make: () => string): string {
  const kept = keptCells.get(row) ?? new Map<string, string>();
  keptCells.set(row, kept);
  const html = kept.get(table) ?? make();
  kept.set(table, html);
  return html;
}
