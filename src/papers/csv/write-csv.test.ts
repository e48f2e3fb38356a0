import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { projectRoot } from "../../platform/index.ts";
import type { Column } from "../columns.ts";
import { escapeFormula, unescapeFormula } from "./formula-escape.ts";
import { type CsvDialect, writeCsv } from "./write-csv.ts";
import { writeJsonLines } from "./write-json-lines.ts";

const fixtures = path.join(process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"), "fixtures");

const only: readonly Column<string>[] = [{ head: "tekst", type: "text", cell: (row) => row }];

interface Posting {
  readonly text: string | null;
  readonly amount: bigint | null;
  readonly count: number | null;
  readonly final: boolean | null;
}

const postings: readonly Column<Posting>[] = [
  { head: "text", type: "text", cell: (row) => row.text },
  { head: "amount", type: "decimal", cell: (row) => row.amount },
  { head: "count", type: "integer", cell: (row) => row.count },
  { head: "on", type: "date", cell: () => day("2026-05-06") },
  { head: "final", type: "boolean", cell: (row) => row.final },
];

const rows: readonly Posting[] = [
  { text: 'Hotel; morgenmad, "æøå"', amount: -123450n, count: -3, final: true },
  { text: null, amount: null, count: null, final: null },
];

async function roundTrip(texts: readonly string[], dialect: CsvDialect): Promise<string[]> {
  const bytes = await buffer(writeCsv(only, texts, dialect));
  const records: string[][] = parse(bytes, {
    bom: true,
    delimiter: dialect === "standard" ? "," : ";",
    record_delimiter: "\r\n",
  });
  return records.slice(1).map(([cell = ""]) => cell);
}

describe("writeCsv", () => {
  test("the standard dialect is RFC 4180 with exact decimals and ISO dates", async () => {
    expect(await text(writeCsv(postings, rows))).toBe(
      'text,amount,count,on,final\r\n"Hotel; morgenmad, ""æøå""",-1234.50,-3,2026-05-06,true\r\n,,,2026-05-06,\r\n',
    );
  });

  test("excel-da has a byte-order mark, semicolons and decimal commas; a negative amount stays a number", async () => {
    const bytes = await buffer(writeCsv(postings, rows, "excel-da"));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8", 3)).toBe(
      'text;amount;count;on;final\r\n"Hotel; morgenmad, ""æøå""";-1234,50;-3;2026-05-06;true\r\n;;;2026-05-06;\r\n',
    );
  });

  test("more rows than one batch come out once each, in order", async () => {
    const many = Array.from({ length: 1234 }, (_, index) => `række ${index}`);
    expect(await roundTrip(many, "standard")).toEqual(many);
  });

  test("rows are pulled as the reader takes them", async () => {
    let pulled = 0;
    const endless = function* () {
      while (true) yield `række ${pulled++}`;
    };
    for await (const chunk of writeCsv(only, endless())) if (String(chunk).includes("række 499")) break;
    expect(pulled).toBeLessThan(20_000);
  });
});

describe("formula-like text", () => {
  const leading = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

  test.each(leading)("%j is escaped, and so is text that was escaped before", (sign) => {
    for (const one of [`${sign}1+1`, `'${sign}1`, `''${sign}`]) {
      expect(escapeFormula(one)).toBe(`'${one}`);
      expect(unescapeFormula(escapeFormula(one))).toBe(one);
    }
  });

  test.each(["", "'", "'n Sync", "a=1", " =1", "5-3", "’=1"])("%j is left alone", (one) => {
    expect(escapeFormula(one)).toBe(one);
    expect(unescapeFormula(one)).toBe(one);
  });

  test("heads are text too", async () => {
    expect(await text(writeCsv([{ head: "=1+1", type: "text", cell: () => "" }], []))).toBe("'=1+1\r\n");
  });
});

describe.each(["standard", "excel-da"] as const)("hostile texts in %s", (dialect) => {
  test("csv-injection: no cell is a live formula, and all come back", async ({ skip }) => {
    const file = path.join(fixtures, "csv-injection/Intruder/csv-payload.txt");
    if (!existsSync(file)) skip("the csv-injection fixture is not here");
    const payloads = readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
    const cells = await roundTrip(payloads, dialect);
    expect(payloads.length).toBeGreaterThan(3);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    expect(cells.map(unescapeFormula)).toEqual(payloads);
  });

  test("naughty strings come back exactly", async ({ skip }) => {
    const file = path.join(fixtures, "naughty-strings/blns.json");
    if (!existsSync(file)) skip("the naughty-strings fixture is not here");
    const naughty: string[] = JSON.parse(readFileSync(file, "utf8"));
    const cells = await roundTrip(naughty, dialect);
    expect(naughty.length).toBeGreaterThan(400);
    expect(cells.map(unescapeFormula)).toEqual(naughty);
  });
});

test("JSON lines: one value a line", async () => {
  const written = await text(writeJsonLines([{ navn: "Åse\nØst" }, null, ["1.00"]]));
  expect(written).toBe('{"navn":"Åse\\nØst"}\nnull\n["1.00"]\n');
});
