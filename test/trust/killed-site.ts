import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { build, targets } from "../../bin/launch/build.mjs";

/** The built program in a process and a data folder of its own, made to be killed. */
export interface KilledSite {
  /** `<folder>/postgres`, what the embedded server lives in. */
  readonly postgres: string;
  address(): string;
  /** What the program wrote to its log, all lives of it. */
  log(): string;
  token(role: string): Promise<string>;
  /** Kills the program at once and starts it again. */
  killProgram(): Promise<void>;
  /** Kills every process of the database at once, as a cut of power does; the program is to start it again. */
  killDatabase(): Promise<void>;
  /** Kills the postmaster alone: its backends are left to notice for themselves, as when memory runs out. */
  killPostmaster(): Promise<void>;
  /** Kills program and postmaster in the same moment, and starts the program again. */
  killBoth(): Promise<void>;
  /** Stops the program as a person would: Ctrl-C comes from the terminal and once more from the launcher. */
  stop(): Promise<void>;
  /** Whether any process of the database lives. */
  databaseLives(): boolean;
  remove(): void;
}

/** @param more environment beside the site's own */
export async function startKilledSite(more: Readonly<Record<string, string>> = {}): Promise<KilledSite> {
  await build(targets.server);
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "udsyn-killed-")));
  const cluster = path.join(folder, "postgres", "cluster");
  const { outfile } = targets.server;
  const env = { PATH: process.env.PATH ?? "", UDSYN_DATA: folder, PORT: "0", UDSYN_RATE_LIMITS: "off", ...more };
  let child: ChildProcess;
  let address = "";
  let log = "";

  async function start(): Promise<void> {
    child = spawn(process.execPath, [outfile, "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
    child.stderr?.on("data", (part: Buffer) => {
      log += String(part);
    });
    let said = "";
    address = await new Promise<string>((resolve, reject) => {
      child.stdout?.on("data", (part: Buffer) => {
        said += String(part);
        const found = /svarer på (http:\/\/localhost:\d+)/.exec(said);
        if (found?.[1]) resolve(found[1]);
      });
      child.once("exit", () => reject(new Error(`the program did not start:\n${said}${log}`)));
    });
  }
  async function end(...signals: NodeJS.Signals[]): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    for (const signal of signals) {
      child.kill(signal);
      await Promise.race([gone, sleep(20)]);
    }
    await gone;
  }
  await start();

  return {
    postgres: path.join(folder, "postgres"),
    address: () => address,
    log: () => log,
    token: async (role) => {
      const words = [outfile, "token", "add", "--role", role, "--municipality", "lyngholm", "--json"];
      const { stdout } = await promisify(execFile)(process.execPath, words, { env });
      return (JSON.parse(stdout) as { token: string }).token;
    },
    killProgram: async () => {
      await end("SIGKILL");
      await start();
    },
    killDatabase: async () => {
      for (const pid of ownServer(cluster)) killOwn(pid);
      await sleep(200);
    },
    killPostmaster: async () => {
      killOwn(ownPostmaster(cluster));
      await sleep(200);
    },
    killBoth: async () => {
      killOwn(ownPostmaster(cluster));
      await end("SIGKILL");
      await start();
    },
    stop: () => end("SIGINT", "SIGINT"),
    databaseLives: () => ownServer(cluster).length > 0,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Kills a process that was found to be ours. One that ended by itself in between is as dead. */
function killOwn(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** The server's first process, once more only if it works in our own folder. */
function ownPostmaster(cluster: string): number {
  const pid = Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  if (!ownServer(cluster).includes(pid)) throw new Error("the postmaster is not ours");
  return pid;
}

/** The processes of the server that works in our own folder, and of no other. Empty while none does. */
function ownServer(cluster: string): number[] {
  const ours = statSync(cluster);
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid)
    .filter((pid) => {
      try {
        const at = statSync(`/proc/${pid}/cwd`);
        const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
        return name === "postgres" && at.ino === ours.ino && at.dev === ours.dev;
      } catch {
        return false;
      }
    });
}
