import { expect, test } from "vitest";
import type { Measure, Tally } from "../../register/index.ts";
import { countedBy } from "./counted.ts";

const tally = (measure: Measure, key: string, given: Partial<Tally> = {}): Tally => ({
  ...{ measure, key, records: 1, hundredths: 0n, people: 0 },
  ...given,
});
const tallies = [
  tally("body-year-state", "kultur 2025 final", { records: 2 }),
  tally("body-year-state", "kultur 2026 not-settled"),
  tally("body-year-state", "skole 2026 "),
  tally("body-year-state", "  none"),
  tally("body-year-made", "kultur 2025", { records: 2 }),
  tally("body-year-made", "kultur 2026"),
  tally("body-year-people", "kultur 2025", { people: 7 }),
  tally("body-year-budget", "kultur 2025 DKK", { hundredths: 900n }),
  tally("body-year-spent", "kultur 2025 DKK", { hundredths: 800n, records: 2 }),
  tally("body-year-spent", "kultur 2025 EUR", { hundredths: 50n }),
  tally("body-year-each", "kultur 2025 DKK", { hundredths: 700n, people: 7 }),
];

test("tallies are added up by year, by committee, and over all, without a word that a trip does not say", () => {
  const years = countedBy(tallies, null, (_, year) => year);
  expect([...years.keys()].sort()).toEqual(["", "2025", "2026"]);
  expect(years.get("2026")).toMatchObject({ trips: 2, made: 1, notSettled: 1, final: 0 });
  expect(years.get("2025")).toMatchObject({ trips: 2, made: 2, people: 7, withPeople: 1, final: 2 });
  const bodies = countedBy(tallies, null, (body) => body);
  expect(bodies.get("kultur")?.money.get("DKK")).toEqual({
    ...{ budget: 900n, budgets: 1, spent: 800n, accounts: 2, hidden: 0, each: { spent: 700n, people: 7 } },
  });
  expect(bodies.get("kultur")?.money.get("EUR")).toMatchObject({ budget: 0n, budgets: 0, spent: 50n });
  expect(countedBy(tallies, null, () => "").get("")).toMatchObject({ trips: 5, made: 3, missing: 1 });
});

test("where a window is in force, accounts from before it are in no sum, nor are those of no year", () => {
  const undated = tally("body-year-spent", "skole  DKK", { hundredths: 471_107n });
  const each = tally("body-year-each", "skole  DKK", { hundredths: 471_107n, people: 3 });
  const sums = countedBy([...tallies, undated, each], { years: 5, from: 2026 }, () => "").get("");
  expect(sums?.money.get("DKK")).toMatchObject({ spent: 0n, accounts: 0, hidden: 3, each: { spent: 0n, people: 0 } });
  const whole = countedBy([undated], null, () => "").get("");
  expect(whole?.money.get("DKK")).toMatchObject({ spent: 471_107n, hidden: 0 });
});
