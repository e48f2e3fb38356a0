import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
  expect((await buffer(files.read(mine, taken?.sha256 ?? ""))).toString()).toBe("kvittering");
  await expect(buffer(files.read(theirs, taken?.sha256 ?? ""))).rejects.toThrow("ENOENT");
  await files.remove(mine, taken?.sha256 ?? "");
  await expect(buffer(files.read(mine, taken?.sha256 ?? ""))).rejects.toThrow("ENOENT");
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
