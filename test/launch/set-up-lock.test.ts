import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { alone } from "../../bin/launch/set-up-lock.mjs";
import { temporary } from "./temporary.ts";

test("one at a time, and the lock is gone afterwards, failure or not", async () => {
  const file = join(temporary(), "cache", "set-up.lock");
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await sleep(20);
    inside--;
  };
  await Promise.all([alone(file, work), alone(file, work), alone(file, work)]);
  expect(most).toBe(1);
  await expect(alone(file, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(existsSync(file)).toBe(false);
});

test.each([
  ["a process that is gone", "999999999 1\n"],
  ["a process id that is somebody else's by now", `${process.pid} 1\n`],
])("takes over the lock of %s", async (_, text) => {
  const file = join(temporary(), "set-up.lock");
  writeFileSync(file, text);
  expect(await alone(file, async () => "done")).toBe("done");
});

test("takes over a lock that was never finished, and a take-over that was killed", async () => {
  const file = join(temporary(), "set-up.lock");
  const old = new Date(Date.now() - 60_000);
  for (const one of [file, `${file}.take-over`]) {
    writeFileSync(one, "");
    utimesSync(one, old, old);
  }
  expect(await alone(file, async () => "done")).toBe("done");
});

test("waits for what a killed launcher had started", async () => {
  const file = join(temporary(), "set-up.lock");
  const npm = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await alone(file, async (also) => {
    also(npm.pid ?? 0);
    const [, named] = readFileSync(file, "utf8").split("\n");
    writeFileSync(`${file}.kept`, `999999999 1\n${named}\n`);
  });
  writeFileSync(file, readFileSync(`${file}.kept`));
  let entered = false;
  const next = alone(file, async () => {
    entered = true;
  });
  await sleep(300);
  expect(entered).toBe(false);
  const gone = once(npm, "exit");
  npm.kill("SIGKILL");
  await gone;
  await next;
  expect(entered).toBe(true);
});
