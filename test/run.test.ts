import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

/** Runs `test/run.mjs` without terminal and without stdin. */
function run(...words: string[]) {
  const file = path.join(import.meta.dirname, "run.mjs");
  return spawnSync(process.execPath, [file, ...words], { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
}

test("a check counts as one test, alone on the last line, and its answer is the exit code", () => {
  const { status, stdout } = run("types");
  const last = stdout.split("\n").at(-2);
  expect(["1 passed, 0 failed", "0 passed, 1 failed"]).toContain(last);
  expect(status).toBe(last === "1 passed, 0 failed" ? 0 : 1);
});

test("a suite that ends without counts is a failure, and the last line is still written", () => {
  const { status, stdout } = run("no-test-has-this-name");
  expect(stdout).toContain("No test files found");
  expect(stdout).toMatch(/\n0 passed, 1 failed\n$/);
  expect(status).toBe(1);
});
