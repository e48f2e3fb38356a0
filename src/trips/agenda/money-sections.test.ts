import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { publicPlanOf, type Trip } from "../trip.ts";
import { budgetOf, inputOf, rammeWith, tripWith } from "./agenda.fixture.ts";
import { changesSaid } from "./change-section.ts";
import { rammeSection } from "./money-sections.ts";

/** What a change frees of the rammer that it was approved on. */

const funding = [
  { payer: "committee", amount: "9000.00" },
  { payer: "unit", amount: "5000.00" },
];

/** A trip approved for 2026, whose change into the next year is asked for. */
function changed(of: readonly object[]): Trip {
  const stood = tripWith({ budget: budgetOf("9000.00", "5000.00"), funding: of }, { unitId: "skole-og-dagtilbud" });
  const { participants, budget } = stood.plan;
  const approved = { on: day("2026-05-05"), participants, budget };
  const days = { startOn: day("2027-01-14"), endOn: day("2027-01-16") };
  return { ...stood, ...days, status: "submitted", approved, publicPlan: publicPlanOf(stood) };
}
const freed = (trip: Trip, rammer: Partial<Parameters<typeof inputOf>[1]>) =>
  [...JSON.stringify(rammeSection(inputOf(trip, rammer))).matchAll(/ikke længere rammen[^"]*/g)].map(([text]) =>
    text.replaceAll("\u00a0", " "),
  );
const [committees, units] = [rammeWith(12_000_000n, 900_000n, 2027), rammeWith(2_000_000n, 500_000n, 2027)];
const both = [
  "ikke længere rammen for Børne- og Skoleudvalget for 2026: Der bliver 9.000,00 kr. fri på den.",
  "ikke længere rammen for Skole og Dagtilbud for 2026: Der bliver 5.000,00 kr. fri på den.",
];

test("of two rammer each is told by whose it is, also where only the unit's is known by now", () => {
  expect(freed(changed(funding), { ramme: committees, unitRamme: units })).toEqual(both);
  expect(freed(changed(funding), { ramme: null, unitRamme: units })).toEqual(both);
  expect(freed(changed(funding), { ramme: null, unitRamme: null })).toEqual([]);
});

test("of one ramme its year is enough", () => {
  const alone = [{ payer: "committee", amount: "14000.00" }];
  expect(freed(changed(alone), { ramme: committees })).toEqual([
    "ikke længere rammen for 2026: Der bliver 14.000,00 kr. fri på den.",
  ]);
});

test("what was carried out of the year is told as that, and what came into it as before", () => {
  const rowOf = (carried: bigint) => {
    const ramme = rammeWith(12_000_000n, 900_000n, 2027);
    const told = { ...ramme, before: { ...ramme.before, carried } };
    return /Overført [^"]*/.exec(JSON.stringify(rammeSection(inputOf(tripWith({}), { ramme: told }))))?.[0];
  };
  expect(rowOf(-5_000_000n)).toBe("Overført til året efter");
  expect(rowOf(5_000_000n)).toBe("Overført fra året før");
  expect(rowOf(0n)).toBeUndefined();
});

test("what others pay is told in the budget's own money, before and after", () => {
  const host = (amount: string) => [{ payer: "host", name: "Bremen", amount }];
  const stood = tripWith({ budget: budgetOf("900.00", "500.00", "EUR"), funding: host("100.00") });
  const { participants, budget } = stood.plan;
  const approved = { on: day("2026-05-05"), participants, budget };
  const trip = { ...tripWith({ budget, funding: host("200.00") }), approved, publicPlan: publicPlanOf(stood) };
  const said = changesSaid(inputOf(trip)).map((one) => one.replaceAll("\u00a0", " "));
  expect(said).toEqual([expect.stringMatching(/\(Bremen\) betaler: fra 100,00 EUR til 200,00 EUR$/)]);
});
