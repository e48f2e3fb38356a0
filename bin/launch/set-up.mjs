import { join } from "node:path";
import { build, isBuilt } from "./build.mjs";
import { bringDependencies, dependenciesReady } from "./dependencies.mjs";
import { cacheFolder } from "./places.mjs";
import { bringRuntime, readyRuntime } from "./runtime.mjs";
import { alone } from "./set-up-lock.mjs";

/**
 * Makes everything ready that is not, and returns the Node to run with. When all is ready it only looks.
 * @param {import("./build.mjs").Target[]} targets @returns {Promise<string>}
 */
export async function setUp(targets) {
  const ready = readyRuntime();
  if (ready && dependenciesReady() && targets.every(isBuilt)) return ready;
  return alone(join(cacheFolder, "set-up.lock"), async (also) => {
    const node = await bringRuntime(also);
    await bringDependencies(node, also);
    for (const target of targets) await build(target);
    return node;
  });
}
