import { beforeAll, describe, expect, test } from "vitest";
import { type Report, verifySource } from "../../verify/index.ts";
import {
  append,
  emptyFrontier,
  entryBundle,
  eraseValues,
  leafHash,
  leafOf,
  newLogKey,
  newSalt,
  type PublishedVersion,
  publicForm,
  rootOf,
  signCheckpoint,
} from "./index.ts";
import { accountsLine, memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// What only somebody with the log's key, or in command of its server, could try.

const key = newLogKey("udsyn/ballerup/0198");
const seal = (number: number, version = 1, more = {}): PublishedVersion =>
  sealTrip(trip(number, version, more), newSalt);
const long = seal(3, 1, { accounts: { lines: Array.from({ length: 101 }, (_, at) => accountsLine(3, at)) } });
const versions = [seal(1), seal(2), long, seal(4)];

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await memorySite(key, versions);
});

const textOf = (site: ReadonlyMap<string, Uint8Array>, path: string): string =>
  Buffer.from(site.get(path) ?? []).toString();
const verify = (site: ReadonlyMap<string, Uint8Array>, since?: string): Promise<Report> =>
  verifySource(memorySource(site), { key: publicForm(key), ...(since === undefined ? {} : { since }) });
const first = async (site: ReadonlyMap<string, Uint8Array>, since?: string): Promise<string> => {
  const [difference] = (await verify(site, since)).differences;
  return difference ? `${difference.code} ${difference.path} ${difference.at}`.trim() : "none";
};

/** A log over leaves as they are given, without anything but the log. */
function logOf(leaves: readonly Uint8Array[]): Map<string, Uint8Array> {
  const { frontier } = append(emptyFrontier, leaves.map(leafHash));
  const checkpoint = signCheckpoint({ origin: key.name, size: leaves.length, root: rootOf(frontier) }, key);
  return new Map<string, Uint8Array>([
    ["log/checkpoint", Buffer.from(checkpoint)],
    [`log/tile/0/000.p/${leaves.length}`, Buffer.concat(leaves.map(leafHash))],
    [`log/tile/entries/000.p/${leaves.length}`, entryBundle(leaves)],
  ]);
}

describe("a proof", () => {
  const edited = (change: (proof: Record<string, unknown>) => unknown): Map<string, Uint8Array> => {
    const file = JSON.parse(textOf(files, "rejser/rejse-2.json"));
    file.proof = { ...file.proof, ...Object(change(file.proof)) };
    return new Map(files).set("rejser/rejse-2.json", Buffer.from(JSON.stringify(file)));
  };

  test.each([
    ["another place", { leafIndex: 2 }, "proof-differs rejser/rejse-2.json /proof/leafIndex"],
    ["another size", { treeSize: 3 }, "proof-differs rejser/rejse-2.json /proof/treeSize"],
    ["no path", { inclusion: [] }, "proof-differs rejser/rejse-2.json /proof/inclusion"],
    ["no checkpoint", { checkpoint: "" }, "proof-differs rejser/rejse-2.json /proof/checkpoint"],
    ["a word for a number", { leafIndex: "1" }, "proof-unreadable rejser/rejse-2.json /proof"],
    ["words of its own", { note: "Rejsen kostede mere" }, "proof-unreadable rejser/rejse-2.json /proof"],
  ])("that states %s", async (_, change, difference) => {
    expect(await first(edited(() => change))).toBe(difference);
  });

  test("with something more in its path, or a salt for nothing", async () => {
    expect(
      await first(edited(({ inclusion }) => ({ inclusion: [Object(inclusion)[0], Object(inclusion)[1], "?"] }))),
    ).toMatch("proof-unreadable");
    expect(await first(edited(({ salts }) => ({ salts: { ...Object(salts), "/ingen": "0".repeat(32) } })))).toBe(
      "entry-differs rejser/rejse-2.json /ingen",
    );
  });

  test("of the version in force under its number, as in the record's own file", async () => {
    const [site, path] = [edited(() => ({ leafIndex: 2 })), "rejser/rejse-2/v1.json"];
    const twin = new Map(files).set(path, site.get("rejser/rejse-2.json") ?? new Uint8Array());
    expect(await first(twin)).toBe(`proof-differs ${path} /proof/leafIndex`);
  });

  test("by a head of a forked log, signed by the same key", async () => {
    const fork = await memorySite(key, [...versions.slice(0, 3), seal(5)]);
    const site = new Map(files).set("rejser/rejse-2.json", fork.get("rejser/rejse-2.json") ?? new Uint8Array());
    expect(await first(site)).toBe("proof-differs rejser/rejse-2.json /proof/checkpoint");
  });
});

