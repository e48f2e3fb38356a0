import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back what starting needed and serving does not: reading profiles, migrations and schemas leaves V8 with a heap
 * twice as large as what lives in it, and an idle server would hold on to that for hours. Takes some 50 ms, once.
 */
export function settleMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (how: object) => void;
  setFlagsFromString("--no-expose-gc");
  collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
