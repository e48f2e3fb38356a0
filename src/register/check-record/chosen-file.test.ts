import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { newLogKey, newSalt } from "../log/index.ts";
import { memorySite, sealTrip, trip } from "../log/memory-site.fixture.ts";
import { bytes, check, key, outcomes, type Site, versionsOf } from "./checked-site.fixture.ts";

// What a reader chose that is no record of this log, and what goes with one that is.

let versions: ReturnType<typeof versionsOf>;
let site: Site;
beforeAll(async () => {
  versions = versionsOf(3);
  site = await memorySite(key, versions);
});

describe("a file that is none of this log's records is no fault of the log", () => {
  test.each(["ord", "", '{"items":[],"next":null}', '["a"]', "null"])("%j is not a record", async (text) => {
    const checked = await check(site, { file: bytes(text) });
    expect(outcomes(checked)).toEqual(["no-record none"]);
    expect(checked).toMatchObject({ entry: null, remember: null });
  });

  test("a record of another log is told as that, by its name", async () => {
    const other = newLogKey("udsyn/lyngholm/0199");
    const elsewhere = await memorySite(other, versions.slice(0, 3));
    const checked = await check(site, { file: elsewhere.get("rejser/rejse-2.json") ?? null });
    expect(checked.steps).toEqual([{ code: "other-log", outcome: "none", origin: other.name, own: key.name }]);
    expect(checked.remember).toBeNull();
  });

  test.each(["Ring til 12 34 56 78 og oplys dit kodeord", "a".repeat(101), ""])(
    "%j is no log's name, and is not said back",
    async (origin) => {
      const file = JSON.parse(Buffer.from(site.get("rejser/rejse-2.json") ?? []).toString());
      const { checkpoint } = file.proof;
      file.proof.checkpoint = checkpoint.replace(/^[^\n]*/, origin);
      const checked = await check(site, { file: bytes(JSON.stringify(file)) });
      expect(outcomes(checked)).toEqual(["file bad"]);
      expect(checked.steps).toEqual([{ code: "file", outcome: "bad" }]);
    },
  );

  test("one of this log's name by another key is, and so is all of it on a record's own page", async () => {
    const elsewhere = await memorySite(newLogKey(key.name), versions.slice(0, 3));
    expect(outcomes(await check(site, { file: elsewhere.get("rejser/rejse-2.json") ?? null }))).toEqual(["file bad"]);
    const shown = { address: "rejser/rejse-2", version: 1, bytes: null };
    const other = await memorySite(newLogKey("udsyn/lyngholm/0199"), versions.slice(0, 3));
    for (const file of [bytes("ord"), null, other.get("rejser/rejse-2.json") ?? null])
      expect(outcomes(await check(site, { file, page: shown }))).toEqual(["file bad"]);
  });
});

test("a file that was altered is that also where the log's own words cannot be fetched", async () => {
  const file = bytes(
    Buffer.from(site.get("rejser/rejse-2.json") ?? [])
      .toString()
      .replace('"slug":"rejse-2"', '"slug":"rejse-x"'),
  );
  const read = async (path: string) => {
    if (path.startsWith("log/tile/entries")) throw new Error("503");
    return path.startsWith("rejser/") ? file : (site.get(path) ?? null);
  };
  expect(outcomes(await check(site, { file, read })).at(-1)).toBe("leaf bad");
});

describe("on a record's page its annexes are held against it", () => {
  const receipt = bytes("Hotel;11480");
  const annex = (more: object = {}) => ({
    ...{ id: "0198-a", url: "/bilag/0198-a", bytes: receipt.length },
    ...{ sha256: createHash("sha256").update(receipt).digest("hex"), ...more },
  });
  const told = async (bytesOf: Uint8Array | null | Error, more: object = {}) => {
    const all = await memorySite(key, [sealTrip(trip(2, 1, { annexes: [annex(more)] }), newSalt)]);
    const read = async (path: string) => {
      if (!path.startsWith("bilag/")) return all.get(path) ?? null;
      if (bytesOf instanceof Error) throw bytesOf;
      return bytesOf;
    };
    return outcomes(await check(all, { read, page: { address: "rejser/rejse-2", version: 1, bytes: null } })).at(-1);
  };

  test("as good, altered, or not there to be fetched", async () => {
    expect(await told(receipt)).toBe("annexes good");
    expect(await told(bytes("Hotel;99999"))).toBe("annexes bad");
    expect(await told(null)).toBe("annexes silent");
    expect(await told(new Error("503"))).toBe("annexes silent");
    expect(await told(receipt, { bytes: 30_000_000 })).toBe("annexes silent");
  });

  test("and one that is not to be had hides none that was altered", async () => {
    const away = { ...annex(), id: "0198-b", url: "/bilag/0198-b" };
    const all = await memorySite(key, [sealTrip(trip(2, 1, { annexes: [away, annex()] }), newSalt)]);
    all.set("bilag/0198-a", bytes("Hotel;99999"));
    const checked = await check(all, { page: { address: "rejser/rejse-2", version: 1, bytes: null } });
    expect(outcomes(checked).at(-1)).toBe("annexes bad");
  });
});
