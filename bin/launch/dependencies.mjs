import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { linkLibraries } from "./library-links.mjs";
import { npmCi } from "./npm.mjs";
import { root } from "./places.mjs";
import { step } from "./progress.mjs";
import { hasStamp, stampOf, writeStamp } from "./stamp.mjs";

const modules = join(root, "node_modules");
const lockFile = join(root, "package-lock.json");

/** A linked `node_modules` is another checkout's: used as it is, never rebuilt from here. */
function isLinked() {
  return lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

export function dependenciesReady() {
  return isLinked() || hasStamp(modules, stampOf(lockFile));
}

/**
 * Installs what the lock file says, and makes the links that the database package's own script would have made.
 * @param {string} node @param {(pid: number) => void} also
 */
export async function bringDependencies(node, also) {
  if (dependenciesReady()) return;
  if (!isInstalled(read(lockFile), read(join(modules, ".package-lock.json")))) {
    await step("Henter biblioteker (første gang tager det et minut eller to)", () => npmCi(node, root, also));
  }
  linkLibraries(modules);
  writeStamp(modules, stampOf(lockFile));
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}

/**
 * Whether somebody's own `npm ci` already put everything there: npm writes down what it installed when it is done.
 * @typedef {import("./lock-file.mjs").Packages} Packages
 * @param {Packages} wanted @param {Packages} installed
 */
export function isInstalled(wanted, installed, platform = process.platform, arch = process.arch) {
  return Object.entries(wanted).every(([path, one]) => {
    if (path === "" || installed[path]?.version === one.version) return true;
    const fits = (one.os?.includes(platform) ?? true) && (one.cpu?.includes(arch) ?? true) && one.libc === undefined;
    return one.optional === true && !fits && installed[path] === undefined;
  });
}
