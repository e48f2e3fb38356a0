import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Folder } from "./folder.ts";

/** What the server tells about itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined when there is none, or none that is fully written yet. */
export function readPidFile(folder: Folder): PidFile | undefined {
  try {
    const lines = readFileSync(join(folder.cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Whether the process is PostgreSQL and works in this very folder. A process id alone proves nothing: after a crash it
 * may be anybody's. Every process of a server stands in its data folder; where that may not be looked at (another
 * user's process, in a container), the name we started it with stands in its command line.
 */
export function runsHere(pid: number, folder: Folder): boolean {
  const command = commandLine(pid);
  const first = command.split("\0")[0] ?? "";
  if (!/^postgres(\.exe)?$/.test(basename(first)) && !/^(\S*\/)?postgres\b/.test(command)) return false;
  if (process.platform === "linux") {
    try {
      const at = statSync(`/proc/${pid}/cwd`);
      const cluster = statSync(folder.cluster);
      return at.dev === cluster.dev && at.ino === cluster.ino;
    } catch (error) {
      if (isMissing(error)) return false;
    }
  }
  return process.platform === "win32" || command.includes(folder.clusterName);
}

/** Every process of a server in this folder: the postmaster, and what a killed one may have left behind. */
export function processesHere(folder: Folder): number[] {
  return processIds().filter((pid) => runsHere(pid, folder));
}

function processIds(): number[] {
  if (process.platform === "linux") return readdirSync("/proc").map(Number).filter(Number.isSafeInteger);
  if (process.platform === "win32") return [];
  return execFileSync("ps", ["-axo", "pid="], { encoding: "utf8" })
    .split("\n")
    .map(Number)
    .filter((pid) => pid > 0);
}

/** The command line, its words parted by NUL where the platform tells; empty for a process that is gone or a zombie. */
function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (process.platform === "win32") {
      const listed = execFileSync("tasklist", ["/fi", `PID eq ${pid}`, "/fo", "csv", "/nh"], { encoding: "utf8" });
      return listed.startsWith('"postgres.exe"') ? "postgres.exe" : "";
    }
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
}
