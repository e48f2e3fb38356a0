import { describe, expect, it } from "vitest";
import { fileAt, fileOf } from "./file-source.ts";
import { type ImportAnswer, runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type ExpenseRow, expenses } from "./rows/expense-rows.ts";
import { mappingOf, ports, sharedFile, skipWhereAbsent } from "./shared.fixture.ts";

const brazil = "fixtures/expenses-brazil-ceaps/despesa_ceaps_2009.csv";
const ipsa = "fixtures/expenses-uk-ipsa/ipsa_totalspend_23_24.csv";

function answerOf(
  source: Parameters<typeof fileOf>[0] | ReturnType<typeof fileOf>,
  mapping: object,
  target = new MapTarget<ExpenseRow>(),
): Promise<ImportAnswer> {
  const file = typeof source === "string" ? fileAt(sharedFile(source)) : source;
  return runImport({ source: file, dataset: expenses, mapping: mappingOf(expenses, mapping), target, ports });
}

describe("the Brazilian claims", () => {
  skipWhereAbsent(brazil);
  const mapping = {
    key: ["COD_DOCUMENTO"],
    fields: { postedOn: "DATA", amount: "VALOR_REEMBOLSADO", supplier: "FORNECEDOR", text: "TIPO_DESPESA" },
    constants: { currency: "BRL" },
  };

  it("are read as Latin-1 with one line before the header; rows without a date are held and counted", async () => {
    const target = new MapTarget<ExpenseRow>();
    const answer = await answerOf(brazil, mapping, target);
    expect(answer).toMatchObject({ rows: 16_480, added: 15_785, held: 695, totals: { BRL: "11731886.26" } });
    expect(new Set(answer.findings.map(({ code }) => code))).toEqual(new Set(["date-missing"]));
    expect(target.kept.get('{"COD_DOCUMENTO":"222467"} @2009')?.item).toMatchObject({
      postedOn: "2009-12-11",
      hundredths: 500_000n,
      text: "Aluguel de imóveis para escritório político, compreendendo despesas concernentes a eles.",
    });
  });

  it("come in without a date where the mapping says as printed, and as a period where it knows no day", async () => {
    expect(await answerOf(brazil, { ...mapping, asPrinted: true })).toMatchObject({ added: 16_480, held: 0 });
    const fields = { period: "MES", amount: "VALOR_REEMBOLSADO" };
    expect(await answerOf(brazil, { ...mapping, fields })).toMatchObject({ added: 16_480, held: 0 });
  });

  it("are narrowed by `where`, which `row` does not notice", async () => {
    const answer = await answerOf(brazil, { ...mapping, where: { MES: "2", SENADOR: "ADELMIR SANTANA" } });
    expect(answer.rows).toBeGreaterThan(0);
    expect(answer.rows).toBeLessThan(50);
    expect(answer.findings[0]?.row).toBeGreaterThan(3);
  });
});

describe("IPSA's totals", () => {
  skipWhereAbsent(ipsa);
  it("are read through two byte-order marks, pound signs and repeated headers", async () => {
    const answer = await answerOf(ipsa, {
      key: ["pID"],
      fields: { amount: "Travel and subsistence (uncapped)", payer: "MP's name" },
      constants: { currency: "GBP", postedOn: "2024-03-31" },
    });
    expect(answer).toMatchObject({ rows: 664, added: 664, held: 0, totals: { GBP: "6291972.01" }, findings: [] });
  });
});

