import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { directorySource, type Report, verifySource } from "../../verify/index.ts";
import {
  eraseValues,
  leafOf,
  listedFile,
  newLogKey,
  newSalt,
  type PublishedVersion,
  publicForm,
  sealEntry,
  signFileList,
  signJson,
  signPage,
  withdrawalEntry,
  withdrawalHidden,
} from "./index.ts";
import { accountsLine, memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

const key = newLogKey("udsyn/ballerup/0198");
const seal = (number: number, version = 1, more = {}): PublishedVersion =>
  sealTrip(trip(number, version, more), newSalt);

const many = Array.from({ length: 140 }, (_, at) => accountsLine(9, at));
const seal2 = seal(2);
const versions = [
  ...Array.from({ length: 12 }, (_, number) => (number === 2 ? seal2 : seal(number))),
  seal(3, 2),
  seal(3, 4),
  seal(12, 1, { accounts: { status: "final", currency: "DKK", lines: many, total: "1.00" } }),
  sealEntry(
    withdrawalEntry({
      type: "trip",
      id: "0198-5",
      slug: "rejse-5",
      version: 2,
      publishedAt: "2026-07-01T00:00:00.000Z",
      municipality: "ballerup",
      reason: "Forkert sag, Kim Larsen",
    }),
    withdrawalHidden,
    newSalt,
  ),
];

const everyFile = [
  "data/trips.json",
  "data/trips.jsonl",
  "data/trips.csv",
  "data/trips.xlsx",
  "data/trip-accounts.csv",
  "data/trip-accounts.xlsx",
  "rejser/feed.xml",
  "rejser/kalender.ics",
];

const page = (address: string, size = 16, by = key): string =>
  signPage("<!doctype html>\n<p>66.292 kr.</p>\n", { origin: key.name, size, address }, by);

let files: Map<string, Uint8Array>;
const verify = (site: ReadonlyMap<string, Uint8Array>, since?: string): Promise<Report> =>
  verifySource(memorySource(site), { key: publicForm(key), ...(since === undefined ? {} : { since }) });
const changed = (path: string, change: (text: string) => string, site = files): Map<string, Uint8Array> => {
  const before = Buffer.from(site.get(path) ?? []).toString();
  const after = change(before);
  expect(after, path).not.toBe(before);
  return new Map(site).set(path, Buffer.from(after));
};
const without = (path: string): Map<string, Uint8Array> => new Map([...files].filter(([name]) => name !== path));

beforeAll(async () => {
  files = await memorySite(key, versions);
});

describe("a published folder as it should be", () => {
  test("verifies, with the counts of what it holds", async () => {
    expect(await verify(files)).toMatchObject({
      ok: true,
      differences: [],
      origin: "udsyn/ballerup/0198",
      size: 16,
      keyFrom: "given",
      versions: { shown: 15, withdrawn: 1, erasedValues: 0 },
      compared: everyFile,
      absent: [],
    });
  });

  test("verifies on disk, and with its own key says so", async () => {
    const folder = await mkdtemp(join(tmpdir(), "udsyn-verify-"));
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await mkdir(join(folder, "rejser/rejse-1"));
    await writeFile(join(folder, "rejser/rejse-1/index.html"), page("rejser/rejse-1"));
    expect(await verifySource(directorySource(folder))).toMatchObject({
      ok: true,
      keyFrom: "source",
      pages: 1,
    });
    await writeFile(join(folder, "rejser/opdigtet.json"), "{}");
    const report = await verifySource(directorySource(`${folder}/`));
    expect(report.differences).toEqual([{ code: "file-of-no-entry", path: "rejser/opdigtet.json", at: "" }]);
    await rm(folder, { recursive: true });
  });

  test("verifies with nothing published, and with 300 leaves over three tiles", async () => {
    expect(await verify(await memorySite(key, []))).toMatchObject({ ok: true, size: 0 });
    const large = Array.from({ length: 300 }, (_, number) => seal(number));
    const site = await memorySite(key, large);
    expect([...site.keys()]).toContain("log/tile/1/000.p/1");
    expect(await verify(site)).toMatchObject({ ok: true, size: 300 });
  });

  test("verifies without the earlier versions of what was withdrawn", async () => {
    expect(await verify(without("rejser/rejse-5/v1.json"))).toMatchObject({ ok: true, versions: { withdrawn: 2 } });
  });

  test("verifies when full tiles and a full bundle have replaced the partial ones", async () => {
    const some = Array.from({ length: 300 }, (_, number) => seal(number));
    const [whole, before] = [await memorySite(key, some), await memorySite(key, some.slice(0, 200))];
    const site = new Map([...before].filter(([path]) => !path.startsWith("log/tile/")));
    for (const path of ["log/tile/0/000", "log/tile/entries/000"]) site.set(path, whole.get(path) ?? Buffer.alloc(0));
    expect(await verify(site)).toMatchObject({ ok: true, size: 200, unchecked: [] });
  });
});

describe("--since", () => {
  test("a log that has grown verifies from its earlier head; a log that forked does not", async () => {
    const checkpoint = async (some: PublishedVersion[]): Promise<string> =>
      Buffer.from((await memorySite(key, some)).get("log/checkpoint") ?? []).toString();
    expect(await verify(files, await checkpoint(versions.slice(0, 7)))).toMatchObject({ ok: true, since: 7 });
    const fork = [...versions.slice(0, 6), seal(6)];
    expect((await verify(files, await checkpoint(fork))).differences[0]).toMatchObject({ code: "since-differs" });
    expect((await verify(files, await checkpoint([...versions, seal(90)]))).differences[0]).toMatchObject({
      code: "since-newer",
    });
    expect((await verify(files, "nonsense")).differences[0]).toMatchObject({ code: "since-unreadable" });
  });
});

describe("the place of the first difference", () => {
  const first = async (site: ReadonlyMap<string, Uint8Array>): Promise<string> => {
    const { ok, differences } = await verify(site);
    expect(ok).toBe(false);
    return `${differences[0]?.code} ${differences[0]?.path} ${differences[0]?.at}`.trim();
  };

  test.each([
    ["a name", "rejser/rejse-2.json", "Kim Larsen", "Kim Hansen", "/participants/elected/named/0/name"],
    ["an open value", "rejser/rejse-2.json", '"startOn":"2026-05-06"', '"startOn":"2026-05-07"', "/startOn"],
    ["unknown made nothing", "rejser/rejse-0.json", '"purpose":null', '"purpose":""', "/purpose"],
    ["a number in a long list", "rejser/rejse-12.json", '"B77"', '"B78"', "/accounts/lines"],
    ["a member added", "rejser/rejse-2.json", '"days":4', '"days":4,"price":1', "/price"],
    ["a member removed", "rejser/rejse-2.json", '"days":4,', "", "/days"],
    ["an earlier version", "rejser/rejse-3/v1.json", "At lære 1", "At lære 2", "/report/aim"],
  ])("%s", async (_, path, from, to, pointer) => {
    expect(await first(changed(path, (text) => text.replace(from, to)))).toBe(`entry-differs ${path} ${pointer}`);
  });

  test("in a data file", async () => {
    const edit = (path: string, from: string, to: string) => first(changed(path, (text) => text.replace(from, to)));
    expect(await edit("data/trips.json", "Reise", "Reize")).toBe(
      "item-differs data/trips.json item 1 /translations/de/title",
    );
    expect(await edit("data/trips.jsonl", "66292.00", "66293.00")).toBe(
      "item-differs data/trips.jsonl item 1 /accounts/total",
    );
    expect(await edit("data/trips.csv", "66292.00", "66293.00")).toBe("cell-differs data/trips.csv row 1, total");
    expect(await edit("data/trip-accounts.csv", "Fly 2.1", "Fly 2.2")).toBe(
      "cell-differs data/trip-accounts.csv row 3, label",
    );
    expect(await edit("data/trips.csv", "title", "titel")).toBe("file-unreadable data/trips.csv");
    expect(await edit("data/trips.csv", "venskabsby; læring", "venskabsby")).toBe(
      "cell-differs data/trips.csv row 1, goals",
    );
    expect(await edit("data/trips.csv", "i foråret", "i efteråret")).toBe(
      "cell-differs data/trips.csv row 2, datesAsPrinted",
    );
    expect(await edit("data/trips.csv", "Toronto,CA", "Toronto,US")).toBe(
      "cell-differs data/trips.csv row 1, countries",
    );
    expect(await edit("rejser/feed.xml", "Studietur nr. 1 ", "Studietur nr. 7 ")).toMatch(
      "line-differs rejser/feed.xml line",
    );
    expect(await edit("rejser/kalender.ics", "Studietur nr. 1 ", "Studietur nr. 7 ")).toMatch(
      "line-differs rejser/kalender.ics line",
    );
  });

  test("a data file that is gone, and one that the site does not have", async () => {
    for (const path of everyFile) expect(await first(without(path))).toBe(`file-missing ${path}`);
    const added = (path: string) => first(new Map(files).set(path, Buffer.from("id\n1\n")));
    expect(await added("data/trips-2025.csv")).toBe("file-unknown data/trips-2025.csv");
    expect(await added("rejser/regnskab.pdf")).toBe("file-unknown rejser/regnskab.pdf");
  });

  test("in a page, whose every byte the log's key has signed", async () => {
    const shown = (path: string, text: string) => new Map(files).set(path, Buffer.from(text));
    expect(await verify(shown("rejser/rejse-1.html", page("rejser/rejse-1")))).toMatchObject({ ok: true, pages: 1 });
    expect(await verify(shown("rejser/rejse-1", page("rejser/rejse-1", 2)))).toMatchObject({ ok: true, pages: 1 });
    expect(await verify(shown("rejser/index.html", page("rejser")))).toMatchObject({ ok: true, pages: 1 });
    const faults: [string, string, string][] = [
      ["rejser/rejse-1.html", page("rejser/rejse-1").replace("66.292", "66.293"), "page-differs"],
      ["rejser/rejse-1.html", page("rejser/rejse-2"), "page-differs"],
      ["rejser/rejse-1.html", page("rejser/rejse-1", 16, newLogKey(key.name)), "page-differs"],
      ["rejser/rejse-1.html", "<!doctype html>\n<p>66.292 kr.</p>\n", "page-unsigned"],
      ["rejser/rejse-1.html", `${page("rejser/rejse-1")}<p>`, "page-unsigned"],
      ["rejser/rejse-3.html", page("rejser/rejse-3", 13), "page-old"],
      ["rejser/rejse-5.html", page("rejser/rejse-5", 15), "page-old"],
      ["rejser/2026.html", page("rejser/2026", 15), "page-old"],
    ];
    for (const [path, text, code] of faults) expect(await first(shown(path, text)), code).toBe(`${code} ${path}`);
  });

  test("in the description of the data", async () => {
    const path = "data/datapackage.json";
    const described = signJson('{"title":"Rejser"}', { origin: key.name, size: 16, address: path }, key);
    const site = new Map(files).set(path, Buffer.from(described));
    expect(await verify(site)).toMatchObject({ ok: true, pages: 1 });
    expect(await first(new Map(site).set(path, Buffer.from(described.replace("Rejser", "Rejse"))))).toBe(
      `page-differs ${path}`,
    );
    expect(await first(new Map(site).set(path, Buffer.from('{"title":"Rejser"}')))).toBe(`page-unsigned ${path}`);
  });

  test("records left out, repeated or made up in a data file", async () => {
    const lines = (change: (all: string[]) => string[]) => (text: string) => change(text.split("\n")).join("\n");
    expect(
      await first(
        changed(
          "data/trips.jsonl",
          lines(([, ...rest]) => rest),
        ),
      ),
    ).toBe("item-missing data/trips.jsonl rejse-0");
    expect(
      await first(
        changed(
          "data/trips.jsonl",
          lines(([one = "", ...rest]) => [one, one, ...rest]),
        ),
      ),
    ).toBe("item-of-no-entry data/trips.jsonl item 2");
    expect(
      await first(
        changed(
          "data/trip-accounts.csv",
          lines(([head = "", , ...rest]) => [head, ...rest]),
        ),
      ),
    ).toMatch(/^cell|^item/);
    expect(await first(changed("data/trips.csv", (text) => `${text}${text.split("\r\n")[1]}\r\n`))).toBe(
      "item-of-no-entry data/trips.csv row 13",
    );
  });

  test("an older version shown as the current one", async () => {
    const site = new Map(files).set("rejser/rejse-3.json", files.get("rejser/rejse-3/v2.json") ?? new Uint8Array());
    expect(await first(site)).toMatch(/^entry-differs rejser\/rejse-3.json/);
  });

  test("what was withdrawn shown as if it stood", async () => {
    const site = new Map(files).set("rejser/rejse-5.json", files.get("rejser/rejse-5/v1.json") ?? new Uint8Array());
    expect(await first(site)).toMatch(/^entry-differs rejser\/rejse-5.json/);
  });

  test("a version that is not shown", async () => {
    expect(await first(without("rejser/rejse-3/v2.json"))).toBe("file-missing rejser/rejse-3/v2.json");
  });

  test("a leaf's own form in place of the value", async () => {
    const { title } = JSON.parse(Buffer.from(leafOf(seal2)).toString());
    const site = changed("rejser/rejse-2.json", (text) => {
      const file = JSON.parse(text);
      const { "/title": _, ...salts } = file.proof.salts;
      return JSON.stringify({ ...file, title, proof: { ...file.proof, salts } });
    });
    expect(title).toHaveProperty("$sha256");
    expect(await first(site)).toBe("entry-differs rejser/rejse-2.json /title");
  });

  test("another log's key, another key for this log, no key", async () => {
    const by = async (text: string) => (await verifySource(memorySource(files), { key: text })).differences[0]?.code;
    expect(await by(publicForm(newLogKey("udsyn/andet/1")))).toBe("key-of-another-log");
    expect(await by(publicForm(newLogKey(key.name)))).toBe("signature-missing");
    expect(await by("")).toBe("key-unreadable");
    expect((await verifySource(memorySource(without("log/key")))).differences[0]?.code).toBe("key-missing");
  });

  test.each([
    ["a version published twice", [seal(1), seal(1)], "version-out-of-order"],
    ["two records at one address", [seal(1), sealTrip({ ...trip(2, 2), slug: "rejse-1" }, newSalt)], "slug-taken"],
    ["one record at two addresses", [seal(1), sealTrip({ ...trip(1, 2), slug: "rejse-x" }, newSalt)], "slug-taken"],
    ["a type that it does not know", [sealTrip({ ...trip(1, 1), type: "sky" }, newSalt)], "type-unknown"],
  ])("a log, though signed, with %s", async (_, some, code) => {
    expect(await first(await memorySite(key, some))).toMatch(code);
  });
});

describe("a static site's signed list of files", () => {
  let site: Map<string, Uint8Array>;
  beforeAll(() => {
    site = new Map(files)
      .set("rejser/rejse-1/index.html", Buffer.from("<p>Toronto"))
      .set("index.html", Buffer.from("<p>"));
    const listed = [...site]
      .filter(([path]) => !path.startsWith("log/"))
      .map(([path, bytes]) => listedFile(path, bytes));
    site.set("log/files", Buffer.from(signFileList(key.name, 16, listed, key)));
  });

  test("answers for pages too", async () => {
    expect(await verify(site)).toMatchObject({ ok: true, pages: 0, listed: site.size - 5 });
  });

  test.each([
    ["a page changed", "file-differs rejser/rejse-1/index.html", "rejser/rejse-1/index.html", "<p>Torotno"],
    ["a page outside the entries' folders changed", "file-differs index.html", "index.html", "<b>"],
    ["a page added", "file-not-listed rejser/ny.html", "rejser/ny.html", "<p>"],
    ["no list in it", "file-list-unreadable log/files", "log/files", "tom"],
  ])("finds %s", async (_, difference, path, content) => {
    const { differences } = await verify(new Map(site).set(path, Buffer.from(content)));
    expect(`${differences[0]?.code} ${differences[0]?.path}`).toBe(difference);
  });

  test("finds a page removed, a list signed by another, a checkpoint in its place", async () => {
    const code = async (changedSite: ReadonlyMap<string, Uint8Array>) =>
      (await verify(changedSite)).differences[0]?.code;
    expect(await code(new Map([...site].filter(([path]) => path !== "index.html")))).toBe("file-missing");
    const other = signFileList(key.name, 16, [], newLogKey(key.name));
    expect(await code(new Map(site).set("log/files", Buffer.from(other)))).toBe("signature-wrong");
    expect(await code(new Map(site).set("log/files", site.get("log/checkpoint") ?? new Uint8Array()))).toBe(
      "file-list-unreadable",
    );
  });
});

test("something published in the middle of the reading is no difference", async () => {
  const grown = await memorySite(key, [...versions, seal(40)]);
  let site: ReadonlyMap<string, Uint8Array> = files;
  const source = {
    read: async (path: string) => {
      const found = site.get(path) ?? null;
      if (path.startsWith("log/tile/0")) site = grown;
      return found;
    },
    list: async () => null,
  };
  expect(await verifySource(source)).toMatchObject({ ok: true, size: 17 });
});

test("erased values are gone, and everything still verifies", async () => {
  const [name, aim] = ["/participants/elected/named/0/name", "/report/aim"];
  const erased = versions.map((version, at) => (at === 2 ? eraseValues(version, [name, aim]) : version));
  const site = await memorySite(key, erased);
  expect(site.get("log/checkpoint")).toEqual(files.get("log/checkpoint"));
  expect(await verify(site)).toMatchObject({ ok: true, versions: { erasedValues: 2 } });
  const shown = JSON.parse(Buffer.from(site.get("rejser/rejse-2.json") ?? []).toString());
  expect(shown.participants.elected.named[0]).toEqual({ name: null, role: "formand" });
  expect(Object.keys(shown.proof.erased)).toEqual([name, aim]);
  expect(Object.keys(shown.proof.salts)).not.toContain(name);
});
