import { beforeAll, describe, expect, test } from "vitest";
import { type Report, type VerifyOptions, verifySource } from "../../verify/index.ts";
import {
  type LogKey,
  newLogKey,
  newSalt,
  type PublishedVersion,
  parseCheckpoint,
  publicForm,
  signatureLine,
  signCheckpoint,
  signFileList,
  signPage,
  signSuccession,
  successionFile,
} from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// A log whose key was changed, as whoever kept an older key sees it. The verifier shares no code with what signs here.

const name = "udsyn/ballerup/0198";
const [first, second, third, thief] = [newLogKey(name), newLogKey(name), newLogKey(name), newLogKey(name)];
const versions: readonly PublishedVersion[] = [1, 2, 3, 4, 5, 6].map((number) => sealTrip(trip(number, 1), newSalt));
type Site = Map<string, Uint8Array>;
const textIn = (site: Site, path: string) => Buffer.from(site.get(path) ?? []).toString();
const put = (site: Site, path: string, text: string): Site => new Map(site).set(path, Buffer.from(text));

/** The log as each key had it: of three, of five, of six entries. */
let [three, five, six]: Site[] = [];
const headOf = (site: Site | undefined) => {
  const head = parseCheckpoint(textIn(site ?? new Map(), "log/checkpoint"));
  if (!head) throw new Error("no head");
  return head;
};
let notes: string[];
let site: Site;
const successions = (...of: string[]) => put(site, "log/successions", successionFile(of));
const verify = (of: Site, options: VerifyOptions = {}): Promise<Report> => verifySource(memorySource(of), options);
const first3 = (report: Report) =>
  report.differences.slice(0, 3).map(({ code, path, at }) => `${code} ${path} ${at}`.trim());

beforeAll(async () => {
  three = await memorySite(first, versions.slice(0, 3));
  five = await memorySite(second, versions.slice(0, 5));
  six = await memorySite(third, versions);
  notes = [signSuccession(headOf(three), first, second), signSuccession(headOf(five), second, third)];
  site = put(six, "log/successions", successionFile(notes));
});

describe("the changes lead", () => {
  test.each<[string, () => LogKey, number]>([
    ["the first key", () => first, 2],
    ["the one in between", () => second, 1],
    ["the present one", () => third, 0],
  ])("from %s to the one that signed", async (_, key, followed) => {
    const report = await verify(site, { key: publicForm(key()) });
    expect(report).toMatchObject({ ok: true, signedBy: publicForm(third), key: publicForm(key()) });
    expect(report.followed).toEqual(
      [
        { size: 3, key: publicForm(second) },
        { size: 5, key: publicForm(third) },
      ].slice(2 - followed),
    );
  });

  test("not from a key that was never the log's, nor where they are not shown", async () => {
    expect(first3(await verify(site, { key: publicForm(thief) }))).toEqual(["succession-elsewhere log/successions"]);
    expect(first3(await verify(six as Site, { key: publicForm(first) }))).toEqual(["signature-missing log/checkpoint"]);
  });

  test("to the head alone where it was signed anew and nothing has come since", async () => {
    const anew = await memorySite(second, versions.slice(0, 3));
    const same = put(anew, "log/successions", successionFile(notes.slice(0, 1)));
    expect(await verify(same, { key: publicForm(first) })).toMatchObject({ ok: true, size: 3 });
  });
});

describe("an old key is good up to the size at which it was succeeded", () => {
  const since = (key: LogKey, of: () => Site) => signCheckpoint(headOf(of()), key);
  test.each<[string, LogKey, () => Site, string[]]>([
    ["its own checkpoint", first, () => three as Site, []],
    ["the next key's", second, () => five as Site, []],
    ["one that is newer", first, () => five as Site, ["key-succeeded --since"]],
    ["a later one still", second, () => six as Site, ["key-succeeded --since"]],
    ["one by a key that is not the log's", thief, () => three as Site, ["signature-wrong --since"]],
  ])("as a checkpoint that was kept: %s", async (_, key, of, found) => {
    expect(first3(await verify(site, { key: publicForm(first), since: since(key, of) }))).toEqual(found);
  });

  test("as a head: a stolen old key signs nothing newer", async () => {
    const stolen = put(site, "log/checkpoint", signCheckpoint(headOf(six), second));
    for (const key of [first, second, third])
      expect(first3(await verify(stolen, { key: publicForm(key) }))).toEqual(["key-succeeded log/checkpoint"]);
  });

  test("as a proof's checkpoint", async () => {
    const own = "rejser/rejse-2.json";
    const saved = put(site, own, textIn(three as Site, own));
    expect(await verify(saved, { key: publicForm(third) })).toMatchObject({ ok: true });
    const inJson = (by: LogKey) => JSON.stringify(signCheckpoint(headOf(six), by)).slice(1, -1);
    const newer = textIn(site, own).replace(inJson(third), inJson(second));
    expect(newer).not.toBe(textIn(site, own));
    expect(first3(await verify(put(site, own, newer)))).toEqual([`proof-differs ${own} /proof/checkpoint`]);
  });

  test("but never for a page or a list, which no tree holds: whoever has the old key could date one back", async () => {
    const page = (by: LogKey, size: number) =>
      put(
        site,
        "rejser/rejse-2.html",
        signPage("<!doctype html>\n", { origin: name, size, address: "rejser/rejse-2" }, by),
      );
    expect(await verify(page(third, 3))).toMatchObject({ ok: true, pages: 1 });
    expect(first3(await verify(page(first, 3)))).toEqual(["page-old rejser/rejse-2.html"]);
    expect(first3(await verify(page(first, 6)))).toEqual(["page-differs rejser/rejse-2.html"]);
    expect(first3(await verify(page(thief, 3)))).toEqual(["page-differs rejser/rejse-2.html"]);
    const listed = (by: LogKey) => put(site, "log/files", signFileList(name, 6, [], by));
    expect(first3(await verify(listed(second)))).toEqual(["signature-wrong log/files"]);
  });

  test("nor for one of the very size at which it was succeeded, the log's head", async () => {
    const anew = put(
      await memorySite(second, versions.slice(0, 3)),
      "log/successions",
      successionFile([notes[0] ?? ""]),
    );
    const page = signPage("<!doctype html>\n", { origin: name, size: 3, address: "om" }, first);
    expect(first3(await verify(put(anew, "om/index.html", page)))).toEqual(["page-old om/index.html"]);
    const listed = (by: LogKey) => put(anew, "log/files", signFileList(name, 3, [], by));
    expect(first3(await verify(listed(first)))).toEqual(["file-list-old log/files"]);
    expect(first3(await verify(listed(second)))).not.toContain("file-list-old log/files");
  });

  test("a shorter log that it signs is told, though its key was good for that size", async () => {
    const shorter = put(three as Site, "log/successions", successionFile(notes));
    shorter.set("log/key", Buffer.from(`${publicForm(third)}\n`));
    expect(first3(await verify(shorter, { key: publicForm(third) }))).toContain(
      "succession-differs log/successions note 2",
    );
  });
});

