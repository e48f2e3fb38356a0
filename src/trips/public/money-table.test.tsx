import { expect, test } from "vitest";
import { renderPart } from "../../web/index.ts";
import { moneyRows } from "./money-rows.ts";
import { MoneyTable } from "./money-table.tsx";
import type { RecordShown } from "./record.ts";
import { recordTexts } from "./trip-record.texts.ts";

type Lines = Parameters<typeof moneyRows>[0];

const line = (category: Lines[number]["category"], amount: string) => ({ category, amount }) as Lines[number];

function shown(people: number, budget: Lines, accounts: Lines, status = "partly-booked"): string {
  const entry = { participants: { total: people }, accounts: { status }, lang: "da" };
  const record = { entry, lang: "da", t: recordTexts.in("da") } as unknown as RecordShown;
  const rows = moneyRows(budget, accounts, status === "final");
  return renderPart(<MoneyTable {...record} rows={rows} currency="DKK" />).replaceAll("\u00a0", " ");
}

test("lines per person that add up to the last one are not said not to, though each is rounded", () => {
  // 1.000,04 + 2.000,00 + 750,00 = 3.750,04 for twelve; the first is rounded.
  const even = [line("transport", "12000.50"), line("lodging", "24000.00"), line("meals", "9000.00")];
  expect(shown(12, [], even)).not.toContain("rundet af");
  // 0,33 + 0,33 = 0,66 against 2,00 ÷ 3 = 0,67.
  expect(shown(3, [], [line("transport", "1.00"), line("meals", "1.00")])).toContain("delt med 3 og rundet af");
  expect(shown(9, [], [line("transport", "3999.99")])).not.toContain("rundet af");
});

test("what the budget has nothing for is above it, and the overspend stands in the last line", () => {
  const budget = [line("transport", "100.00")];
  const spent = [line("transport", "120.00"), line("per-diem", "30.00")];
  expect(shown(2, budget, spent).match(/<tfoot[\s\S]*<\/tfoot>/)?.[0]).toContain("+50");
  expect(shown(2, budget, [line("transport", "80.00")], "final").match(/<tfoot[\s\S]*<\/tfoot>/)?.[0]).toContain("−20");
});

test("of final accounts a budget line without a bill is 0, in the last line too, and nothing is said to be left out", () => {
  const budget = [line("transport", "100.00"), line("meals", "50.00")];
  const spent = [line("transport", "120.00"), line("per-diem", "10.00")];
  const table = shown(2, budget, spent, "final");
  const text = table.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("Forplejning 50 0 −50 0");
  expect(text).toContain("I alt, kr. 150 130 −20 65");
  expect(table).not.toContain("ikke talt med");
  const open = shown(2, budget, spent)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  expect(open).toContain("I alt, kr. 150 130 ikke kendt 65");
  expect(open).toContain("Forskel: summen kendes ikke, for 2 linjer");
});
