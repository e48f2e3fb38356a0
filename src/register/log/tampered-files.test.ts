import { beforeAll, describe, expect, test } from "vitest";
import { type Report, type Source, verifySource } from "../../verify/index.ts";
import {
  eraseValues,
  listedFile,
  newLogKey,
  newSalt,
  publicForm,
  signatureLine,
  signFileList,
  signJson,
} from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// What a reader could be shown by a changed file that is neither page nor workbook.

const key = newLogKey("udsyn/ballerup/0198");
const described = "data/datapackage.json";
const names = '{"title":"Prøvekommune","homepage":"https://kommune.example/data"}';
const description = signJson(names, { origin: key.name, size: 3, address: described }, key);

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  const versions = [1, 2, 3].map((number) => sealTrip(trip(number, 1), newSalt));
  files = await memorySite(key, versions);
  files.set(described, Buffer.from(description));
});

const check = (site: ReadonlyMap<string, Uint8Array>): Promise<Report> =>
  verifySource(memorySource(site), { key: publicForm(key) });
const told = ({ differences }: Report): string =>
  differences.map((one) => `${one.code} ${one.path} ${one.at}`.trim())[0] ?? "none";
const textOf = (path: string, site = files): string => Buffer.from(site.get(path) ?? []).toString();
const found = async (path: string, text: string): Promise<string> =>
  told(await check(new Map(files).set(path, Buffer.from(text))));
/** The same file with every place that says one thing saying another. */
const edited = (path: string, from: string, to: string): Promise<string> => {
  expect(textOf(path)).toContain(from);
  return found(path, textOf(path).replaceAll(from, to));
};

test("the folder as it is written is good, and its names are held against the description", async () => {
  expect(await check(files)).toMatchObject({ ok: true, namesChecked: true, pages: 1, unchecked: [] });
});

describe("a table is told", () => {
  test("with a byte-order mark before its heads, or a line that says how it is parted", async () => {
    for (const before of ["\ufeff", "sep=,\r\n"])
      expect(await found("data/trips.csv", before + textOf("data/trips.csv"))).toBe("file-unreadable data/trips.csv");
  });

  test("in which text has become a formula", async () => {
    expect(await edited("data/trips.csv", "'=Se", "=Se")).toBe("cell-differs data/trips.csv row 1, purpose");
  });
});

describe("an entry is told", () => {
  test.each(["proof", "derived"])("that has a member %s more in the data files", async (name) => {
    const more = `{"${name}":{"total":"1.00"},"id":"0198-1"`;
    for (const path of ["data/trips.json", "data/trips.jsonl"])
      expect(await edited(path, '{"type":"trip"', `${more.slice(0, -'"id":"0198-1"'.length)}"type":"trip"`)).toBe(
        `item-differs ${path} item 1 /${name}`,
      );
  });

  test("that has values beside its own in its file", async () => {
    expect(await edited("rejser/rejse-1.json", '"days":4', '"derived":{"total":"1.00"},"days":4')).toBe(
      "entry-differs rejser/rejse-1.json /derived",
    );
  });

  test("with half a sign in it", async () => {
    expect(await edited("rejser/rejse-1.json", "Toronto", "\\ud800")).toBe("entry-differs rejser/rejse-1.json");
  });
});

