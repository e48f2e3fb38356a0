import { expect, test } from "vitest";
import { renderPart } from "../../web/index.ts";
import { moneyRows } from "./money-rows.ts";
import { MoneyTable } from "./money-table.tsx";
import type { RecordShown } from "./record.ts";
import { moneyTexts } from "./record-money.texts.ts";
import { recordTexts } from "./trip-record.texts.ts";

type Lines = Parameters<typeof moneyRows>[0];

const line = (category: Lines[number]["category"], amount: string) => ({ category, amount }) as Lines[number];

interface Told {
  readonly status?: string;
  readonly trip?: string;
  readonly lang?: "da" | "en" | "de";
}

function shown(
  people: number,
  budget: Lines,
  accounts: Lines,
  { status = "partly-booked", trip = "complete", lang = "da" }: Told = {},
): string {
  const entry = { status: trip, participants: { total: people }, accounts: { status }, lang: "da" };
  const record = { entry, lang, t: recordTexts.in(lang) } as unknown as RecordShown;
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
  expect(
    shown(2, budget, [line("transport", "80.00")], { status: "final" }).match(/<tfoot[\s\S]*<\/tfoot>/)?.[0],
  ).toContain("−20");
});

test("what is below nothing has its bar to the left of where the others begin", () => {
  const bars = (accounts: Lines) => shown(2, [line("transport", "100.00")], accounts).match(/<rect[^>]*>/g) ?? [];
  expect(bars([line("transport", "50.00")])).toEqual([expect.stringMatching(/<rect y="5" width="149"/)]);
  const both = bars([line("transport", "50.00"), line("meals", "-100.00")]);
  expect(both).toEqual([
    expect.stringMatching(/<rect x="149" y="5" width="74.5"/),
    expect.stringMatching(/<rect y="5" width="149"/),
  ]);
});

test("of a budget alone nothing is said to wait for its figure", () => {
  expect(shown(2, [line("transport", "100.00")], [], { status: "none" })).not.toContain("intet bogført endnu");
});

test("of final accounts a budget line without a bill is 0, in the last line too, and nothing is said to be left out", () => {
  const budget = [line("transport", "100.00"), line("meals", "50.00")];
  const spent = [line("transport", "120.00"), line("per-diem", "10.00")];
  const table = shown(2, budget, spent, { status: "final" });
  const text = table.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("Forplejning 50 0 −50 0");
  expect(text).toContain("I alt, kr. 150 130 −20 65");
  expect(table).not.toContain("ikke talt med");
  const open = shown(2, budget, spent)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  expect(open).toContain("I alt, kr. 150 130 ikke kendt 65");
  expect(open).toContain("Forskellen i alt gøres op, når der er bogført på alle budgettets linjer");
});

test("beside a budget line that is no amount the difference waits for nothing: it is not known", () => {
  const unread = { category: "lodging", amount: null, amountText: "ca. 500" } as unknown as Lines[number];
  const budget = [line("transport", "100.00"), unread];
  const table = shown(2, budget, [line("transport", "80.00"), line("lodging", "400.00")], { status: "final" });
  expect(table).toContain("Forskel: summen kendes ikke, for 1 linje");
  expect(table).not.toContain("gøres op");
});

test("a budget line on which nothing is booked yet is said to be that, and no entry without a figure", () => {
  const budget = [line("transport", "100.00"), line("meals", "50.00"), line("lodging", "10.00")];
  const inLanguage = (lang: "da" | "en" | "de") => shown(2, budget, [line("transport", "80.00")], { lang });
  expect(inLanguage("da")).toContain("På 2 linjer er intet bogført endnu.");
  expect(inLanguage("en")).toContain("On 2 lines nothing has been booked yet.");
  expect(inLanguage("de")).toContain("Auf 2 Zeilen ist noch nichts gebucht.");
  for (const lang of ["da", "en", "de"] as const)
    expect(inLanguage(lang)).not.toMatch(/uden tal|without a figure|ohne Zahl/);
  expect(shown(2, budget, [line("transport", "80.00")], { status: "final" })).not.toContain("bogført");
  // A line of the budget that is no number is one.
  expect(shown(2, [line("transport", "100.00"), { ...line("meals", "0"), amount: null }], [])).toContain(
    "Budget: 1 post uden tal",
  );
});

test("of a trip that came to nothing nothing is told per person", () => {
  const lines = [line("transport", "100.00"), line("meals", "50.00")];
  expect(shown(3, lines, lines)).toContain("Pr. person");
  expect(shown(3, lines, lines, { trip: "cancelled" })).not.toMatch(/pr\. person/i);
});

test("amounts that cannot be read are spoken of as one or as several", () => {
  const said = (lang: "da" | "en" | "de", count: number) =>
    moneyTexts.in(lang)("money.uncounted", { text: "T", count });
  expect(said("da", 1)).toBe("T kan ikke læses som et beløb. Det står som trykt og er ikke talt med.");
  expect(said("da", 2)).toBe("T kan ikke læses som beløb. De står som trykt og er ikke talt med.");
  expect(said("en", 2)).toBe("T cannot be read as amounts. They stand as printed and are not counted.");
  expect(said("de", 2)).toBe(
    "T lassen sich nicht als Beträge lesen. Sie stehen wie gedruckt und sind nicht mitgezählt.",
  );
});
