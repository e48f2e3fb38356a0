import { describe, expect, it } from "vitest";
import { fileOf } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { readMapping } from "./mapping.ts";
import { type ExpenseRow, expenses } from "./rows/expense-rows.ts";
import { mappingOf, ports } from "./shared.fixture.ts";

const fields = { voucher: "Nr", postedOn: "Dato", amount: "Beløb" };

async function read(text: string, mapping: object) {
  const target = new MapTarget<ExpenseRow>();
  const given = mappingOf(expenses, { key: ["Nr"], constants: { currency: "DKK" }, ...mapping });
  const source = fileOf("ledger.csv", Buffer.from(text));
  const answer = await runImport({ source, dataset: expenses, mapping: given, target, ports });
  const kept = [...target.kept.values()];
  const rows = kept.map(({ item, held }) => [item.hundredths, item.amountText, held]);
  return { answer, rows, hashes: kept.map(({ contentHash }) => contentHash) };
}

describe("a ledger with debit and credit in two columns", () => {
  const head = "Nr;Dato;Beløb;Kredit\n";
  const mapping = { fields: { ...fields, credit: "Kredit" } };

  it("has the credit subtracted; one of the two may be empty, not both", async () => {
    const text =
      "y1;3.5.2026;3.150,50;\ny2;4.5.2026;;1.050,25\ny3;4.5.2026;100,00;40,00\ny4;4.5.2026;0,00;1,00\ny5;4.5.2026;;\ny6;4.5.2026;7,00;0,00\n";
    const { answer, rows } = await read(head + text, mapping);
    expect(rows).toEqual([
      [315_050n, null, false],
      [-105_025n, null, false],
      [6000n, null, false],
      [-100n, null, false],
      [null, null, true],
      [700n, null, false],
    ]);
    expect(answer).toMatchObject({ totals: { DKK: "2166.25" }, held: 1 });
    expect(answer.findings).toMatchObject([{ row: 5, code: "amount-unreadable", field: "amount", printed: "" }]);
  });

  it("holds what cannot be read in either, and a credit that has a minus of its own", async () => {
    const text = "1;3.5.2026;;ca. 50\n2;3.5.2026;100,00;ca. 50\n3;3.5.2026;;-50,00\n4;3.5.2026;;50 EUR\n";
    const { answer, rows } = await read(head + text, mapping);
    expect(answer.findings.map(({ row, code, field, printed }) => [row, code, field, printed])).toEqual([
      [1, "amount-unreadable", "credit", "ca. 50"],
      [2, "amount-unreadable", "credit", "ca. 50"],
      [3, "credit-negative", "credit", "-50,00"],
      [4, "amount-other-currency", "credit", "50 EUR"],
    ]);
    expect(answer.totals).toEqual({});
    const printed = await read(head + text, { ...mapping, asPrinted: true });
    expect(printed.rows.slice(0, 2)).toEqual([
      [null, "ca. 50 (kredit)", false],
      [null, "100,00 / ca. 50 (kredit)", false],
    ]);
    expect(rows.every(([hundredths, , held]) => hundredths === null && held)).toBe(true);
  });

  it("compares the printed sum of both", async () => {
    const text = "y1;3.5.2026;300,00;\ny2;4.5.2026;;100,00\nI alt;;300,00;100,00\n";
    const { answer } = await read(head + text, { ...mapping, totalRow: { Nr: "I alt" } });
    expect(answer).toMatchObject({ rows: 2, totals: { DKK: "200.00" }, findings: [] });
  });
});

describe("a ledger with a mark beside the amount", () => {
  const head = "Nr;Dato;Beløb;D/K\n";
  const mapping = { fields: { ...fields, side: "D/K" } };

  it("has credit's sign turned, by marks that are known or translated", async () => {
    const marks = ["D", "Debet", "debit", "SOLL", "s", "K", "Kredit", "credit", "C", "Haben", "h", "ind"];
    const text = marks.map((mark, at) => `${at};3.5.2026;10,00;${mark}\n`).join("");
    const { rows, answer } = await read(head + text, { ...mapping, values: { side: { ind: "credit" } } });
    expect(rows.map(([hundredths]) => hundredths)).toEqual(marks.map((_, at) => (at < 5 ? 1000n : -1000n)));
    expect(answer).toMatchObject({ held: 0, findings: [], totals: { DKK: "-20.00" } });
  });

  it("holds a mark that is unknown or missing, and a credit that has a minus of its own; a debit may have one", async () => {
    const text = "1;3.5.2026;10,00;X\n2;3.5.2026;10,00;\n3;3.5.2026;-10,00;K\n4;3.5.2026;-10,00;D\n5;3.5.2026;;K\n";
    const { rows, answer } = await read(head + text, { ...mapping, asPrinted: true });
    expect(answer.findings.map(({ row, code, field, printed }) => [row, code, field, printed])).toEqual([
      [1, "side-unknown", "side", "X"],
      [2, "side-unknown", "side", ""],
      [3, "credit-negative", "amount", "-10,00"],
    ]);
    expect(rows).toEqual([
      [null, "10,00", true],
      [null, "10,00", true],
      [null, "-10,00", true],
      [-1000n, null, false],
      [null, null, false],
    ]);
    const blank = await read(`${head}1;3.5.2026;10,00;\n`, { ...mapping, values: { side: { "": "debit" } } });
    expect(blank.rows).toEqual([[1000n, null, false]]);
  });

  it("compares a printed sum without a mark", async () => {
    const text = "y1;3.5.2026;300,00;D\ny2;4.5.2026;100,00;K\nI alt;;250,00;\n";
    const { answer } = await read(head + text, { ...mapping, totalRow: { Nr: "I alt" } });
    expect(answer).toMatchObject({ rows: 2, held: 0, totals: { DKK: "200.00" } });
    expect(answer.findings).toMatchObject([{ row: 3, code: "grand-total-differs" }]);
  });

  it("says the same of a row as a signed column does", async () => {
    const marked = await read(`${head}1;3.5.2026;10,00;K\n2;3.5.2026;5,00;D\n`, mapping);
    const signed = await read(`${head}1;3.5.2026;-10,00;\n2;3.5.2026;5,00;\n`, { fields });
    expect(marked.hashes).toEqual(signed.hashes);
  });

  it("may be a constant that is one of the marks, and needs the amount", () => {
    const given = { key: ["Nr"], fields: { credit: "Kredit" }, constants: { currency: "DKK", side: "ud" } };
    expect(readMapping(expenses, given)).toMatchObject([
      { fault: "field-needed", params: { field: "amount" } },
      { fault: "constant-unreadable", params: { field: "side", value: "ud" } },
    ]);
  });
});
