import { pathSteps } from "./path-steps.ts";

/** One outline of a path. */
interface Outline {
  readonly lines: number;
  /** Lines that go neither along nor across the page. */
  readonly aslant: number;
  readonly curves: number;
}

/**
 * How many outlines of a painted path can be letters: those with curves, or of many lines of which some are aslant; no frame, no frame
 * with round corners, no plain line.
 * @param args what is done with the path, and the path
 * @param unpainted the way of doing nothing with it
 */
export function lettersDrawn(args: unknown, unpainted: number): number {
  const [does, paths] = Array.isArray(args) ? args : [];
  const path: unknown = Array.isArray(paths) ? paths[0] : null;
  if (does === unpainted || !(path instanceof Float32Array)) return 0;
  return drawnIn(path).filter(isLetter).length;
}

function isLetter({ lines, aslant, curves }: Outline): boolean {
  const isRoundFrame = curves <= 4 && aslant === 0 && lines <= 5;
  return curves > 0 ? !isRoundFrame : lines >= 5 && aslant > 0;
}

function drawnIn(path: Float32Array): readonly Outline[] {
  const found: Outline[] = [];
  let now = { lines: 0, aslant: 0, curves: 0 };
  let [x, y] = [0, 0];
  for (const { how, given } of pathSteps(path)) {
    // What is unknown is not passed over: it may be anything.
    if (how === "unknown") return [...found, { lines: 0, aslant: 1, curves: 1 }];
    if (how === "begin") {
      found.push(now);
      now = { lines: 0, aslant: 0, curves: 0 };
    }
    const [toX = x, toY = y] = given.slice(-2);
    if (how === "line") {
      now.lines += 1;
      if (Math.abs(toX - x) > 1e-3 && Math.abs(toY - y) > 1e-3) now.aslant += 1;
    }
    if (how === "curve" || how === "quadratic") now.curves += 1;
    [x, y] = [toX, toY];
  }
  return [...found, now];
}
