import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { tryLock } from "./file-lock.ts";

test("a lock that the disk has no room for is told as a file that has none", () => {
  const dir = mkdtempSync(path.join(tmpdir(), "udsyn-lock-"));
  const file = path.join(dir, "lock");
  vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(() => {
    throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
  });
  expect(() => tryLock(file, "shared")).toThrow(expect.objectContaining({ code: "ENOSPC", path: file }));
  vi.restoreAllMocks();
  tryLock(file, "shared")?.release();
  rmSync(dir, { recursive: true });
});
