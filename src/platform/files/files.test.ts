import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import type { MunicipalityId } from "../database/index.ts";
import { filesIn } from "./files.ts";

const dir = mkdtempSync(path.join(tmpdir(), "udsyn-files-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const [mine, theirs] = ["a", "b"] as MunicipalityId[] as [MunicipalityId, MunicipalityId];
const left = () => readdirSync(path.join(dir, "tmp"));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test("bytes are kept under their hash, by municipality, and read back", async () => {
  const files = filesIn(dir);
  const taken = await files.take(pieces("kvit", "tering"), 100);
  expect([taken?.size, Buffer.from(taken?.head ?? []).toString()]).toEqual([10, "kvittering"]);
  await taken?.keep(mine);
  const sha256 = taken?.sha256 ?? "";
  expect((await buffer((await files.read(mine, sha256)) ?? Readable.from([]))).toString()).toBe("kvittering");
  expect(await files.read(theirs, sha256)).toBeNull();
  expect([await files.kept(mine), await files.kept(theirs)]).toEqual([[sha256], []]);
  await files.remove(mine, sha256);
  expect([await files.read(mine, sha256), await files.kept(mine)]).toEqual([null, []]);
  expect(left()).toEqual([]);
});

test("too much, a broken connection and a change of mind leave nothing behind", async () => {
  const files = filesIn(dir);
  expect(await files.take(pieces("0123456789", "0"), 10)).toBeNull();
  const broken = async function* () {
    yield Buffer.from("x");
    throw new Error("cut off");
  };
  await expect(files.take(broken(), 10)).rejects.toThrow("cut off");
  await (await files.take(pieces("x"), 10))?.drop();
  expect(left()).toEqual([]);
});

test("what a crash left is swept, and what is under way is not", async () => {
  const files = filesIn(dir);
  const [old, fresh] = [await files.take(pieces("old"), 10), await files.take(pieces("fresh"), 10)];
  const now = Date.now();
  const [name] = left().filter((one) => readFileSync(path.join(dir, "tmp", one), "utf8") === "old");
  utimesSync(path.join(dir, "tmp", String(name)), new Date(now - 90_000), new Date(now - 90_000));
  expect(await files.sweep(new Date(now - 60_000))).toBe(1);
  expect(left()).toHaveLength(1);
  await Promise.all([old?.drop(), fresh?.drop()]);
});
