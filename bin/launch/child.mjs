import { spawn } from "node:child_process";
import { join } from "node:path";
import { cacheFolder, withParent } from "./places.mjs";

const forwarded = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Starts one of our programs under the given Node. It ends with us, even when we are killed; see `with-parent.mjs`.
 * @param {string} node @param {string} script @param {readonly string[]} args
 */
export function startChild(node, script, args) {
  return spawn(node, ["--enable-source-maps", "--import", withParent, script, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { NODE_COMPILE_CACHE: join(cacheFolder, "compiled"), ...process.env },
  });
}

/**
 * Passes our signals on to the child, and ends as it ends: same exit code, same signal.
 * @param {import("node:child_process").ChildProcess} child
 */
export function followChild(child) {
  for (const name of forwarded) {
    process.on(name, () => {
      // Ctrl-C in a terminal reaches the whole group: the child has it already.
      if (name !== "SIGINT" || !process.stdin.isTTY) child.kill(name);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (signal === null) return resolve(process.exit(code ?? 1));
      for (const name of forwarded) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    });
  });
}

/**
 * Ends with the `npm start` that started us: npm passes its signals to a shell, and the shell dies of them without
 * passing them on.
 */
export function endWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
