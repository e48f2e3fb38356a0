import type { ComponentChildren } from "preact";

interface KeptProps {
  /** What the part says all of, a value that never changes, together with `name` and the language. */
  readonly by: object;
  readonly name: string;
  /** Makes the part. It counts no ids of its own (`ownId`). */
  readonly children: () => ComponentChildren;
}

/** A part that says the same on page after page: written once, and kept for as long as what it says. `renderPart` knows it. */
export function Kept({ children }: KeptProps): ComponentChildren {
  return children();
}

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
  const known = kept.get(table);
  if (known !== undefined) return known;
  // In one piece: put together from hundreds it would be taken apart again in each page that it is on.
  const html = Buffer.from(make()).toString();
  kept.set(table, html);
  return html;
}
