import { beforeAll, describe, expect, test } from "vitest";
import { type Asked, type Checked, checkRecord, type Remembered } from "../../verify/index.ts";
import { eraseValues, type LogKey, newLogKey, newSalt, publicForm, signPage } from "../log/index.ts";
import { accountsLine, memorySite, sealTrip, trip } from "../log/memory-site.fixture.ts";

// The writer's log, read by the verifier that runs in a reader's browser; Node has the same Web Crypto.

const key = newLogKey("udsyn/ballerup/0198");
const page = { address: "rejser/rejse-2", text: "<!doctype html><p>Rejse</p>" };

type Site = Map<string, Uint8Array>;
const versionsOf = (many: number) => Array.from({ length: many }, (_, at) => sealTrip(trip(at + 1, 1), newSalt));
const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const check = (site: Site, asked: Partial<Asked> = {}, slug = "rejse-2"): Promise<Checked> =>
  checkRecord({
    read: async (path) => site.get(path) ?? null,
    file: site.get(`rejser/${slug}.json`) ?? null,
    remembered: null,
    page: null,
    ...asked,
  });
const outcomes = ({ steps }: Checked) => steps.map(({ code, outcome }) => `${code} ${outcome}`);
const fileOf = (site: Site, slug = "rejse-2") =>
  JSON.parse(Buffer.from(site.get(`rejser/${slug}.json`) ?? []).toString());
const altered = (site: Site, change: (file: ReturnType<typeof fileOf>) => void): Uint8Array => {
  const file = fileOf(site);
  change(file);
  return bytes(JSON.stringify(file));
};

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
  expect(outcomes(checked)).toEqual(["file good", "leaf good", "grown good", "remembered silent"]);
  expect(checked.steps[1]).toMatchObject({ leaf: 2, size: 700 });
  expect(checked.entry).toMatchObject({ slug: "rejse-2" });
  expect(checked.key).toBe(publicForm(key));
});

test("a file that was saved from an earlier log is under a head that the log goes on from", async () => {
  for (const many of [2, 3, 255, 256, 257, 300, 511, 512, 513, 699]) {
    const earlier = await memorySite(key, versions.slice(0, many));
    const checked = await check(site, { file: earlier.get("rejser/rejse-2.json") ?? null });
    expect(outcomes(checked), String(many)).toEqual(["file good", "leaf good", "grown good", "remembered silent"]);
    expect(checked.steps[2]).toMatchObject({ since: many, size: 700 });
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
      "file bad",
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

  test("the same member twice, and what is no JSON", async () => {
    const text = Buffer.from(site.get("rejser/rejse-2.json") ?? []).toString();
    for (const file of [text.replace('{"type"', '{"title":"to","type"'), "ord", ""])
      expect(outcomes(await check(site, { file: bytes(file) }))).toEqual(["file bad"]);
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

test("a page is good by the log's signature at its own address", async () => {
  const place = { origin: key.name, size: 700, address: page.address };
  const signed = signPage(page.text, place, key);
  const asked = async (text: string | null, address = page.address) =>
    outcomes(await check(site, { page: { address, bytes: text === null ? null : bytes(text) } })).at(-1);
  expect(await asked(signed)).toBe("page good");
  expect(await asked(signed, "rejser/rejse-3")).toBe("page bad");
  expect(await asked(signed.replace("Rejse", "Ferie"))).toBe("page bad");
  expect(await asked(`${signed}<p>mere</p>`)).toBe("page bad");
  expect(await asked(signPage(page.text, place, newLogKey(key.name)))).toBe("page bad");
  expect(await asked(page.text)).toBe("page silent");
  expect(await asked(null)).toBe("page silent");
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