describe("a ledger", () => {
  const constants = { currency: "DKK" };
  const fields = { postedOn: "dato", amount: "beløb", category: "art" };
  const ledger = (text: string) => fileOf("ledger.csv", Buffer.from(text));

  it("holds an amount that prints another unit than its row's currency, which is in no sum", async () => {
    const amounts =
      "€ 100,00|200 EUR|USD 50,00|£75,00|300 SEK|kr. 40,00|10,00 DKK|20,00 $|30,00 kr|30,00 XYZ|NOK 30,00|(30,00 chf)";
    const rows = amounts.split("|").map((amount, at) => `${at + 1};3-2-2026;${amount};;`);
    const text = ["nr;dato;beløb;art;valuta", ...rows].join("\n");
    for (const more of [{}, { asPrinted: true }]) {
      const target = new MapTarget<ExpenseRow>();
      const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants, ...more }, target);
      expect(answer).toMatchObject({ totals: { DKK: "80.00" }, rows: 12 });
      const other = answer.findings.filter(({ code }) => code === "amount-other-currency").map(({ row }) => row);
      expect(other).toEqual([1, 2, 3, 4, 5, 8, 11, 12]);
      expect([...target.kept.values()].filter(({ held }) => held).length).toBe(answer.held);
    }
  });

  it("says of such an amount what it is in and what its row is in, by column too", async () => {
    const text = "nr;dato;beløb;art;valuta\n1;3-2-2026;DKK 100,00;;EUR\n2;3-2-2026;100,00 EUR;;eur\n3;3-2-2026;5 $;;\n";
    const answer = await answerOf(ledger(text), { key: ["nr"], fields: { ...fields, currency: "valuta" } });
    expect(answer).toMatchObject({ held: 2, added: 1, totals: { EUR: "100.00", unknown: "5.00" } });
    expect(answer.findings.map(({ row, code, message }) => [row, code, message])).toEqual([
      [
        1,
        "amount-other-currency",
        "»DKK 100,00« i »beløb« står i DKK, men rækkens valuta er EUR. Skriv beløbet i EUR. Er det valutaen, der er forkert, så ret den ved rækken, hvis den har et felt til den; ellers læs filen ind igen med en kolonne for valutaen.",
      ],
      [3, "not-a-currency", expect.stringContaining("valuta")],
    ]);
  });

  it("sums exactly, by category and currency, held rows too", async () => {
    const text =
      "nr;dato;beløb;art;valuta\n1;3-5-2026;1.234.567,50;tog;DKK\n2;;-0,10;tog;DKK\n3;4-5-2026;7,05;mad;EUR\n";
    const answer = await answerOf(ledger(text), {
      key: ["nr"],
      fields: { ...fields, currency: "valuta" },
      values: { category: { tog: "transport", mad: "meals" } },
    });
    expect(answer).toMatchObject({ rows: 3, added: 2, held: 1, totals: { DKK: "1234567.40", EUR: "7.05" } });
    expect(answer.categories).toEqual({ transport: { DKK: "1234567.40" }, meals: { EUR: "7.05" } });
  });

  it("holds a key that is met again, names the first row, and keeps both", async () => {
    const target = new MapTarget<ExpenseRow>();
    const text = "nr;dato;beløb;art\n1;3-5-2026;10,00;meals\n1;3-5-2026;11,00;meals\n;3-5-2026;12,00;meals\n";
    const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants }, target);
    expect(answer.findings.map(({ row, code }) => [row, code])).toEqual([
      [2, "duplicate-key"],
      [3, "key-missing"],
    ]);
    expect(answer.findings[0]?.message).toContain("række 1");
    expect([...target.kept.values()].map(({ item, held }) => [item.hundredths, held])).toEqual([
      [1000n, false],
      [1100n, true],
      [1200n, true],
    ]);
  });

  it("never guesses an amount", async () => {
    const text =
      'nr;dato;beløb;art\n1;3-5-2026;88.000-113.000;meals\n2;3-5-2026;;meals\n3;3-5-2026;"1,234.56";meals\n4;3-5-2026;5,50;x\n5;3-5-2026;1.234;meals\n';
    const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants });
    expect(answer.findings.map(({ row, code }) => [row, code])).toEqual([
      [1, "amount-unreadable"],
      [2, "amount-unreadable"],
      [4, "code-unknown"],
      [5, "amount-unreadable"],
    ]);
    expect(answer.totals).toEqual({ DKK: "1240.06" });
  });

  it("compares a printed grand total and does not import it", async () => {
    const text = "nr;dato;beløb;art\n1;3-5-2026;10,00;meals\n2;3-5-2026;11,00;meals\nI alt;;22,00;\n";
    const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants, totalRow: { nr: "I alt" } });
    expect(answer).toMatchObject({ rows: 2, added: 2, totals: { DKK: "21.00" } });
    expect(answer.findings).toMatchObject([{ row: 3, code: "grand-total-differs" }]);
  });

  it("holds a shifted row", async () => {
    const text = "nr;dato;beløb;art\n1;3-5-2026;10,00;meals;17\n2;3-5-2026;11,00;meals;\n3;3-5-2026;12,00\n";
    const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants });
    expect(answer.findings).toMatchObject([{ row: 1, code: "row-shifted" }]);
  });

  it("holds a shifted row also where what it is chosen by has moved, and no other that is left out", async () => {
    const rows = [
      "1;3-5-2026;Fly; frokost;10,00;Rejse",
      "2;3-5-2026;Kontor; papir;11,00;Drift",
      "3;3-5-2026;Tog;12,00;Rejse",
    ];
    const where = { slags: "Rejse" };
    const answer = await answerOf(ledger(`nr;dato;tekst;beløb;slags\n${rows.join("\n")}\n`), {
      ...{ key: ["nr"], fields: { postedOn: "dato", text: "tekst", amount: "beløb" }, constants, where },
    });
    expect(answer).toMatchObject({ rows: 2, added: 1, held: 1 });
    expect(answer.findings).toContainEqual(expect.objectContaining({ row: 1, code: "row-shifted" }));
  });

  it("lists at most 10,000 findings and counts the rest", async () => {
    const text = `nr;dato;beløb;art\n${Array.from({ length: 10_100 }, (_, index) => `${index};;1,00;meals`).join("\n")}`;
    const answer = await answerOf(ledger(text), { key: ["nr"], fields, constants });
    expect(answer).toMatchObject({ rows: 10_100, held: 10_100, findingsLeftOut: 100 });
    expect(answer.findings).toHaveLength(10_000);
  });
});
