/** One step of a path, as the library writes it: how it goes on, and its numbers. */
export interface PathStep {
  readonly how: "begin" | "line" | "curve" | "quadratic" | "close" | "unknown";
  readonly given: readonly number[];
}

/** By the number of each way of going on, how many numbers follow it. */
const ways = [
  ["begin", 2],
  ["line", 2],
  ["curve", 6],
  ["quadratic", 4],
  ["close", 0],
] as const;

/** A path step by step. It ends at one that is unknown: what follows it may be anything. */
export function pathSteps(path: Float32Array): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (let at = 0; at < path.length; ) {
    const way = ways[path[at] ?? -1];
    if (way === undefined) return [...steps, { how: "unknown", given: [] }];
    const [how, count] = way;
    steps.push({ how, given: [...path.subarray(at + 1, at + 1 + count)] });
    at += count + 1;
  }
  return steps;
}
