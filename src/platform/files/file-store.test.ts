import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBucket, type TestBucket } from "../../../test/setup/bucket.ts";
import type { MunicipalityId } from "../database/index.ts";
import { type FileStore, FilesAway } from "./file-store.ts";
import { openFiles } from "./open-files.ts";

const dir = mkdtempSync(path.join(tmpdir(), "udsyn-files-"));
const folder = path.join(dir, "files");
let bucket: TestBucket;
beforeAll(async () => {
  bucket = await openBucket();
});
afterAll(async () => {
  await bucket.close();
  rmSync(dir, { recursive: true, force: true });
});

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function keep(files: FileStore, municipality: MunicipalityId, text: string): Promise<string> {
  const taken = await files.take(pieces(text), 1_000_000);
  await taken?.keep(municipality);
  return taken?.sha256 ?? "";
}

const places = [
  { name: "a folder", temporary: path.join(folder, "tmp"), url: () => pathToFileURL(folder).href },
  { name: "a bucket", temporary: path.join(dir, "coming"), url: () => bucket.url },
];

describe.each(places)("$name", ({ temporary, url }) => {
  const open = () => openFiles(url(), temporary);
  const left = () => readdirSync(temporary);
  const [mine, theirs] = [randomUUID(), randomUUID()].sort() as [MunicipalityId, MunicipalityId];

  test("keeps bytes under their hash, by municipality, and gives them back", async () => {
    const files = open();
    const taken = await files.take(pieces("kvit", "tering"), 100);
    expect([taken?.size, Buffer.from(taken?.head ?? []).toString()]).toEqual([10, "kvittering"]);
    await taken?.keep(mine);
    const sha256 = taken?.sha256 ?? "";
    expect(sha256).toBe(createHash("sha256").update("kvittering").digest("hex"));
    const stream = await files.read(mine, sha256);
    expect(stream && (await buffer(stream)).toString()).toBe("kvittering");
    expect(await files.read(theirs, sha256)).toBeNull();
    expect([await files.kept(mine), await files.kept(theirs)]).toEqual([[sha256], []]);
    await files.remove(mine, sha256);
    await files.remove(mine, sha256);
    expect([await files.read(mine, sha256), await files.kept(mine)]).toEqual([null, []]);
    expect(left()).toEqual([]);
  });

  test("lists everything of everybody, and nothing of what is only on its way", async () => {
    const files = open();
    const texts = Array.from({ length: 25 }, (_, n) => `bilag ${n}`);
    const hashes = await Promise.all(texts.map((text) => keep(files, mine, text)));
    const other = await keep(files, theirs, "bilag 0");
    const underWay = await files.take(pieces("x"), 10);
    expect((await files.kept(mine)).toSorted()).toEqual(hashes.toSorted());
    expect(await files.all()).toEqual([
      ...hashes.toSorted().map((sha256) => ({ municipality: mine, sha256 })),
      { municipality: theirs, sha256: other },
    ]);
    await underWay?.drop();
    await files.tryOut();
    expect(await files.all()).toHaveLength(26);
  });

  test("leaves nothing behind of too much, a broken connection or a change of mind", async () => {
    const files = open();
    expect(await files.take(pieces("0123456789", "0"), 10)).toBeNull();
    const broken = async function* () {
      yield Buffer.from("x");
      throw new Error("cut off");
    };
    await expect(files.take(broken(), 10)).rejects.toThrow("cut off");
    await (await files.take(pieces("x"), 10))?.drop();
    expect(left()).toEqual([]);
  });

  test("sweeps what a crash left, and not what is under way", async () => {
    const files = open();
    const [old, fresh] = [await files.take(pieces("old"), 10), await files.take(pieces("fresh"), 10)];
    const now = Date.now();
    const [name] = left().filter((one) => readFileSync(path.join(temporary, one), "utf8") === "old");
    utimesSync(path.join(temporary, String(name)), new Date(now - 90_000), new Date(now - 90_000));
    expect(await files.sweep(new Date(now - 60_000))).toBe(1);
    expect(left()).toHaveLength(1);
    await Promise.all([old?.drop(), fresh?.drop()]);
  });
});

test("more than one page of a bucket is listed whole", async () => {
  const files = openFiles(`${bucket.url.replace("/udsyn?", "/mange?")}`, path.join(dir, "coming"));
  const here = randomUUID() as MunicipalityId;
  const hashes: string[] = [];
  for (let n = 0; n < 1_010; n += 1) hashes.push(await keep(files, here, `${n}`));
  expect((await files.kept(here)).toSorted()).toEqual(hashes.toSorted());
});

test("a bucket that is not there, does not let us in or does not answer is away, and says so of everything", async () => {
  const gone = [
    bucket.url.replace("/spand/", "/andet/"),
    bucket.url.replace("S3RVER:S3RVER", "gal:gal"),
    "s3://a:b@127.0.0.1:1/spand?tls=off",
  ];
  for (const url of gone) {
    const files = openFiles(url, path.join(dir, "coming"));
    await expect(files.tryOut(), url).rejects.toThrow(FilesAway);
    await expect(keep(files, randomUUID() as MunicipalityId, "x"), url).rejects.toThrow(FilesAway);
    await expect(files.all(), url).rejects.toThrow(FilesAway);
  }
});

test("a bucket that breaks off in the midst of a document is away as well", async () => {
  const breaks = createServer((_, answer) => {
    answer.writeHead(200, { "content-length": 100 });
    answer.write("kvit", () => answer.destroy());
  });
  await new Promise<void>((resolve) => void breaks.listen(0, "127.0.0.1", resolve));
  const { port } = breaks.address() as AddressInfo;
  const files = openFiles(`s3://a:b@127.0.0.1:${port}/spand?tls=off`, path.join(dir, "coming"));
  const stream = await files.read(randomUUID() as MunicipalityId, "0".repeat(64));
  await expect(stream && buffer(stream)).rejects.toThrow(FilesAway);
  breaks.close();
});
