import type { Box, Canvas, Letter } from "./page-letters.ts";

/** How much darker, lighter or otherwise coloured a pixel must be, of 765, to be seen. */
const seenFrom = 40;

/** Whether two drawings of a page differ anywhere within a place. */
export function differ(canvas: Canvas, a: Uint8Array, b: Uint8Array, box: Box): boolean {
  return somewhere(canvas, box, (at) => isOther(a, b, at));
}

function isOther(a: Uint8Array, b: Uint8Array, at: number): boolean {
  const parts = [0, 1, 2].map((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0)));
  return parts.reduce((sum, one) => sum + one, 0) >= seenFrom;
}

/** How many pixels differ outside of all these places. */
export function strayInk(canvas: Canvas, a: Uint8Array, b: Uint8Array, boxes: readonly Box[]): number {
  const covered = new Uint8Array(canvas.wide * canvas.high);
  for (const box of boxes) {
    somewhere(canvas, box, (at) => {
      covered[at / 4] = 1;
      return false;
    });
  }
  let stray = 0;
  for (let at = 0; at < a.length; at += 4) {
    // Most of a page is white in both.
    if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
    if (covered[at / 4] === 0 && isOther(a, b, at)) stray += 1;
  }
  return stray;
}

/** Makes a place black, whatever was there. */
export function cover(canvas: Canvas, pixels: Uint8Array, box: Box): void {
  somewhere(canvas, box, (at) => {
    pixels.set([0, 0, 0, 255], at);
    return false;
  });
}

function somewhere({ wide, high }: Canvas, box: Box, is: (at: number) => boolean): boolean {
  for (let y = Math.max(0, box.top); y < Math.min(high, box.bottom); y += 1)
    for (let x = Math.max(0, box.left); x < Math.min(wide, box.right); x += 1) if (is((y * wide + x) * 4)) return true;
  return false;
}

/** A little to all sides: what a letter has beyond its place in the line. */
export function widened(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

/**
 * The letters that are seen: without which the page would look otherwise. Where two lie over each other, which of them it is is asked
 * of each by itself; beyond `askedAtMost` neither counts.
 */
export function seenLetters(
  canvas: Canvas,
  letters: readonly Letter[],
  shown: Uint8Array,
  without: (by: ReadonlySet<number> | null) => Uint8Array,
): ReadonlySet<number> {
  const bare = without(null);
  const seen = new Set<number>();
  for (const [nth, { box, said }] of letters.entries())
    if (said.trim() === "" || (box && differ(canvas, shown, bare, box))) seen.add(nth);
  const doubtful = Map.groupBy(overlapping(letters, seen), (nth) => letters[nth]?.by ?? 0);
  for (const [nth, [by, of]] of [...doubtful].entries()) {
    const alone = nth < askedAtMost ? without(new Set([by])) : null;
    for (const one of of) {
      const box = letters[one]?.box;
      if (!alone || !box || !differ(canvas, shown, alone, box)) seen.delete(one);
    }
  }
  return seen;
}

const askedAtMost = 12;

/** Letters of which much lies under or over one that something else draws. */
function overlapping(letters: readonly Letter[], seen: ReadonlySet<number>): readonly number[] {
  const placed = [...seen].flatMap((nth) => {
    const { box = null, said = "", by = 0 } = letters[nth] ?? {};
    return box && said.trim() !== "" ? [{ nth, box, by }] : [];
  });
  const across = placed.toSorted((a, b) => a.box.left - b.box.left);
  const found = new Set<number>();
  for (const [at, one] of across.entries())
    for (let next = at + 1; next < across.length; next += 1) {
      const other = across[next];
      if (!other || other.box.left >= one.box.right) break;
      if (other.by !== one.by && isMuch(one.box, other.box)) found.add(one.nth).add(other.nth);
    }
  return [...found];
}

function isMuch(a: Box, b: Box): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
  return wide > 0 && high > 0 && wide * high > Math.min(area(a), area(b)) * 0.35;
}
