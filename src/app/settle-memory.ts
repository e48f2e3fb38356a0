import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (how: { type: "major" | "minor"; execution: "sync"; flavor?: "last-resort" }) => void;

let found: Collect | undefined;

function collector(): Collect {
  if (found) return found;
  setFlagsFromString("--expose-gc");
  found = runInNewContext("gc") as Collect;
  setFlagsFromString("--no-expose-gc");
  return found;
}

/**
 * Gives back what starting needed and serving does not: reading profiles, migrations and schemas leaves V8 with a heap
 * twice as large as what lives in it, and an idle server would hold on to that for hours. Takes some 50 ms, once.
 */
export function settleMemory(): void {
  collector()({ type: "major", execution: "sync", flavor: "last-resort" });
}

/**
 * Drops what a step of a long work beside the requests left behind, while nearly nothing of it is in use any more: else V8
 * makes room for it and keeps it as if it were to last. Takes less than a millisecond.
 */
export function dropLeftovers(): void {
  collector()({ type: "minor", execution: "sync" });
}
