import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Report, type Source, verifySource } from "../../verify/index.ts";
import { newLogKey, newSalt, publicForm } from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// Files that go with entries: what lies at their addresses is what the entries say.

const key = newLogKey("udsyn/ballerup/0198");
const receipt = Buffer.from("<p>;beløb\nHotel;11480\n");
const earlier = Buffer.from("Program");
const annex = (id: string, bytes: Uint8Array) => ({
  id,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  url: `/bilag/${id}`,
});

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  const [first, second] = [annex("0198-a", receipt), annex("0198-b", earlier)];
  files = await memorySite(key, [
    sealTrip(trip(1, 1, { annexes: [first, second] }), newSalt),
    sealTrip(trip(2, 1), newSalt),
    sealTrip(trip(1, 2, { annexes: [first] }), newSalt),
  ]);
  files.set("bilag/0198-a", receipt);
  files.set("bilag/0198-b", earlier);
});

const check = (source: Source): Promise<Report> => verifySource(source, { key: publicForm(key) });
const withFile = (path: string, text: string | null) => {
  const site = new Map(files);
  if (text === null) site.delete(path);
  else site.set(path, Buffer.from(text));
  return memorySource(site);
};
const told = ({ differences }: Report) => differences.map((one) => `${one.code} ${one.path}`);

test("annexes are held against the entries, and are answered for", async () => {
  expect(await check(memorySource(files))).toMatchObject({ ok: true, annexes: 2, unchecked: [] });
});

test("an altered annex is told, also one that only an earlier version names", async () => {
  for (const path of ["bilag/0198-a", "bilag/0198-b"])
    expect(told(await check(withFile(path, "Hotel;99999")))).toEqual([`annex-differs ${path}`]);
});

test("an annex in force that is not there is named; one that was taken back is not", async () => {
  expect(await check(withFile("bilag/0198-a", null))).toMatchObject({
    ok: true,
    annexes: 1,
    annexesAway: ["bilag/0198-a"],
  });
  expect(await check(withFile("bilag/0198-b", null))).toMatchObject({ ok: true, annexes: 1, annexesAway: [] });
});

test("what no entry names is answered for by nothing", async () => {
  expect(await check(withFile("bilag/0198-c", "Hotel;1"))).toMatchObject({ ok: true, unchecked: ["bilag/0198-c"] });
});

test("an address is asked for the annexes in force, and one that it cannot give is named", async () => {
  const asked: string[] = [];
  const address = (away: boolean): Source => ({
    list: async () => null,
    read: async (path) => {
      if (path.startsWith("bilag/")) asked.push(path);
      if (away && path.startsWith("bilag/")) throw new Error("svarede 503");
      return files.get(path) ?? null;
    },
  });
  expect(await check(address(false))).toMatchObject({ ok: true, annexes: 1, annexesAway: [] });
  expect(asked).toEqual(["bilag/0198-a"]);
  expect(await check(address(true))).toMatchObject({ ok: true, annexes: 0, annexesAway: ["bilag/0198-a"] });
});
