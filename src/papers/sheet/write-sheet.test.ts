import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { projectRoot } from "../../platform/index.ts";
import type { Column } from "../columns.ts";
import { readSheet, type SheetCell } from "./read-sheet.ts";
import { writeSheet } from "./write-sheet.ts";

const fixtures = path.join(process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"), "fixtures");

const only: readonly Column<string>[] = [{ head: "Tekst", type: "text", cell: (row) => row }];

async function rowsOf(bytes: Uint8Array): Promise<(readonly SheetCell[])[]> {
  return await Array.fromAsync(readSheet(bytes));
}

/** The parts of a workbook, read from the archive's central directory. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1") + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    parts.set(name, String(zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

test("cells keep their type, and amounts are exact", async () => {
  const amounts = [123450n, -1n, 0n, 99_999_999_999_999n, null];
  const columns: readonly Column<bigint | null>[] = [
    { head: "Beløb", type: "decimal", cell: (row) => row },
    { head: "Dag", type: "date", cell: () => day("2024-02-29") },
    { head: "Antal", type: "integer", cell: () => 7 },
    { head: "Endeligt", type: "boolean", cell: () => true },
    { head: "Tekst", type: "text", cell: () => "0042" },
  ];
  const bytes = await buffer(writeSheet("Rejser", columns, amounts));
  const [heads, ...rows] = await rowsOf(bytes);
  expect(heads).toEqual(["Beløb", "Dag", "Antal", "Endeligt", "Tekst"]);
  expect(rows.map((row) => row[0])).toEqual([1234.5, -0.01, 0, 999_999_999_999.99, null]);
  expect(rows[0]?.slice(1)).toEqual([new Date("2024-02-29T00:00:00Z"), 7, true, "0042"]);
  const parts = partsOf(bytes);
  expect(parts.get("xl/worksheets/sheet1.xml")).toContain("<v>999999999999.99</v>");
  expect(parts.get("xl/styles.xml")).toContain("#,##0.00");
  expect(parts.get("xl/workbook.xml")).toContain('name="Rejser"');
});

test("an amount of more than 15 digits stays text, whole", async () => {
  const bytes = await buffer(
    writeSheet("Rejser", [{ head: "Beløb", type: "decimal", cell: (row: bigint) => row }], [10n ** 15n + 1n]),
  );
  expect((await rowsOf(bytes))[1]).toEqual(["10000000000000.01"]);
});

test("no name of a person, machine or program is in the file", async () => {
  const parts = partsOf(await buffer(writeSheet("Rejser", only, ["a"])));
  expect([...parts.keys()].filter((name) => name.startsWith("docProps/"))).toEqual([]);
  for (const xml of parts.values()) expect(xml).not.toMatch(/creator|lastModifiedBy|absPath/);
});

test("csv-injection: payloads and their full-width twins are text cells, never formulas", async ({ skip }) => {
  const file = path.join(fixtures, "csv-injection/Intruder/csv-payload.txt");
  if (!existsSync(file)) skip("the csv-injection fixture is not here");
  const payloads = [
    ...readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean),
    ...["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"].map((sign) => `${sign}1+1`),
  ];
  const bytes = await buffer(writeSheet("Rejser", only, payloads));
  expect((await rowsOf(bytes)).slice(1).flat()).toEqual(payloads);
  const sheet = partsOf(bytes).get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet.match(/t="inlineStr"/g)).toHaveLength(payloads.length + 1);
});

test("naughty strings come back exactly, but for control characters XML cannot hold", async ({ skip }) => {
  const file = path.join(fixtures, "naughty-strings/blns.json");
  if (!existsSync(file)) skip("the naughty-strings fixture is not here");
  const naughty: string[] = JSON.parse(readFileSync(file, "utf8"));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters in question
  const kept = naughty.map((one) => one.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
  const cells = (await rowsOf(await buffer(writeSheet("Rejser", only, naughty)))).slice(1);
  expect(cells.map((row) => row[0] ?? "")).toEqual(kept);
});

test("rows are pulled as the reader takes them", async () => {
  let pulled = 0;
  const endless = function* () {
    while (true) yield `${Math.sin(pulled++)}`.repeat(20);
  };
  let chunks = 0;
  for await (const _ of writeSheet("Rejser", only, endless())) if (++chunks === 3) break;
  expect(pulled).toBeLessThan(50_000);
});
