import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { awaitedStill, meantBy } from "./status-meant.ts";

const line = (category: string, amount = "100.00") => ({ category, label: null, amount, amountText: null });
const said = (
  planned: readonly string[] | null,
  booked: readonly string[],
  {
    status = "partly-booked",
    currency = "DKK",
    life = "approved",
    source = null as string | null,
    asPrinted = {} as Record<string, string>,
  } = {},
) => ({
  entry: {
    status: life,
    endOn: "2026-09-15",
    source: source && { url: null, text: source },
    asPrinted,
    budget: planned && { currency: "DKK", lines: planned.map((one) => line(one)) },
    accounts: { status, currency, lines: booked.map((one) => line(one)) },
  } as unknown as TripEntry,
  lang: "da" as const,
  today: day("2026-11-28"),
});

test("what late accounts wait for is said: nothing is booked, lines that have no bill, or that they are not closed", () => {
  expect(awaitedStill(said(["transport"], []))).toBe("Der er ikke bogført noget endnu.");
  expect(awaitedStill(said(["transport", "lodging", "meals"], ["transport"]))).toBe(
    "Der er ikke bogført noget på disse linjer i budgettet endnu: Overnatning og Forplejning.",
  );
  expect(awaitedStill(said(["transport", "meals"], ["transport"]))).toContain("på denne linje i budgettet endnu: F");
  expect(awaitedStill(said(["transport"], ["transport", "fees"]))).toContain("alle budgettets linjer");
});

test("of a budget that is not known, or in another currency, no line is said to wait", () => {
  for (const one of [said(null, ["meals"]), said([], ["meals"]), said(["transport"], ["meals"], { currency: "EUR" })])
    expect(awaitedStill(one)).toBe("Der er bogført udgifter, men kommunen har ikke lukket regnskabet.");
});

test("each word for how sure the money is has its meaning beside it", () => {
  expect(meantBy(said(["meals"], ["meals"]))).toMatch(/^Delvist bogført: /);
  expect(meantBy(said(["meals"], ["meals"], { status: "final" }))).toMatch(/^Endeligt: /);
  expect(meantBy(said(["meals"], [], { status: "not-settled" }))).toContain("beløbene er budgettets");
  expect(meantBy(said(null, [], { status: "not-settled" }))).toBe("Anslået: intet er bogført endnu.");
  expect(meantBy(said(null, [], { status: "none" }))).toBeNull();
  expect(meantBy(said(["meals"], ["meals"], { status: "final", life: "cancelled" }))).toBeNull();
});

test("of what a source tells nobody is said to know whether more is to come", () => {
  const source = "Kommunens hjemmeside";
  expect(meantBy(said(["meals"], ["meals"], { status: "final", source }))).toBeNull();
  expect(meantBy(said(["meals"], [], { status: "not-settled", source }))).toBeNull();
  // An import without a word of where it is from, whose status nobody could read.
  const printed = { status: "not-settled", asPrinted: { accountsStatus: "afventer" } };
  expect(meantBy(said(null, ["meals"], printed))).toBeNull();
  expect(meantBy(said(["meals"], ["meals"], { source }))).toMatch(/^Delvist bogført: /);
});
