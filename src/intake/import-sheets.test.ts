import { writeOds } from "hucre/ods";
import { writeXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { fileOf } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type ExpenseRow, expenses } from "./rows/expense-rows.ts";
import { mappingOf, ports } from "./shared.fixture.ts";
import type { Cell } from "./table/table.ts";

const heads = ["Nr", "Dato", "Beløb", "Tekst"];
const line = (nr: string): Cell[] => [nr, "3.5.2026", 10, "Fly"];
const sheets: { readonly name: string; readonly rows: Cell[][] }[] = [
  { name: "2023", rows: [heads, line("1")] },
  // With a title above, and a column called otherwise.
  { name: "2024 & »før«", rows: [["Rejser 2024"], [], ["Nr", "Dato", "Beløb", "Emne"], line("2"), line("3")] },
  { name: "2025", rows: [heads] },
  { name: "Vejledning", rows: [["Sådan gør du"], ["Skriv en række for hver rejse"]] },
  { name: "Tom", rows: [] },
];

async function read(kind: "xlsx" | "ods", book: typeof sheets, format: object = {}) {
  const target = new MapTarget<ExpenseRow>();
  const fields = { voucher: "Nr", postedOn: "Dato", amount: "Beløb", text: "Tekst" };
  const mapping = mappingOf(expenses, { key: ["Nr"], fields, constants: { currency: "DKK" }, format });
  const bytes = await (kind === "xlsx" ? writeXlsx : writeOds)({ sheets: book });
  return runImport({ source: fileOf(`liste.${kind}`, bytes), dataset: expenses, mapping, target, ports });
}

it.each(["xlsx", "ods"] as const)(
  "names the sheets of an %s that hold rows under the same heads, and were not read",
  async (kind) => {
    const { rows, findings } = await read(kind, sheets);
    expect(rows).toBe(1);
    expect(findings.map(({ row, code }) => [row, code])).toEqual([[1, "sheets-unread"]]);
    expect(findings[0]?.message).toContain(" i »2024 & »før««. Læs");
  },
);

it.each(["xlsx", "ods"] as const)(
  "says so also where the first sheet of an %s has its heads alone, and not of one sheet, nor of a chosen one",
  async (kind) => {
    const [, , empty, ...rest] = sheets;
    const last = { name: "2026", rows: [heads, line("9")] };
    const none = await read(kind, [empty, ...rest, last, { ...last, name: "2027" }] as typeof sheets);
    expect(none).toMatchObject({ rows: 0, findings: [{ code: "sheets-unread" }] });
    expect(none.findings[0]?.message).toContain("»2026« og »2027«");
    expect((await read(kind, sheets.slice(0, 1))).findings).toEqual([]);
    expect((await read(kind, sheets, { sheet: "2023" })).findings).toEqual([]);
  },
);
