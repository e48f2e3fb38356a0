import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { verifySource } from "../../verify/index.ts";
import { newLogKey, newSalt, publicForm } from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// What a workbook can be made to show by all that is no cell.

const key = newLogKey("udsyn/ballerup/0198");
const path = "data/trips.xlsx";
const sheet = "xl/worksheets/sheet1.xml";
type Part = readonly [name: string, text: string];

let files: Map<string, Uint8Array>;
let parts: readonly Part[];
beforeAll(async () => {
  files = await memorySite(
    key,
    [1, 2].map((number) => sealTrip(trip(number, 1), newSalt)),
  );
  parts = partsOf(Buffer.from(files.get(path) ?? []));
});

function partsOf(zip: Buffer): Part[] {
  const all: Part[] = [];
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [packed, length, from] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const start = from + 30 + length;
    const name = zip.toString("utf8", at + 46, at + 46 + length);
    all.push([name, String(inflateRawSync(zip.subarray(start, start + packed)))]);
    at += 46 + length;
  }
  return all;
}

/** An archive as the writer makes it, but for what `more` says. */
function zipOf(all: readonly Part[], more: { store?: boolean; between?: string; flags?: number; date?: number } = {}) {
  const { store = false, between = "", flags = 8, date = 0x21 } = more;
  const numbers = (...list: number[]) => Buffer.from(new Uint32Array(list).buffer);
  const shorts = (...list: number[]) => Buffer.from(new Uint16Array(list).buffer);
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of all) {
    const body = Buffer.from(text);
    const packed = store ? body : deflateRawSync(body);
    const kind = shorts(20, flags, store ? 0 : 8, 0, date);
    const stated = numbers(crc32(body), packed.length, body.length);
    const named = [shorts(Buffer.byteLength(name), 0), Buffer.from(name)];
    const whole = [numbers(0x04034b50), kind, numbers(0, 0, 0), ...named, packed, numbers(0x08074b50), stated];
    const head = [numbers(0x02014b50), shorts(20), kind, stated, shorts(Buffer.byteLength(name), 0, 0, 0, 0)];
    directory.push(...head, numbers(0, at), Buffer.from(name));
    bodies.push(...whole, Buffer.from(between));
    at += Buffer.concat(whole).length + between.length;
  }
  const size = Buffer.concat(directory).length;
  const end = [numbers(0x06054b50), shorts(0, 0, all.length, all.length), numbers(size, at), shorts(0)];
  return Buffer.concat([...bodies, ...directory, ...end]);
}

async function found(bytes: Uint8Array): Promise<string> {
  const site = new Map(files).set(path, bytes);
  const { differences } = await verifySource(memorySource(site), { key: publicForm(key) });
  return differences.map((one) => `${one.code} ${one.path} ${one.at}`.trim()).join() || "none";
}

function edited(part: string, from: string | RegExp, to: string): Buffer {
  const all = parts.map(([name, text]): Part => [name, name === part ? text.replace(from, to) : text]);
  expect(all).not.toEqual(parts);
  return zipOf(all);
}

test("packed again by another program, the same parts are good", async () => {
  expect(await found(zipOf(parts))).toBe("none");
});

describe("a workbook is refused", () => {
  test.each([
    ["that leads elsewhere for its sheet", "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "theme/theme1.xml"],
    ["that leads elsewhere for itself", "_rels/.rels", "xl/workbook.xml", "xl/theme/theme1.xml"],
    ["with another type of part", "[Content_Types].xml", "/xl/worksheets/sheet1.xml", "/xl/theme/theme1.xml"],
    ["with a false sheet for a theme", "xl/theme/theme1.xml", /^.*$/s, "<worksheet><sheetData/></worksheet>"],
    ["that counts days from 1904", "xl/workbook.xml", "<sheets>", '<workbookPr date1904="1"/><sheets>'],
    ["whose sheet is hidden", "xl/workbook.xml", "<sheet name", '<sheet state="hidden" name'],
    ["of another name", "xl/workbook.xml", 'name="trips"', 'name="Falsk"'],
    ["with a format that shows other days", "xl/styles.xml", "yyyy-mm-dd", "dd-mm-yyyy"],
    ["with text in white", "xl/styles.xml", '<sz val="11"/>', '<sz val="11"/><color rgb="FFFFFFFF"/>'],
    ["whose rows have no height", sheet, "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '],
    ["with a narrow column", sheet, 'width="32"', 'width="0"'],
    ["with something behind its rows", sheet, "</sheetData>", "</sheetData><headerFooter/>"],
    ["with a hidden row", sheet, '<row r="2">', '<row r="2" hidden="1">'],
    ["with a formula", sheet, "<v>66292</v>", "<f>1+1</f><v>66292</v>"],
    ["with rows in another order", sheet, '<row r="2">', '<row r="3">'],
  ])("%s", async (_, part, from, to) => {
    expect(await found(edited(part, from, to))).toBe(`file-unreadable ${path}`);
  });

  test.each<[string, () => Buffer]>([
    ["with a part more", () => zipOf([...parts, ["xl/vbaProject.bin", ""]])],
    ["with a part twice", () => zipOf([...parts, parts[0] ?? ["", ""]])],
    ["with a part missing", () => zipOf(parts.slice(0, -1))],
    ["with parts in another order", () => zipOf(parts.toReversed())],
    ["with bytes between its parts", () => zipOf(parts, { between: "x" })],
    ["with bytes before its parts", () => Buffer.concat([Buffer.from("x"), zipOf(parts)])],
    ["with a comment", () => Buffer.concat([zipOf(parts), Buffer.from("x")])],
    ["that is not packed", () => zipOf(parts, { store: true })],
    ["with other flags", () => zipOf(parts, { flags: 8 | 2048 })],
    ["with another day", () => zipOf(parts, { date: 0x22 })],
    ["that is none", () => Buffer.from("PK")],
  ])("%s", async (_, bytes) => {
    expect(await found(bytes())).toBe(`file-unreadable ${path}`);
  });
});

describe("a cell is told", () => {
  test.each([
    ["in another style", '<c r="S2" s="4">', '<c r="S2" s="5">', "row 1, startOn"],
    ["at another place", 'r="K2"', 'r="L2"', "row 1, title"],
    ["of another kind", '<c r="AE2" s="5"><v>66292</v>', '<c r="AE2" t="b" s="5"><v>66292</v>', "row 1, total"],
    ["with a number in other signs", "<v>66292</v>", "<v>66292.0</v>", "row 1, total"],
    ["with text in other signs", "<t>Toronto</t>", "<t>&#84;oronto</t>", "row 1, places"],
    [
      "with text where nothing is known",
      '<c r="H2" s="1"/>',
      '<c r="H2" t="inlineStr" s="1"><is><t>?</t></is></c>',
      "row 1, caseNumber",
    ],
  ])("%s", async (_, from, to, at) => {
    expect(await found(edited(sheet, from, to))).toBe(`cell-differs ${path} ${at}`);
  });
});
