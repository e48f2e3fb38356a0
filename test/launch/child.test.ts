import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/platform/project-root.ts";
import { temporary } from "./temporary.ts";

const child = pathToFileURL(join(projectRoot, "bin", "launch", "child.mjs")).href;

/** A launcher of its own process that runs `script` as its child. */
function launch(script: string): ChildProcess {
  const file = join(temporary(), "med æøå.mjs");
  writeFileSync(file, script);
  const launcher = `const { startChild, followChild } = await import(${JSON.stringify(child)});
    followChild(startChild(process.execPath, ${JSON.stringify(file)}, ["a b"]));`;
  return spawn(process.execPath, ["--input-type=module", "-e", launcher], { stdio: ["ignore", "pipe", "inherit"] });
}

async function lineOf(process: ChildProcess): Promise<string> {
  const [data] = process.stdout ? await once(process.stdout, "data") : [];
  return String(data).trim();
}

const stays = `process.on("SIGTERM", () => { console.log("asked to stop"); process.exit(5); });
  console.log(process.argv[2]); setInterval(() => {}, 1000);`;

test("ends with the child's exit code", async () => {
  expect(await once(launch("process.exit(3)"), "exit")).toEqual([3, null]);
});

test("ends with the child's signal", async () => {
  expect(await once(launch("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)"), "exit")).toEqual([
    null,
    "SIGKILL",
  ]);
});

test("passes arguments and signals on, and waits for the child", async () => {
  const launcher = launch(stays);
  expect(await lineOf(launcher)).toBe("a b");
  launcher.kill("SIGTERM");
  const exit = once(launcher, "exit");
  expect(await lineOf(launcher)).toBe("asked to stop");
  expect(await exit).toEqual([5, null]);
});

test("a killed launcher takes its child along, cleanly", async () => {
  const launcher = launch(stays);
  await lineOf(launcher);
  launcher.kill("SIGKILL");
  expect(await lineOf(launcher)).toBe("asked to stop");
});

test("wrong usage is 2", () => {
  const answer = spawnSync(process.execPath, [join(projectRoot, "bin", "launch.mjs"), "constructor"], {
    encoding: "utf8",
  });
  expect([answer.status, answer.stdout]).toEqual([2, ""]);
  expect(answer.stderr).toContain("start|run|dev|test|bench");
});
