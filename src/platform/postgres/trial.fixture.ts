import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach } from "vitest";
import { type Connection, type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";
import { openFolder } from "./folder.ts";
import { processesHere, readPidFile } from "./running.ts";

const undo: (() => unknown)[] = [];

/** Whatever a test started and did not end is ended after it, the last first. */
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** A data folder of the test's own. */
export function ownFolder(name = "postgres"): string {
  const parent = mkdtempSync(join(tmpdir(), "udsyn-test-"));
  undo.push(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, name);
}

export async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: () => {}, tuning: "scratch", ...more });
  undo.push(() => embedded.stop());
  return embedded;
}

export interface OtherProcess {
  readonly got: string;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts or joins from another process, which can be killed. */
export async function otherProcess(dataDir: string): Promise<OtherProcess> {
  const script = join(import.meta.dirname, "other-process.fixture.ts");
  const child: ChildProcess = spawn(process.execPath, [script, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  undo.push(() => end("SIGKILL"));
  const [line] = await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  return { got: String(line).trim(), end };
}

export async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export function serverPid(dataDir: string): number | undefined {
  return readPidFile(openFolder(dataDir))?.pid;
}

/** Every process of a server that runs in the folder. */
export function running(dataDir: string): number[] {
  return processesHere(openFolder(dataDir));
}
