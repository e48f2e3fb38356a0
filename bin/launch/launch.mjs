import { join } from "node:path";
import { targets } from "./build.mjs";
import { endWithNpm, followChild, startChild } from "./child.mjs";
import { develop } from "./dev.mjs";
import { SetUpFault } from "./fault.mjs";
import { root } from "./places.mjs";
import { say } from "./progress.mjs";
import { setUp } from "./set-up.mjs";

const OLDEST_MAJOR = 20;
const server = targets.server.outfile;

/** @typedef {{ targets: import("./build.mjs").Target[], run: (node: string, args: string[]) => unknown }} Command */

/** @type {Record<string, Command>} */
const commands = {
  start: { targets: [targets.server], run: (node, args) => followChild(startChild(node, server, ["serve", ...args])) },
  run: { targets: [targets.server], run: (node, args) => followChild(startChild(node, server, args)) },
  dev: { targets: [targets.server], run: develop },
  test: {
    targets: [targets.server],
    run: (node, args) => followChild(startChild(node, join(root, "test", "run.mjs"), args)),
  },
  bench: {
    targets: [targets.server, targets.bench],
    run: (node, args) => followChild(startChild(node, targets.bench.outfile, args)),
  },
};

/**
 * Sets up what is missing and runs one command. Exit 2 on wrong usage, 1 when the machine cannot be made ready.
 * @param {string[]} words the command and its arguments
 */
export async function launch([name = "", ...args]) {
  // The owner can always read what we make, whatever the umask; others get what they were given, but never to write.
  process.umask((process.umask() & 0o077) | 0o022);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    say(`Brug: node bin/launch.mjs ${Object.keys(commands).join("|")} …`);
    process.exit(2);
  }
  try {
    if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) {
      throw new SetUpFault(
        `Udsyn kræver Node ${OLDEST_MAJOR} eller nyere for at gøre sig klar; her kører ${process.version}.`,
      );
    }
    endWithNpm();
    await command.run(await setUp(command.targets), args);
  } catch (error) {
    if (!(error instanceof SetUpFault) && !isDenied(error)) throw error;
    say(error instanceof SetUpFault ? error.message : `Udsyn kan ikke gøre klar i ${root}: ${error}`);
    process.exit(1);
  }
}

/** The folder is another's, read-only or full: for the person at the keyboard to mend. @param {unknown} error */
function isDenied(error) {
  return (
    error instanceof Error && "code" in error && ["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(String(error.code))
  );
}
