import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasStamp, stampOf, writeStamp } from "../../bin/launch/stamp.mjs";
import { temporary } from "./temporary.ts";

test("a stamp holds until the lock file or the machine changes, or the folder is emptied", () => {
  const folder = temporary();
  const lock = join(folder, "package-lock.json");
  writeFileSync(lock, "{}");
  const stamp = stampOf(lock, "linux-x64");
  expect(hasStamp(folder, stamp)).toBe(false);
  writeStamp(folder, stamp);
  expect(hasStamp(folder, stampOf(lock, "linux-x64"))).toBe(true);
  expect(hasStamp(folder, stampOf(lock, "linux-arm64"))).toBe(false);
  writeFileSync(lock, '{"changed":true}');
  expect(hasStamp(folder, stampOf(lock, "linux-x64"))).toBe(false);
  rmSync(folder, { recursive: true });
  expect(hasStamp(folder, stamp)).toBe(false);
});
