import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { program } from "./bundle.ts";
import type { Folder } from "./folder.ts";
import { serverEnvironment } from "./initialise.ts";
import { type PidFile, processesHere, readPidFile, runsHere } from "./running.ts";
import { serverArguments, type Tuning } from "./settings.ts";
import type { Way } from "./way.ts";

const LOG_LIMIT_BYTES = 10_000_000;
const ORPHAN_PATIENCE_MS = 60_000;
const FAST_STOP_MS = 60_000;

/**
 * Finds the server that runs in this folder, waiting while it starts or stops, and returns when it is ready. Undefined
 * when none runs; then nothing stale is left to fool the next one. Backends that outlive a killed postmaster end by
 * themselves and are waited for, never killed: a second server beside them would ruin the data.
 */
export async function findServer(folder: Folder): Promise<PidFile | undefined> {
  for (let waited = 0; ; waited += 25) {
    const file = readPidFile(folder);
    const runs = file !== undefined && runsHere(file.pid, folder);
    if (runs && file.ready) return file;
    if (!runs) {
      const orphans = processesHere(folder);
      if (orphans.length === 0) return clearMarks(folder);
      if (waited >= ORPHAN_PATIENCE_MS) {
        throw new Error(
          `Processer fra en tidligere database arbejder stadig i ${folder.cluster}: ${orphans.join(", ")}.`,
        );
      }
    }
    await sleep(25);
  }
}

/** Nobody runs here, so the marks of a killed server lie: its process id may be another's by now. */
function clearMarks(folder: Folder): undefined {
  for (const name of ["postmaster.pid", ".s.PGSQL.5432.lock", ".s.PGSQL.5432"])
    rmSync(join(folder.cluster, name), { force: true });
}

/** Starts the server and returns when it answers; a long recovery after a crash is waited for. */
export async function startServer(
  folder: Folder,
  way: Way,
  tuning: Tuning,
  log: (line: string) => void,
): Promise<PidFile> {
  if (existsSync(folder.serverLog) && statSync(folder.serverLog).size > LOG_LIMIT_BYTES) {
    renameSync(folder.serverLog, `${folder.serverLog}.1`);
  }
  const logStart = existsSync(folder.serverLog) ? statSync(folder.serverLog).size : 0;
  const output = openSync(folder.serverLog, "a", 0o600);
  const args = serverArguments(folder, tuning, process.platform === "win32" ? await freePort() : 5432);
  const call = way.call(...serverCommand(folder, way, args));
  let failure: string | undefined;
  // A session of its own: Ctrl-C in the terminal reaches the supervisor alone, which then stops the server.
  const child = spawn(call.file, call.args, {
    cwd: folder.cluster,
    detached: true,
    stdio: ["ignore", output, output],
    env: serverEnvironment(),
    windowsHide: true,
    ...call.identity,
  });
  closeSync(output);
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code, signal) => (failure ??= `afsluttede med ${code ?? signal}`));
  child.unref();
  for (let waited = 0; ; waited += 10) {
    const file = readPidFile(folder);
    if (file?.ready && (file.pid === child.pid || process.platform === "win32")) return file;
    if (failure !== undefined && !(process.platform === "win32" && child.exitCode === 0)) {
      const told = readFileSync(folder.serverLog).subarray(logStart).toString("utf8").trim();
      throw new Error(`PostgreSQL kunne ikke starte (${failure}): ${told.split("\n").slice(-5).join(" · ")}`);
    }
    if (waited === 3000) log("Databasen er længe om at starte; den retter sandsynligvis op efter et afbrud …");
    await sleep(10);
  }
}

/** On Windows `pg_ctl` sheds the administrator's rights that PostgreSQL refuses. */
function serverCommand(folder: Folder, way: Way, args: string[]): [string, string[]] {
  const data = way.dataDirectory(folder.cluster);
  if (process.platform !== "win32") return [program(way.native, "postgres"), ["-D", data, ...args]];
  return [program(way.native, "pg_ctl"), ["start", "-D", data, "-o", args.join(" ")]];
}

/** Stops the server: open transactions are rolled back, everything acknowledged is on disk. Waits until it is gone. */
export async function stopServer(pid: number, folder: Folder, way: Way): Promise<void> {
  if (process.platform === "win32") {
    spawnSync(program(way.native, "pg_ctl"), ["stop", "-D", folder.cluster, "-m", "fast", "-w"], { windowsHide: true });
    return;
  }
  signal(pid, "SIGINT");
  for (let waited = 0; runsHere(pid, folder); waited += 10) {
    // Immediate: loses nothing acknowledged, the next start recovers it from the log.
    if (waited === FAST_STOP_MS) signal(pid, "SIGQUIT");
    await sleep(10);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port.")),
      );
    });
  });
}
