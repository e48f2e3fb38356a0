import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ask, otherProcess, ownFolder, running, serverPid, start } from "./trial.fixture.ts";

test("adopts the server of a killed process, and stops it in the end", async () => {
  const dataDir = ownFolder();
  const killed = await otherProcess(dataDir);
  expect(killed.got).toBe("started");
  const pid = serverPid(dataDir);
  await killed.end("SIGKILL");
  expect(running(dataDir)).toContain(pid);
  const next = await start(dataDir);
  expect(next.joined).toBe(true);
  expect(serverPid(dataDir)).toBe(pid);
  await next.stop();
  expect(running(dataDir)).toEqual([]);
});

test("a second process joins, and its end stops nothing", async () => {
  const dataDir = ownFolder();
  const site = await start(dataDir);
  const command = await otherProcess(dataDir);
  expect(command.got).toBe("joined");
  await command.end("SIGTERM");
  expect(await ask(site.connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("the last one out stops the server, whoever started it", async () => {
  const dataDir = ownFolder();
  const site = await otherProcess(dataDir);
  const command = await start(dataDir);
  await site.end("SIGTERM");
  expect(await ask(command.connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await command.stop();
  expect(running(dataDir)).toEqual([]);
});

test("two that start at the same moment share one server", async () => {
  const dataDir = ownFolder();
  const both = await Promise.all([otherProcess(dataDir), otherProcess(dataDir)]);
  expect(both.map((one) => one.got).sort()).toEqual(["joined", "started"]);
  await Promise.all(both.map((one) => one.end("SIGTERM")));
  expect(running(dataDir)).toEqual([]);
});

test("starts a killed server again, with everything acknowledged", async () => {
  const dataDir = ownFolder();
  const { connections } = await start(dataDir, { tuning: "durable" });
  await ask(connections.owner, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
  const pid = serverPid(dataDir);
  if (pid === undefined) throw new Error("No server.");
  process.kill(pid, "SIGKILL");
  let rows: unknown;
  while (rows === undefined) {
    rows = await ask(connections.owner, "SELECT n FROM kept").catch(() => sleep(50).then(() => undefined));
  }
  expect(rows).toEqual([{ n: 7 }]);
  expect(serverPid(dataDir)).not.toBe(pid);
});

test("a signal to our group does not reach the server", async (context) => {
  context.skip(process.platform !== "linux", "only Linux tells a process's group and session");
  const dataDir = ownFolder();
  await start(dataDir);
  const stat = readFileSync(`/proc/${serverPid(dataDir)}/stat`, "utf8");
  const [, , group, session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  expect([Number(group), Number(session)]).toEqual([serverPid(dataDir), serverPid(dataDir)]);
});