describe("feed and calendar are told", () => {
  test.each([
    ["rejser/feed.xml", "https://kommune.example", "https://falsk.example", "line-differs rejser/feed.xml line 3"],
    ["rejser/feed.xml", "Prøvekommune", "Falsk", "line-differs rejser/feed.xml line 4"],
    [
      "rejser/kalender.ics",
      "https://kommune.example",
      "https://falsk.example",
      "item-of-no-entry rejser/kalender.ics line 7",
    ],
    ["rejser/kalender.ics", "Prøvekommune", "Falsk", "line-differs rejser/kalender.ics line 5"],
  ])("%s, wherever it says %s", async (path, from, to, expected) => {
    expect(await edited(path, from, to)).toBe(expected);
  });

  test("a feed that does not say who publishes as the signed description does", async () => {
    const by = "Samlerne";
    const said = `${names.slice(0, -1)},"contributors":[{"title":"${by}","roles":["publisher"]}]}`;
    const place = { origin: key.name, size: 3, address: described };
    const site = new Map(files).set(described, Buffer.from(signJson(said, place, key)));
    const own = textOf("rejser/feed.xml");
    const feed = (author: string, behind: string) => {
      const text = own.replace(/<author>.*<\/author>/, `<author><name>${author}</name></author>${behind}`);
      return check(new Map(site).set("rejser/feed.xml", Buffer.from(text))).then(told);
    };
    const note = (who: string) => `\n<subtitle>Samlet af andre end kommunen: ${who}.</subtitle>`;
    expect(await feed(by, note(by))).toBe("none");
    expect(await feed(by, "")).toBe("line-differs rejser/feed.xml line 7");
    expect(await feed(by, note("Kommunen"))).toBe("line-differs rejser/feed.xml line 7");
    expect(await feed("Prøvekommune", "")).toBe("line-differs rejser/feed.xml line 6");
    // Where the municipality publishes, nobody else is named.
    const forged = own.replace(/<author>.*<\/author>/, `<author><name>${by}</name></author>${note(by)}`);
    expect(await found("rejser/feed.xml", forged)).toBe("line-differs rejser/feed.xml line 6");
  });

  test("the calendar, whose pages lie elsewhere below the site's own address", async () => {
    for (const below of ["falsk/rejser", "en/rejser"])
      expect(await edited("rejser/kalender.ics", "kommune.example/rejser/", `kommune.example/${below}/`)).toBe(
        "item-of-no-entry rejser/kalender.ics line 7",
      );
  });

  test("the calendar, with an event that stands in it twice", async () => {
    const text = textOf("rejser/kalender.ics");
    const [event = ""] = /BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/.exec(text) ?? [];
    expect(await edited("rejser/kalender.ics", event, event + event)).toMatch("item-of-no-entry rejser/kalender.ics");
  });

  test("but not the calendar in English, whose pages lie below /en", async () => {
    const english = textOf("rejser/kalender.ics")
      .replaceAll("rejser og besøg", "trips and visits")
      .replaceAll("kommune.example/rejser/", "kommune.example/en/rejser/");
    expect(await found("rejser/kalender.ics", english)).toBe("none");
  });

  test("a cancelled trip that they do not say is cancelled, in the language that they are in", async () => {
    const why = { version: 1, at: "2026-05-06T10:00:00.000Z", reason: "Toget kører ikke" };
    const site = await memorySite(key, [
      sealTrip(trip(1, 1, { status: "cancelled", accounts: { status: "none" }, corrections: [why] }), newSalt),
      sealTrip(trip(2, 1, { corrections: [why] }), newSalt),
    ]);
    expect(told(await check(site))).toBe("none");
    const withFile = async (path: string, edit: (text: string) => string) =>
      told(await check(new Map(site).set(path, Buffer.from(edit(textOf(path, site))))));
    const [feed, calendar] = ["rejser/feed.xml", "rejser/kalender.ics"];
    expect(await withFile(feed, (text) => text.replace("<title>Aflyst: ", "<title>"))).toMatch(/^line-differs/);
    expect(await withFile(feed, (text) => text.replace("<content>Toget", "<content>Rettet: Toget"))).toMatch(
      /^line-differs/,
    );
    expect(await withFile(calendar, (text) => text.replace("SUMMARY:Aflyst: ", "SUMMARY:"))).toMatch(/^line-differs/);
    expect(await withFile(calendar, (text) => text.replace("STATUS:CANCELLED\r\n", ""))).toMatch(/^line-differs/);
    const inGerman = (cancelled: string) => (text: string) =>
      text
        .replaceAll("rejser og besøg", "Reisen und Besuche")
        .replaceAll("kommune.example/rejser/", "kommune.example/de/rejser/")
        .replace("Aflyst: ", cancelled);
    expect(await withFile(calendar, inGerman("Abgesagt: "))).toBe("none");
    expect(await withFile(calendar, inGerman("Aflyst: "))).toMatch(/^line-differs/);
  });

  test("and where no description is there to hold them against, it is said", async () => {
    const site = new Map(files);
    site.delete(described);
    expect(await check(site)).toMatchObject({ ok: true, namesChecked: false });
  });

  test("with something in an empty feed", async () => {
    const site = await memorySite(key, []);
    expect(told(await check(site))).toBe("none");
    const path = "rejser/feed.xml";
    const changed = textOf(path, site).replace("</updated>", "</updated><entry><title>Falsk</title></entry>");
    expect(told(await check(new Map(site).set(path, Buffer.from(changed))))).toBe(
      "line-differs rejser/feed.xml line 5",
    );
  });
});

