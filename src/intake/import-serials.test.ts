import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { fileOf } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type ExpenseRow, expenses } from "./rows/expense-rows.ts";
import { mappingOf, ports } from "./shared.fixture.ts";
import { dateSystemOf } from "./table/date-system.ts";

const mapping = {
  key: ["bilag"],
  fields: { postedOn: "dato", amount: "beløb", reference: "bilag" },
  constants: { currency: "DKK" },
};

/** What becomes of numbers and days in a date column of a workbook. */
async function read(dateSystem: "1900" | "1904", dates: readonly (number | Date | string)[]) {
  const data = dates.map((dato, at) => ({ bilag: `B${at + 1}`, dato, beløb: 5 }));
  const columns = ["bilag", "dato", "beløb"].map((key) => ({ key, header: key }));
  const bytes = await writeXlsx({ sheets: [{ name: "Ark1", columns, data }], dateSystem });
  const target = new MapTarget<ExpenseRow>();
  const source = fileOf("finans.xlsx", bytes);
  const answer = await runImport({ source, dataset: expenses, mapping: mappingOf(expenses, mapping), target, ports });
  return {
    days: [...target.kept.values()].map(({ item, held }) => (held ? "held" : item.postedOn)),
    codes: answer.findings.map(({ code }) => code),
  };
}

test("day numbers are read from where the workbook counts, formatted as days or not", async () => {
  const day = new Date("2018-10-31T00:00:00Z");
  expect((await read("1900", [43_404, day, 43_404.75])).days).toEqual(["2018-10-31", "2018-10-31", "2018-10-31"]);
  expect((await read("1904", [41_942, day, 41_942.75])).days).toEqual(["2018-10-31", "2018-10-31", "2018-10-31"]);
});

test("the 29 February 1900 that never was, and what lies out of reason, is held and never shifted", async () => {
  const { days, codes } = await read("1900", [60, 59, 1, 0, -5, 3_000_000, 2018]);
  expect(days).toEqual(Array(7).fill("held"));
  expect(codes).toEqual([
    ...["date-missing", "date-implausible", "date-implausible", "date-missing"],
    ...["date-missing", "date-missing", "date-implausible"],
  ]);
  expect((await read("1904", [60, 0])).days).toEqual(["held", "held"]);
});

test("what is no workbook, or cut off, counts from 1900", async () => {
  const bytes = await writeXlsx({ sheets: [{ name: "A", rows: [["a"]] }], dateSystem: "1904" });
  expect(await dateSystemOf(fileOf("a.xlsx", bytes))).toBe("1904");
  // In whatever pieces it comes.
  const inPieces = {
    name: "a.xlsx",
    async *open() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
  };
  expect(await dateSystemOf(inPieces)).toBe("1904");
  for (const part of [bytes.subarray(0, 100), bytes.subarray(100), new Uint8Array(), Buffer.from("PK\x05\x06")])
    expect(await dateSystemOf(fileOf("a.xlsx", part))).toBe("1900");
});

test("numbers in a text file count from 1900, unless the mapping says otherwise", async () => {
  const of = async (dates: string | null, text: string) => {
    const target = new MapTarget<ExpenseRow>();
    const file = fileOf("a.csv", Buffer.from(`bilag;dato;beløb\n1;${text};5\n`));
    const wanted = mappingOf(expenses, dates === null ? mapping : { ...mapping, format: { dates } });
    await runImport({ source: file, dataset: expenses, mapping: wanted, target, ports });
    return [...target.kept.values()].map(({ item, held }) => (held ? "held" : item.postedOn))[0];
  };
  expect(await of(null, "43404")).toBe("2018-10-31");
  expect(await of("excel", "43404")).toBe("2018-10-31");
  expect(await of("excel-1904", "41942")).toBe("2018-10-31");
  expect(await of("dmy", "43404")).toBe("held");
});
