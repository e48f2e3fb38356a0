import { type Matrix, times } from "./drawn-text.ts";
import { pathSteps } from "./path-steps.ts";

type Box = readonly [left: number, low: number, right: number, high: number];

/** Into so many lines a curve is taken apart. */
const steps = 8;

/** Where an outline crosses a height, and whether upwards. */
interface Crossing {
  readonly at: number;
  readonly up: boolean;
}
/** As many as a few lines of letters have. */
const keptHeights = 12;

/** What an order paints, on the page: a face, or a line as wide as it is drawn. */
export class PaintedShape {
  readonly box: Box;
  private readonly outlines: readonly (readonly number[])[];
  private readonly evenOdd: boolean;
  private readonly crossings = new Map<number, readonly Crossing[]>();
  /** Half the width of a line; `0` of a face. */
  private readonly half: number;

  constructor(
    outlines: readonly (readonly number[])[],
    { evenOdd = false, half = 0 }: { readonly evenOdd?: boolean; readonly half?: number } = {},
  ) {
    [this.outlines, this.evenOdd, this.half] = [outlines, evenOdd, half];
    let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const one of outlines)
      for (let at = 0; at < one.length; at += 2) {
        const [x, y] = [one[at] ?? 0, one[at + 1] ?? 0];
        [left, right] = [Math.min(left, x - half), Math.max(right, x + half)];
        [low, high] = [Math.min(low, y - half), Math.max(high, y + half)];
      }
    this.box = [left, low, right, high];
  }

  has(x: number, y: number): boolean {
    const [left, low, right, high] = this.box;
    if (x < left || x > right || y < low || y > high) return false;
    return this.half > 0 ? this.outlines.some((one) => isOn(one, x, y, this.half)) : this.isWithin(x, y);
  }

  private isWithin(x: number, y: number): boolean {
    let [around, crossed] = [0, 0];
    for (const { at, up } of this.crossingsAt(y)) {
      if (at <= x) continue;
      crossed += 1;
      around += up ? 1 : -1;
    }
    return this.evenOdd ? crossed % 2 === 1 : around !== 0;
  }

  /** Where its outlines cross a height. Letters of one line stand at the same one, so the last few are kept. */
  private crossingsAt(y: number): readonly Crossing[] {
    const known = this.crossings.get(y);
    if (known) return known;
    const found: Crossing[] = [];
    for (const one of this.outlines)
      for (let at = 0; at < one.length; at += 2) {
        const next = at + 2 < one.length ? at + 2 : 0;
        const [fromX = 0, fromY = 0, toX = 0, toY = 0] = [one[at], one[at + 1], one[next], one[next + 1]];
        if (fromY <= y === toY <= y) continue;
        found.push({ at: fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX), up: toY > fromY });
      }
    if (this.crossings.size >= keptHeights) this.crossings.clear();
    this.crossings.set(y, found);
    return found;
  }
}

function isOn(outline: readonly number[], x: number, y: number, half: number): boolean {
  for (let at = 0; at + 3 < outline.length; at += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = outline.slice(at, at + 4);
    const [right, up] = [toX - fromX, toY - fromY];
    const along = Math.min(1, Math.max(0, ((x - fromX) * right + (y - fromY) * up) / (right * right + up * up || 1)));
    if (Math.hypot(x - fromX - along * right, y - fromY - along * up) <= half) return true;
  }
  return false;
}

/** A path's outlines on the page, curves as lines. */
export function outlinesOf(path: Float32Array, page: Matrix): readonly (readonly number[])[] {
  const found: number[][] = [];
  let [now, x, y]: [number[], number, number] = [[], 0, 0];
  const put = (toX: number, toY: number) => {
    const [, , , , right, up] = times([1, 0, 0, 1, toX, toY], page);
    now.push(right, up);
  };
  for (const { how, given } of pathSteps(path)) {
    const [toX = x, toY = y] = given.slice(-2);
    if (how === "begin") {
      now = [];
      found.push(now);
    }
    if (how === "begin" || how === "line") put(toX, toY);
    else if (how === "curve" || how === "quadratic") {
      const ends = [x, y, ...(how === "curve" ? given : raised([x, y, ...given]))];
      for (let step = 1; step <= steps; step += 1) put(along(ends, 0, step / steps), along(ends, 1, step / steps));
    }
    [x, y] = [toX, toY];
  }
  return found;
}

function along(ends: readonly number[], which: 0 | 1, by: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [0, 2, 4, 6].map((nth) => ends[nth + which]);
  const left = 1 - by;
  return left ** 3 * a + 3 * left ** 2 * by * b + 3 * left * by ** 2 * c + by ** 3 * d;
}

/** A curve with one middle as one with two. */
function raised(ends: readonly number[]): readonly number[] {
  const [x = 0, y = 0, midX = 0, midY = 0, toX = 0, toY = 0] = ends;
  const third = (from: number, mid: number) => from + (2 / 3) * (mid - from);
  return [third(x, midX), third(y, midY), third(toX, midX), third(toY, midY), toX, toY];
}

/** A square of one, as a picture is drawn in. */
export function pictureShape(page: Matrix): PaintedShape {
  return new PaintedShape(outlinesOf(new Float32Array([0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4]), page));
}

/** A form's own frame. */
export function frameShape([left = 0, low = 0, right = 0, high = 0]: readonly number[], page: Matrix): PaintedShape {
  const path = [0, left, low, 1, right, low, 1, right, high, 1, left, high, 4];
  return new PaintedShape(outlinesOf(new Float32Array(path), page));
}
