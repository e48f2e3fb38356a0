import { watch } from "node:fs";
import { join } from "node:path";
import { build, targets } from "./build.mjs";
import { startChild } from "./child.mjs";
import { SetUpFault } from "./fault.mjs";
import { root } from "./places.mjs";
import { say } from "./progress.mjs";

const SETTLE_MS = 150;

/**
 * Serves, and builds and serves anew when something in `src/` changes. What cannot be built leaves the last one running.
 * @param {string} node @param {readonly string[]} args
 */
export function develop(node, args) {
  let child = startChild(node, targets.server.outfile, ["serve", ...args]);
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  let working = Promise.resolve();

  const ended = () =>
    new Promise((resolve) =>
      child.exitCode !== null || child.signalCode !== null ? resolve(null) : child.once("exit", resolve),
    );

  async function again() {
    try {
      await build(targets.server);
    } catch (error) {
      if (!(error instanceof SetUpFault)) throw error;
      return say(error.message);
    }
    child.kill("SIGTERM");
    await ended();
    say("Ændret; starter igen …");
    child = startChild(node, targets.server.outfile, ["serve", ...args]);
  }

  watch(join(root, "src"), { recursive: true }, (_, name) => {
    if (name?.includes(".test.")) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      working = working.then(again);
    }, SETTLE_MS);
  });
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(name, async () => {
      clearTimeout(settling);
      await working;
      if (name !== "SIGINT" || !process.stdin.isTTY) child.kill(name);
      await ended();
      process.exit(child.exitCode ?? 0);
    });
  }
}