describe("an erased value", () => {
  const aim = "/report/aim";
  const words = "Rejsen var en ren ferie.";
  let erased: Map<string, Uint8Array>;
  beforeAll(async () => {
    erased = await memorySite(
      key,
      versions.map((one, at) => (at === 1 ? eraseValues(one, [aim]) : one)),
    );
  });
  const own = (text: string): string =>
    JSON.stringify(JSON.parse(text), (name, value) => (name === "aim" && value === null ? words : value));
  const inLines = (text: string): string => text.replace(/.+/g, own);

  test("has no words in its place that nobody signed, though every file of the copy has the same", async () => {
    const site = new Map(erased);
    const put = (path: string, change: (text: string) => string) => {
      site.set(path, Buffer.from(change(textOf(erased, path))));
      expect(textOf(site, path)).toContain(words);
    };
    put("rejser/rejse-2.json", own);
    put("data/trips.json", own);
    put("data/trips.jsonl", inLines);
    expect(await first(erased)).toBe("none");
    expect(await first(site)).toBe(`entry-differs rejser/rejse-2.json ${aim}`);
  });

  test("has no salt beside its digest", async () => {
    const file = JSON.parse(textOf(erased, "rejser/rejse-2.json"));
    file.proof.salts[aim] = "0".repeat(32);
    const site = new Map(erased).set("rejser/rejse-2.json", Buffer.from(JSON.stringify(file)));
    expect(await first(site)).toBe(`entry-differs rejser/rejse-2.json ${aim}`);
  });
});

describe("a log, though signed,", () => {
  test("whose root is not that of its leaves", async () => {
    const checkpoint = signCheckpoint({ origin: key.name, size: 4, root: new Uint8Array(32) }, key);
    expect(await first(new Map(files).set("log/checkpoint", Buffer.from(checkpoint)))).toBe(
      "root-differs log/checkpoint",
    );
  });

  test("whose leaf is not canonical", async () => {
    const leaf = Buffer.from(leafOf(seal(1))).toString();
    expect(await first(logOf([Buffer.from(leaf.replace(":", ": "))]))).toBe(
      "leaf-unreadable log/tile/entries/000.p/1 leaf 0",
    );
  });

  test("whose leaf miscounts a long list", async () => {
    const leaf = Buffer.from(leafOf(long)).toString().replace('"items":101', '"items":102');
    const site = logOf([Buffer.from(leaf)]).set(
      "rejser/rejse-3.json",
      files.get("rejser/rejse-3.json") ?? new Uint8Array(),
    );
    expect(await first(site)).toBe("entry-differs rejser/rejse-3.json /accounts/lines");
  });

  test("that answers otherwise when asked again", async () => {
    const other = await memorySite(key, [...versions.slice(0, 3), seal(5)]);
    const path = "log/tile/entries/000.p/4";
    let asked = 0;
    const source = {
      read: async (name: string) => {
        if (name !== path) return files.get(name) ?? null;
        asked += 1;
        return (asked === 1 ? files : other).get(path) ?? null;
      },
      list: async () => null,
    };
    const { differences } = await verifySource(source, { key: publicForm(key) });
    expect(differences[0]).toMatchObject({ code: "bundle-unreadable", path });
  });
});

test("an earlier checkpoint that another key signed is refused", async () => {
  const forged =
    (await memorySite(newLogKey(key.name), versions.slice(0, 2))).get("log/checkpoint") ?? new Uint8Array();
  expect(await first(files, Buffer.from(forged).toString())).toBe("signature-wrong --since");
});

test("a data file that says it is one page of several is refused", async () => {
  const site = new Map(files).set(
    "data/trips.json",
    Buffer.from(textOf(files, "data/trips.json").replace('"next":null', '"next":"2"')),
  );
  expect(await first(site)).toBe("file-unreadable data/trips.json");
});

test("no more than 100 differences are gathered", async () => {
  const many = await memorySite(
    key,
    Array.from({ length: 130 }, (_, number) => seal(number)),
  );
  const report = await verify(new Map([...many].filter(([path]) => !path.startsWith("rejser/"))));
  expect(report.ok).toBe(false);
  expect(report.differences).toHaveLength(100);
});
