import { beforeAll, describe, expect, test } from "vitest";
import { type Remembered, verdictOf } from "../../verify/index.ts";
import { eraseValues, type LogKey, newLogKey, newSalt, publicForm, signPage } from "../log/index.ts";
import { accountsLine, memorySite, sealTrip, trip } from "../log/memory-site.fixture.ts";
import { altered, bytes, check, fileOf, key, outcomes, page, type Site, versionsOf } from "./checked-site.fixture.ts";

let versions: ReturnType<typeof versionsOf>;
let site: Site;
let short: Site;
beforeAll(async () => {
  versions = versionsOf(700);
  site = await memorySite(key, versions);
  short = await memorySite(key, versions.slice(0, 300));
});

test("a record is good by its own file, the log's key, head and tiles", async () => {
  const checked = await check(site);
  expect(outcomes(checked)).toEqual(["file good", "leaf good", "newest good", "grown good", "remembered silent"]);
  expect(checked.steps[1]).toMatchObject({ leaf: 2, size: 700 });
  expect(checked.entry).toMatchObject({ slug: "rejse-2" });
  expect(checked.key).toBe(publicForm(key));
});

test("a file that was saved from an earlier log is under a head that the log goes on from", async () => {
  for (const many of [2, 3, 255, 256, 257, 300, 511, 512, 513, 699]) {
    const earlier = await memorySite(key, versions.slice(0, many));
    const checked = await check(site, { file: earlier.get("rejser/rejse-2.json") ?? null });
    expect(outcomes(checked), String(many)).toEqual([
      "file good",
      "leaf good",
      "newest good",
      "grown good",
      "remembered silent",
    ]);
    expect(checked.steps[3]).toMatchObject({ since: many, size: 700 });
  }
});

test("what was written anew is found by the file that was saved, and by what the browser remembers", async () => {
  const anew = await memorySite(key, [
    ...versions.slice(0, 299),
    sealTrip(trip(300, 2), newSalt),
    ...versions.slice(300),
  ]);
  expect(outcomes(await check(anew, { file: short.get("rejser/rejse-2.json") ?? null }))).toContain("grown bad");
  const { remember } = await check(short);
  expect(outcomes(await check(site, { remembered: remember }))).toContain("remembered good");
  const again = await check(anew, { remembered: remember });
  expect(outcomes(again)).toContain("remembered bad");
  expect(again.remember).toBeNull();
});

test("a log that lost what it had, and one with another key, are not those that were remembered", async () => {
  const { remember } = await check(site);
  expect(outcomes(await check(short, { remembered: remember }))).toContain("remembered bad");
  const other: LogKey = newLogKey(key.name);
  const taken = await memorySite(other, versions);
  expect(outcomes(await check(taken, { remembered: remember }))).toContain("remembered bad");
  expect(outcomes(await check(taken, { file: site.get("rejser/rejse-2.json") ?? null }))).toEqual(["file bad"]);
});

