import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { findBundle } from "./bundle.ts";
import { ask, otherProcess, ownFolder, running, serverPid, start } from "./trial.fixture.ts";

/** A folder whose server was stopped, with the marks of one that was killed: its process id now belongs to `pid`. */
async function withReusedPid(pid: number): Promise<string> {
  const dataDir = ownFolder();
  const first = await start(dataDir);
  const marks = join(dataDir, "cluster", "postmaster.pid");
  const lines = readFileSync(marks, "utf8").split("\n");
  await first.stop();
  writeFileSync(marks, [String(pid), ...lines.slice(1)].join("\n"));
  writeFileSync(join(dataDir, "cluster", ".s.PGSQL.5432.lock"), [String(pid), ...lines.slice(1)].join("\n"));
  return dataDir;
}

test("is not fooled by a process id that is somebody else's by now", async () => {
  // Not our own: PostgreSQL itself sees through the id of its parent.
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  onTestFinished(() => void other.kill("SIGKILL"));
  const dataDir = await withReusedPid(other.pid ?? 0);
  const { connections, joined } = await start(dataDir);
  expect(joined).toBe(false);
  expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("never touches another folder's server, even by a reused process id", async () => {
  const foreign = ownFolder();
  const { connections } = await start(foreign);
  const foreignPid = serverPid(foreign);
  const dataDir = await withReusedPid(foreignPid ?? 0);
  const ours = await start(dataDir);
  expect(ours.joined).toBe(false);
  await ours.stop();
  expect(serverPid(foreign)).toBe(foreignPid);
  expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a copy of a running folder is a folder of its own", async () => {
  const original = ownFolder();
  const first = await start(original);
  const copy = ownFolder();
  cpSync(original, copy, { recursive: true, filter: (path) => !path.endsWith(".s.PGSQL.5432") });
  const second = await start(copy);
  expect(second.joined).toBe(false);
  await second.stop();
  expect(running(original)).toContain(serverPid(original));
  expect(await ask(first.connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("waits for what a killed postmaster left, before it starts another", async () => {
  const dataDir = ownFolder();
  const site = await otherProcess(dataDir);
  await site.end("SIGKILL");
  process.kill(serverPid(dataDir) ?? 0, "SIGKILL");
  const { connections, joined } = await start(dataDir);
  expect(joined).toBe(false);
  expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("begins anew after a first start that was killed half-way", async () => {
  const dataDir = ownFolder();
  mkdirSync(join(dataDir, "half-made-abc", "base"), { recursive: true });
  writeFileSync(join(dataDir, "half-made-abc", "PG_VERSION"), "18\n");
  const { connections } = await start(dataDir);
  expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).filter((name) => name.startsWith("half-made"))).toEqual([]);
});

test("a first start killed at any moment is made good by the next", async () => {
  const dataDir = ownFolder();
  for (const moment of [150, 300, 450, 600]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "other-process.fixture.ts"), dataDir], {
      stdio: "ignore",
    });
    await sleep(moment);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const { connections } = await start(dataDir);
  expect(await ask(connections.owner, "SELECT current_database() AS name")).toEqual([{ name: "udsyn" }]);
});

test("says so when the data is another PostgreSQL's", async () => {
  const dataDir = ownFolder();
  const first = await start(dataDir);
  await first.stop();
  const later = { ...findBundle(), major: findBundle().major + 1 };
  await expect(start(dataDir, { bundle: later })).rejects.toThrow(/skrevet af PostgreSQL 18, .* bringer PostgreSQL 19/);
});

test("says so when the folder is no database, and leaves it alone", async () => {
  const dataDir = ownFolder();
  const first = await start(dataDir);
  await first.stop();
  rmSync(join(dataDir, "cluster", "PG_VERSION"));
  await expect(start(dataDir)).rejects.toThrow(/PG_VERSION mangler/);
  expect(existsSync(join(dataDir, "cluster", "base"))).toBe(true);
});

test("says so when the passwords are gone", async () => {
  const dataDir = ownFolder();
  const first = await start(dataDir);
  await first.stop();
  renameSync(join(dataDir, "passwords.json"), join(dataDir, "away.json"));
  await expect(start(dataDir)).rejects.toThrow(/passwords\.json mangler/);
});

test("a server that cannot start says why", async () => {
  const dataDir = ownFolder();
  const first = await start(dataDir);
  await first.stop();
  writeFileSync(join(dataDir, "cluster", "postgresql.conf"), "nonsense = 1\n");
  await expect(start(dataDir)).rejects.toThrow(/kunne ikke starte.*nonsense/s);
});
