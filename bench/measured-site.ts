import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { untilAnswered } from "./load.ts";

const program = path.join(import.meta.dirname, "udsyn.mjs");

export interface OnProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** The installed program in a process and a data folder of its own. */
export interface MeasuredSite {
  readonly address: string;
  readonly dir: string;
  /** Starts it and waits for its first page; milliseconds. */
  start(): Promise<number>;
  stop(): Promise<void>;
  /** What the program holds in memory, without the database. */
  megabytes(): number;
  /** Hundredths of a second that it has worked so far. */
  cpuTicks(): number;
  /** How a command of the program is run, for whoever measures its process. */
  program(words: readonly string[]): OnProgram;
  /** Runs a command beside it or alone; what it wrote. */
  command(words: readonly string[]): Promise<string>;
  /** A connection past the program, as the database's owner. */
  owner(): Promise<pg.Client>;
  ownerConnection(): pg.ClientConfig;
  appConnection(): pg.ClientConfig;
}

export async function measuredSite(dir: string): Promise<MeasuredSite> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), UDSYN_DATA: dir, UDSYN_MODE: "demo", UDSYN_RATE_LIMITS: "off" };
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const connectionOf = (role: "owner" | "app") => {
    const passwords = JSON.parse(readFileSync(path.join(dir, "postgres", "passwords.json"), "utf8"));
    const host = path.join(dir, "postgres", "cluster");
    return { host, user: `udsyn_${role}`, password: String(passwords[role]), database: "udsyn" };
  };
  return {
    address,
    dir,
    start: () => {
      child = spawn(process.execPath, [program, "serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
      return untilAnswered(`${address}/rejser`, 120);
    },
    stop: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
    megabytes: () => {
      const status = readFileSync(`/proc/${child?.pid}/status`, "utf8");
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    cpuTicks: () => {
      const fields = readFileSync(`/proc/${child?.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return Number(fields[11]) + Number(fields[12]);
    },
    program: (words) => ({ file: process.execPath, args: [program, ...words], env }),
    command: async (words) => (await promisify(execFile)(process.execPath, [program, ...words], { env })).stdout,
    owner: async () => {
      const client = new pg.Client(connectionOf("owner"));
      await client.connect();
      return client;
    },
    ownerConnection: () => connectionOf("owner"),
    appConnection: () => connectionOf("app"),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof found === "object" && found ? found.port : 0;
}