describe("an altered file is no entry of the log", () => {
  test.each<[string, (file: ReturnType<typeof fileOf>) => void, string]>([
    [
      "a hidden value",
      (file) => {
        file.title = "En anden titel";
      },
      "leaf bad",
    ],
    [
      "an open value",
      (file) => {
        file.accounts.total = "1.00";
      },
      "leaf bad",
    ],
    [
      "a value more",
      (file) => {
        file.more = "ord";
      },
      "leaf bad",
    ],
    [
      "a value less",
      (file) => {
        delete file.status;
      },
      "leaf bad",
    ],
    [
      "a hidden value said to be erased",
      (file) => {
        file.proof.erased["/title"] = "0".repeat(64);
      },
      "leaf bad",
    ],
    [
      "a salt of nothing",
      (file) => {
        file.proof.salts["/nowhere"] = "0".repeat(32);
      },
      "leaf bad",
    ],
    [
      "a digest shown as a value",
      (file) => {
        file.purpose = { $sha256: "0".repeat(64) };
      },
      "leaf bad",
    ],
    [
      "another leaf's number",
      (file) => {
        file.proof.leafIndex = 2;
      },
      "leaf bad",
    ],
    [
      "a proof that is cut off",
      (file) => {
        file.proof.inclusion.pop();
      },
      "leaf bad",
    ],
    [
      "words in the proof",
      (file) => {
        file.proof.note = "ord";
      },
      "file bad",
    ],
    [
      "no proof",
      (file) => {
        delete file.proof;
      },
      "no-record none",
    ],
    [
      "another size",
      (file) => {
        file.proof.treeSize = 699;
      },
      "file bad",
    ],
    [
      "no signature",
      (file) => {
        file.proof.checkpoint = file.proof.checkpoint.split("\n\n")[0];
      },
      "file bad",
    ],
    [
      "another root",
      (file) => {
        file.proof.checkpoint = file.proof.checkpoint.replace("700\n", "701\n");
      },
      "file bad",
    ],
  ])("%s", async (_what, change, expected) => {
    const checked = await check(site, { file: altered(site, change) });
    expect(outcomes(checked).at(-1)).toBe(expected);
    expect(checked).toMatchObject({ entry: null, remember: null });
  });

  test("the same member twice", async () => {
    const text = Buffer.from(site.get("rejser/rejse-2.json") ?? []).toString();
    const file = bytes(text.replace('{"type"', '{"title":"to","type"'));
    expect(outcomes(await check(site, { file }))).toEqual(["file bad"]);
  });

  test("the places where it differs are named, with what the log says where that is open", async () => {
    const where = async (change: (file: ReturnType<typeof fileOf>) => void) =>
      (await check(site, { file: altered(site, change) })).steps.at(-1)?.where;
    const total = fileOf(site).accounts.total;
    expect(
      await where((file) => {
        file.accounts.total = "99999.00";
      }),
    ).toEqual([{ at: "accounts/total", file: "99999.00", log: total, isHidden: false }]);
    expect(
      await where((file) => {
        file.title = "Ferie";
      }),
    ).toEqual([{ at: "title", file: "Ferie", log: null, isHidden: true }]);
    expect(
      await where((file) => {
        file.accounts.lines[0].amount = "1.00";
      }),
    ).toEqual([
      { at: "accounts/lines/0/amount", file: "1.00", log: fileOf(site).accounts.lines[0].amount, isHidden: false },
    ]);
    expect(
      await where((file) => {
        file.more = "ord";
      }),
    ).toEqual([{ at: "more", file: "ord", log: null, isHidden: false }]);
    expect(
      await where((file) => {
        delete file.status;
      }),
    ).toEqual([{ at: "status", file: null, log: fileOf(site).status, isHidden: false }]);
    // Another leaf than its own says nothing of it, and neither does a leaf that the proof does not lead from.
    expect(
      await where((file) => {
        file.slug = "rejse-3";
      }),
    ).toEqual([]);
    expect(
      await where((file) => {
        file.proof.leafIndex = 3;
      }),
    ).toEqual([]);
  });

  test("a long list that stands as one fingerprint is named as a whole", async () => {
    const lines = Array.from({ length: 120 }, (_, at) => accountsLine(9, at));
    const accounts = { status: "final", currency: "DKK", total: "1.00", lines };
    const all = await memorySite(key, [sealTrip(trip(2, 1, { accounts }), newSalt)]);
    const file = altered(all, (of) => {
      of.accounts.lines[7].amount = "7.00";
    });
    const [first, ...more] = (await check(all, { file })).steps.at(-1)?.where ?? [];
    expect(first).toMatchObject({ at: "accounts/lines", isHidden: true });
    expect(more).toEqual([]);
  });
});

test("erased values and lists of any length leave the leaf as it was", async () => {
  const lines = (many: number) => Array.from({ length: many }, (_, at) => accountsLine(9, at));
  const long = [99, 100, 101, 1_000, 3_000].map((many, at) =>
    sealTrip(trip(at + 1, 1, { accounts: { status: "final", currency: "DKK", lines: lines(many) } }), newSalt),
  );
  const first = long[0];
  if (!first) throw new Error("no version");
  const all = await memorySite(key, [eraseValues(first, ["/title", "/purpose"]), ...long.slice(1)]);
  for (const at of [1, 2, 3, 4, 5])
    expect(outcomes(await check(all, {}, `rejse-${at}`)), String(at)).toContain("leaf good");
  expect((await check(all, {}, "rejse-1")).entry).toMatchObject({ title: null });
});

