import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What an installed folder was made from: the lock file and the kind of machine.
 * @param {string} lockFile
 */
export function stampOf(lockFile, machine = `${process.platform}-${process.arch}`) {
  return createHash("sha256").update(readFileSync(lockFile)).update(machine).digest("hex");
}

/** The stamp lies in the installed folder itself, so that deleting or emptying the folder deletes it too. */
const stampIn = (/** @type {string} */ folder) => join(folder, ".udsyn-stamp");

/** @param {string} folder @param {string} stamp */
export function hasStamp(folder, stamp) {
  try {
    return readFileSync(stampIn(folder), "utf8") === stamp;
  } catch {
    return false;
  }
}

/** Last of all, when what it vouches for is whole. @param {string} folder @param {string} stamp */
export function writeStamp(folder, stamp) {
  writeFileSync(stampIn(folder), stamp);
}
