import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./progress.mjs";

const TAKE_OVER_MS = 10_000;

/**
 * Runs `work` while no other launcher on this machine sets up the same folder. A lock left by a killed one is taken
 * over, when the processes it had named by `also` are gone too: an npm may go on, or clean up, after its launcher's
 * death. (The outer Node may be 20, which has no lock that the kernel would release.)
 * @template T @param {string} file @param {(also: (pid: number) => void) => Promise<T>} work @returns {Promise<T>}
 */
export async function alone(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = nameOf(process.pid);
  for (let tries = 0; !take(file, mine); tries++) {
    if (isLeft(file)) takeOver(file);
    if (tries === 10) say("Venter på en anden Udsyn, der er ved at gøre klar …");
    await sleep(100);
  }
  try {
    return await work((pid) => appendFileSync(file, nameOf(pid)));
  } finally {
    if (read(file).startsWith(mine)) rmSync(file, { force: true });
  }
}

const nameOf = (/** @type {number} */ pid) => `${pid} ${startOf(pid)}\n`;

/** @param {string} file @param {string} text */
function take(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Whether everyone named in the lock is gone. A lock without a whole name is one that its maker did not finish. */
function isLeft(/** @type {string} */ file) {
  const names = read(file).split("\n").slice(0, -1);
  return names.length === 0 ? age(file) > TAKE_OVER_MS : names.every(isGone);
}

/** A process id that is free, or was given to a process begun at another time. */
function isGone(/** @type {string} */ name) {
  const [pid, start] = name.split(" ");
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
  return start !== startOf(Number(pid));
}

/** One at a time, looking again, so that nobody removes the lock that another has just taken. */
function takeOver(/** @type {string} */ file) {
  const guard = `${file}.take-over`;
  if (!take(guard, "")) {
    if (age(guard) > TAKE_OVER_MS) rmSync(guard, { force: true });
    return;
  }
  const aside = `${file}.left`;
  if (isLeft(file)) {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  }
  rmSync(guard, { force: true });
}

/** When the process began, in the kernel's ticks since boot; empty where the kernel does not tell. */
function startOf(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function age(/** @type {string} */ file) {
  const status = statSync(file, { throwIfNoEntry: false });
  return status ? Date.now() - status.mtimeMs : 0;
}

function codeOf(/** @type {unknown} */ error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
