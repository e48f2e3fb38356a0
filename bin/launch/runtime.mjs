import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SetUpFault } from "./fault.mjs";
import { npmCi } from "./npm.mjs";
import { root } from "./places.mjs";
import { say, step } from "./progress.mjs";
import { hasStamp, stampOf, writeStamp } from "./stamp.mjs";

const WANTED_MAJOR = 24;
const folder = join(root, "runtime");
const modules = join(folder, "node_modules");
const lockFile = join(folder, "package-lock.json");
const packageName = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const ownNode = join(modules, packageName, "bin", process.platform === "win32" ? "node.exe" : "node");

/** The Node to use without fetching anything; undefined when there is something to do. */
export function readyRuntime() {
  if (hasStamp(modules, stampOf(lockFile)) && existsSync(ownNode)) return ownNode;
  return hasPackage() ? undefined : ourselves();
}

/** Brings Node 24 into `runtime/`, else makes do with the Node that runs us when that is new enough. @param {(pid: number) => void} also */
export async function bringRuntime(also) {
  const ready = readyRuntime();
  if (ready) return ready;
  if (hasPackage()) {
    try {
      if (!runs(ownNode)) await step("Henter Node 24", () => npmCi(process.execPath, folder, also));
      if (!runs(ownNode)) throw new SetUpFault(`${ownNode} kan ikke køre på denne maskine.`);
      writeStamp(modules, stampOf(lockFile));
      return ownNode;
    } catch (error) {
      const system = ourselves();
      if (!system) throw error;
      say(`Node 24 kunne ikke hentes; bruger ${system} (${process.version}).`);
      return system;
    }
  }
  throw new SetUpFault(
    `Udsyn kører på Node ${WANTED_MAJOR} eller nyere, og her kører ${process.version}. Til ${process.platform}-${process.arch} kan den ikke hentes automatisk: installér den fra https://nodejs.org, og prøv igen.`,
  );
}

function hasPackage() {
  return `node_modules/${packageName}` in JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

function ourselves() {
  return Number.parseInt(process.versions.node, 10) >= WANTED_MAJOR ? process.execPath : undefined;
}

/** Whether it is there, whole, for this machine, and of the version the lock file names. @param {string} node */
function runs(node) {
  const wanted = JSON.parse(readFileSync(lockFile, "utf8")).packages[`node_modules/${packageName}`].version;
  return existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${wanted}`;
}
