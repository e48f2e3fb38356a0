import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate, prepareQueue, startScratch } from "../../src/platform/index.ts";
import { plantDemo } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    cluster: Awaited<ReturnType<typeof startScratch>>["connections"];
    /** A folder of the suite's own, gone when it ends. */
    suite: string;
  }
}

const named = "udsyn-suite-";

/** One PostgreSQL for the whole suite, migrated once, and once more with the demo's municipalities; each test copies one of the two. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = folderInMemory() ?? tmpdir();
  clearKilledSuites(parent);
  const dir = realpathSync(mkdtempSync(path.join(parent, `${named}${process.pid}-`)));
  const cluster = await startScratch(path.join(dir, "postgres"));
  await migrate(cluster.connections);
  await prepareQueue(cluster.connections.jobs, cluster.connections.app.user);
  await plantDemo(cluster.connections);
  project.provide("cluster", cluster.connections);
  project.provide("suite", dir);
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

/** Every test makes a thousand files of a database and throws them away: in memory that takes a third of the time less. */
function folderInMemory(): string | null {
  const folder = "/dev/shm";
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 4 * 2 ** 30 ? folder : null;
  } catch {
    return null;
  }
}

/** A suite that was killed left 100 MB: they are cleared where neither it nor its PostgreSQL runs any more. */
function clearKilledSuites(parent: string): void {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(named))) {
    const dir = path.join(parent, name);
    const suite = Number.parseInt(name.slice(named.length), 10);
    if (!isRunning(suite) && !isRunning(postmasterOf(dir))) rmSync(dir, { recursive: true, force: true });
  }
}

function postmasterOf(dir: string): number {
  try {
    return Number.parseInt(readFileSync(path.join(dir, "postgres", "postmaster.pid"), "utf8"), 10);
  } catch {
    return Number.NaN;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