describe("a file is of the record and the version that the reader asked about", () => {
  const shown = (address: string, version: number) => ({ address, version, bytes: null });
  test.each([
    ["the record's and the page's version", "rejser/rejse-2", 1, "which good"],
    ["in another language", "de/rejser/rejse-2", 1, "which good"],
    ["another record's genuine file", "rejser/rejse-3", 1, "which bad"],
    ["an earlier version than the page tells", "rejser/rejse-2", 2, "which bad"],
    ["a newer version than the page tells", "rejser/rejse-2", 0, "which-newer bad"],
    ["a page that tells no version", "rejser/rejse-2", Number.NaN, "which-newer bad"],
  ])("%s", async (_what, address, version, expected) => {
    expect(outcomes(await check(site, { page: shown(address, version) }))[2]).toBe(expected);
  });

  test("a page that was corrected while it was open is no alarm, where the page fetched now tells the file's version", async () => {
    const fixed = await memorySite(key, [...versions, sealTrip(trip(2, 2), newSalt)]);
    const now = (version: number) => {
      const box = `<div data-verify="/" data-version="${version}">`;
      const text = signPage(box, { origin: key.name, size: 701, address: page.address }, key);
      return check(fixed, { page: { address: page.address, version: 1, bytes: bytes(text) } });
    };
    const [corrected, behind] = [await now(2), await now(1)];
    expect(corrected.steps[2]).toEqual({ code: "which-newer", outcome: "silent", version: 2, shown: 1 });
    expect(behind.steps[2]).toMatchObject({ code: "which-newer", outcome: "bad" });
    expect([corrected, behind, await check(fixed)].map(verdictOf)).toEqual(["corrected", "bad", "good"]);
  });

  test("one that was saved says its version and whether the site shows a newer one", async () => {
    const fixed = await memorySite(key, [...versions, sealTrip(trip(2, 2), newSalt)]);
    const file = site.get("rejser/rejse-2.json") ?? null;
    const old = await check(fixed, { file });
    expect(old.steps[2]).toEqual({ code: "newer", outcome: "silent", version: 1, shown: 2 });
    expect(old.remember).not.toBeNull();
    expect((await check(fixed)).steps[2]).toEqual({ code: "newest", outcome: "good", version: 2, shown: 2 });
    const back = new Map(fixed).set("rejser/rejse-2.json", file as Uint8Array);
    const newer = fixed.get("rejser/rejse-2.json") ?? null;
    expect((await check(back, { file: newer })).steps[2]).toMatchObject({ code: "newest", outcome: "bad", shown: 1 });
    const gone = new Map(fixed);
    for (const other of [null, bytes("ord"), fixed.get("rejser/rejse-3.json")]) {
      if (other) gone.set("rejser/rejse-2.json", other);
      else gone.delete("rejser/rejse-2.json");
      expect((await check(gone, { file })).steps[2]).toMatchObject({ code: "gone", outcome: "silent", version: 1 });
    }
  });
});

test("tiles that are altered prove nothing, and one that is gone is taken from the full one", async () => {
  const { remember } = await check(short);
  const turned = new Map(site);
  for (const [path, tile] of site)
    if (path.startsWith("log/tile/") && !path.includes("entries"))
      turned.set(
        path,
        tile.map((byte) => byte ^ 1),
      );
  expect(outcomes(await check(turned, { remembered: remember }))).toContain("remembered bad");
  const without = new Map([...site].filter(([path]) => !path.startsWith("log/tile/")));
  expect(outcomes(await check(without, { remembered: remember }))).toContain("remembered bad");
});

test("a site without a key, a head or a log says so as a file that cannot be checked", async () => {
  for (const path of ["log/key", "log/checkpoint"]) {
    const lacking = new Map(site);
    lacking.delete(path);
    expect((await check(lacking)).steps.at(-1)?.outcome, path).toBe("bad");
  }
});

const unsaid: Remembered = { key: "ord", checkpoint: "ord" };
test("what the browser remembers wrongly is told, not believed", async () => {
  expect(outcomes(await check(site, { remembered: unsaid }))).toContain("remembered bad");
});
