import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { FileStore, MunicipalityId } from "../../platform/index.ts";
import { WholeBytes } from "./whole-bytes.ts";

const here = "00000000-0000-7000-8000-000000000001" as MunicipalityId;
const hashOf = (said: string) => createHash("sha256").update(said).digest("hex");

function kept(said: string) {
  const now = { said: said as string | null, read: 0, ms: 0 };
  const files = {
    read: async () => {
      now.read += 1;
      return now.said === null
        ? null
        : Readable.from([now.said.slice(0, 3), now.said.slice(3)].map((one) => Buffer.from(one)));
    },
  } as unknown as FileStore;
  return { now, whole: new WholeBytes(files, () => now.ms) };
}

test("bytes are hashed once for many who ask, and again after a while", async () => {
  const { now, whole } = kept("bilag");
  const sha256 = hashOf("bilag");
  const [one, two] = await Promise.all([whole.read(here, sha256), whole.read(here, sha256)]);
  expect([String(await buffer(one as Readable)), String(await buffer(two as Readable)), now.read]).toEqual([
    "bilag",
    "bilag",
    3,
  ]);
  await whole.read(here, sha256);
  expect(now.read).toBe(4);
  now.ms += 600_001;
  await whole.read(here, sha256);
  expect(now.read).toBe(6);
});

test("what is something else is not handed out, and is broken off where it became so meanwhile", async () => {
  const { now, whole } = kept("bilag");
  const sha256 = hashOf("bilag");
  await whole.read(here, sha256);
  now.said = "BILAG";
  const body = (await whole.read(here, sha256)) as Readable;
  const got: Buffer[] = [];
  body.on("data", (part: Buffer) => got.push(part));
  await expect(new Promise((resolve, reject) => body.on("end", resolve).on("error", reject))).rejects.toThrow(
    "something else",
  );
  expect(Buffer.concat(got).length).toBeLessThan(5);
  now.ms += 600_001;
  expect(await whole.read(here, sha256)).toBeNull();
  now.said = null;
  expect(await whole.read(here, sha256)).toBeNull();
  now.said = "bilag";
  expect(String(await buffer((await whole.read(here, sha256)) as Readable))).toBe("bilag");
});
