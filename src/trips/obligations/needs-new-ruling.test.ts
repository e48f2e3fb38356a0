import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { planSchema } from "../plan.ts";
import { changesSinceApproval, needsNewRuling } from "./needs-new-ruling.ts";
import { plan } from "./trip-owing.fixture.ts";

const approved = { on: day("2026-05-20"), late: false, participants: plan.participants, budget: plan.budget };
const changed = (changes: object) =>
  changesSinceApproval({ plan: planSchema.parse({ ...plan, ...changes }), approved });
test("a line that had no sure amount when it was approved may stay", () => {
  const lines = [
    { category: "transport", amount: "100" },
    { category: "lodging", amountText: "2-3.000 kr." },
  ];
  const open = planSchema.parse({ ...plan, budget: { currency: "DKK", lines } });
  expect(changesSinceApproval({ plan: open, approved: { ...approved, budget: open.budget } })).toEqual([]);
});

const budget = (amount: string, currency = "DKK") => ({
  budget: { currency, lines: [{ category: "transport", amount }] },
});
const people = (changes: object) => ({ participants: { elected: { named: [{ name: "Asta Opdigt" }] }, ...changes } });

test("a trip that is not approved, or goes as it was approved, needs no new ruling", () => {
  expect(needsNewRuling({ plan: planSchema.parse({ ...plan, ...budget("9999") }), approved: null })).toBe(false);
  expect(changed({})).toEqual([]);
});

test("a budget above the approved one, or in another currency, does; a lower one does not", () => {
  expect(changed(budget("4200.01"))).toEqual(["budget"]);
  expect(changed(budget("4200"))).toEqual([]);
  expect(changed(budget("100"))).toEqual([]);
  expect(changed(budget("100", "EUR"))).toEqual(["budget"]);
  // Cheaper in figures, and a range in words that nobody approved.
  const line = { category: "transport", amount: "100" };
  for (const open of [
    { ...line, amountText: "500.000-900.000 kr." },
    { ...line, amount: null },
  ])
    expect(changed({ budget: { currency: "DKK", lines: [line, open] } })).toEqual(["budget"]);
});

test("another traveller does, by name, group or number; a role, an order or an unpaid companion does not", () => {
  expect(changed(people({ elected: { named: [{ name: "Bo Opdigt" }] } }))).toEqual(["travellers"]);
  expect(changed(people({ elected: { named: [{ name: "Asta Opdigt" }, { name: "Bo Opdigt" }] } }))).toEqual([
    "travellers",
  ]);
  expect(changed(people({ staff: [{ unit: "Sekretariat", count: 1 }] }))).toEqual(["travellers"]);
  expect(changed(people({ companions: [{ name: "Ib", paid: true, legalBasis: "§" }] }))).toEqual(["travellers"]);
  expect(changed(people({ companions: [{ name: "Ib" }] }))).toEqual([]);
  expect(changed(people({ elected: { named: [{ name: "Asta Opdigt", role: "formand" }] } }))).toEqual([]);
});
