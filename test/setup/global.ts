import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate, prepareQueue, startScratch } from "../../src/platform/index.ts";
import { plantDemo } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    cluster: Awaited<ReturnType<typeof startScratch>>["connections"];
  }
}

/** One PostgreSQL for the whole suite, migrated once, and once more with the demo's municipalities; each test copies one of the two. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "udsyn-suite-")));
  const cluster = await startScratch(path.join(dir, "postgres"));
  await migrate(cluster.connections);
  await prepareQueue(cluster.connections.jobs, cluster.connections.app.user);
  await plantDemo(cluster.connections);
  project.provide("cluster", cluster.connections);
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