describe("a chain that does not hold is a difference of its own", () => {
  const signed = (text: string, ...keys: LogKey[]) =>
    `${text}\n${keys.map((key) => signatureLine(key, text)).join("")}`;
  const textOf = (note: string | undefined) => (note ?? "").slice(0, (note ?? "").indexOf("\n\n") + 1);
  test.each<[string, () => string[], string]>([
    ["signed by the old key alone", () => [signed(textOf(notes[0]), first), notes[1] ?? ""], "succession-unreadable"],
    [
      "signed by the old key twice",
      () => [signed(textOf(notes[0]), first, first), notes[1] ?? ""],
      "succession-unsigned",
    ],
    [
      "signed by the new key and a thief",
      () => [signed(textOf(notes[0]), thief, second), notes[1] ?? ""],
      "succession-unsigned",
    ],
    [
      "with a size that was not signed",
      () => [(notes[0] ?? "").replace("\n3\n", "\n4\n"), notes[1] ?? ""],
      "succession-unsigned",
    ],
    ["with a gap", () => [signSuccession(headOf(three), first, thief), notes[1] ?? ""], "succession-broken"],
    ["in another order", () => [...notes].reverse(), "succession-broken"],
    [
      "that goes back in size",
      () => [signSuccession(headOf(five), first, second), signSuccession(headOf(three), second, third)],
      "succession-broken",
    ],
    [
      "that comes back to a key",
      () => [notes[0] ?? "", signSuccession(headOf(five), second, first), signSuccession(headOf(six), first, third)],
      "succession-broken",
    ],
    [
      "that comes back to a key with a space behind it",
      () => {
        const spaced = (note: string, from: LogKey, to: LogKey, key: LogKey) =>
          signed(textOf(note).replace(`${publicForm(key)}\n`, `${publicForm(key)} \n`), from, to);
        return [
          notes[0] ?? "",
          spaced(signSuccession(headOf(five), second, first), second, first, first),
          spaced(signSuccession(headOf(six), first, third), first, third, first),
        ];
      },
      "succession-unreadable",
    ],
    [
      "of another root",
      () => [signSuccession({ ...headOf(three), root: Buffer.alloc(32) }, first, second), notes[1] ?? ""],
      "succession-differs",
    ],
    [
      "that leads to another key",
      () => [notes[0] ?? "", signSuccession(headOf(five), second, thief)],
      "succession-elsewhere",
    ],
    ["that ends too early", () => notes.slice(0, 1), "succession-elsewhere"],
    [
      "of another log",
      () => {
        const [one, other] = [newLogKey("udsyn/lyngholm"), newLogKey("udsyn/lyngholm")];
        return [signSuccession({ ...headOf(three), origin: one.name }, one, other)];
      },
      "succession-of-another-log",
    ],
    ["with words more", () => [`${notes[0]}ord\n`, notes[1] ?? ""], "succession-unreadable"],
    ["that is no note", () => ["ord\n"], "succession-unreadable"],
  ])("%s", async (_, of, code) => {
    const report = await verify(successions(...of()), { key: publicForm(first) });
    expect(report.differences[0]?.code).toBe(code);
  });

  test("every bit of the file counts", async () => {
    const before = Buffer.from(site.get("log/successions") ?? []);
    const missed: string[] = [];
    for (let at = 0; at < before.length; at += 7) {
      const bytes = Buffer.from(before);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const report = await verify(new Map(site).set("log/successions", bytes), { key: publicForm(first) });
      if (report.ok) missed.push(`byte ${at}`);
    }
    expect(missed).toEqual([]);
  });
});

test("a key does not succeed itself, and a note is by keys of the log's name", () => {
  expect(() => signSuccession(headOf(three), first, first)).toThrow(RangeError);
  expect(() => signSuccession(headOf(three), first, newLogKey("another"))).toThrow(RangeError);
});