describe("the log's own files", () => {
  test("another key than the one given", async () => {
    expect(await found("log/key", `${publicForm(newLogKey(key.name))}\n`)).toBe("key-differs log/key");
    expect(await found("log/key", publicForm(key))).toBe("none");
  });

  test("a tile or bundle that holds more than its name says", async () => {
    const longer = (path: string, by: number) =>
      check(new Map(files).set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.alloc(by)])));
    expect(told(await longer("log/tile/0/000.p/3", 253 * 32))).toBe("tile-differs log/tile/0/000.p/3");
    expect(told(await longer("log/tile/entries/000.p/3", 253 * 2))).toBe("bundle-unreadable log/tile/entries/000.p/3");
  });

  test("a full tile beside the one that is read is named as not checked", async () => {
    const site = new Map(files).set("log/tile/0/000", Buffer.alloc(8192));
    expect(await check(site)).toMatchObject({ ok: true, unchecked: ["log/tile/0/000"] });
  });
});

test("a list of files is of the log's head, and by the log alone", async () => {
  const listed = [...files]
    .filter(([path]) => !path.startsWith("log/"))
    .map(([path, bytes]) => listedFile(path, bytes));
  const list = (size: number) => signFileList(key.name, size, listed, key);
  expect(await found("log/files", list(3))).toBe("none");
  expect(await found("log/files", list(2))).toBe("file-list-old log/files");
  const text = `${list(3).split("\n\n")[0]}\n`;
  expect(await found("log/files", list(3) + signatureLine(newLogKey("vidne.example/w1"), text))).toBe(
    "file-list-unreadable log/files",
  );
});

test("a programme for a calendar is answered for by the list, and is named as not checked where there is none", async () => {
  const paths = ["rejser/rejse-1/program.ics", "en/rejser/rejse-1/program.ics"];
  const site = new Map(files);
  for (const path of paths) site.set(path, Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
  expect(await check(site)).toMatchObject({ ok: true, unchecked: paths });
  const listed = [...site].filter(([path]) => !path.startsWith("log/")).map(([path, bytes]) => listedFile(path, bytes));
  site.set("log/files", Buffer.from(signFileList(key.name, 3, listed, key)));
  expect(await check(site)).toMatchObject({ ok: true, unchecked: [] });
  for (const path of paths)
    expect(told(await check(new Map(site).set(path, Buffer.from("BEGIN:VCALENDAR\r\n"))))).toBe(`file-differs ${path}`);
});

test("a page saved before a value was erased is what was public then", async () => {
  const versions = [1, 2].map((number) => sealTrip(trip(number, 1), newSalt));
  const before = await memorySite(key, versions);
  const after = await memorySite(key, [
    eraseValues(versions[0] ?? sealTrip(trip(1, 1), newSalt), ["/title"]),
    ...versions.slice(1),
  ]);
  expect(after.get("log/checkpoint")).toEqual(before.get("log/checkpoint"));
  expect([await check(before), await check(after)]).toMatchObject([{ ok: true }, { ok: true }]);
});

test("over an address a list does not ask for what a server keeps to itself, and for all else", async () => {
  const own = [".htaccess", ".udsyn/site.json", "_redirects", "udsyn.nginx.conf", "udsyn.Caddyfile"];
  const shown = [".well-known/security.txt", "om/index.html", "rejser/_redirects"];
  const site = new Map(files);
  for (const path of [...own, ...shown]) site.set(path, Buffer.from(path));
  const listed = [...site].filter(([path]) => !path.startsWith("log/")).map(([path, bytes]) => listedFile(path, bytes));
  site.set("log/files", Buffer.from(signFileList(key.name, 3, listed, key)));
  const served = (missing: readonly string[]): Source => ({
    read: async (path) => {
      if (own.includes(path)) throw new Error(`${path}: svarede 403`);
      return missing.includes(path) ? null : (site.get(path) ?? null);
    },
    list: async () => null,
  });
  const over = async (missing: readonly string[]) =>
    (await verifySource(served(missing), { key: publicForm(key) })).differences.map((one) => `${one.code} ${one.path}`);
  expect(await over([])).toEqual([]);
  for (const path of shown) expect(await over([path])).toEqual([`file-missing ${path}`]);
  // Whoever has the folder has them all.
  expect(await check(site)).toMatchObject({ ok: true });
  for (const path of own) {
    const without = new Map([...site].filter(([name]) => name !== path));
    expect(told(await check(without))).toBe(`file-missing ${path}`);
  }
});
