import { expect, test } from "vitest";
import { tripWith } from "../agenda/agenda.fixture.ts";
import type { Plan } from "../plan.ts";
import { visitFacts } from "./visit-facts.ts";

/** What a manager reads before answering: who pays what, and for whom the municipality pays. */
function fact(label: string, plan: Partial<Record<keyof Plan, unknown>>): string | undefined {
  return visitFacts(tripWith(plan))
    .find((one) => one.label === label)
    ?.text.replaceAll("\u00a0", " ");
}

test("private companions are told by number, with how many of them the municipality pays for", () => {
  const with_ = (...paid: boolean[]) =>
    fact("Private ledsagere", { participants: { companions: paid.map((one) => ({ name: "Ib", paid: one })) } });
  expect(with_()).toBeUndefined();
  expect(with_(false, false)).toBe("2, kommunen betaler ikke for dem");
  expect(with_(true, false)).toBe("2, kommunen betaler for 1");
});

test("those who pay beside the municipality are told, and our own bodies are not among them", () => {
  const ours = [
    { payer: "committee", amount: "4000" },
    { payer: "unit", amount: "2000" },
  ];
  expect(fact("Andre betaler", { funding: ours })).toBeUndefined();
  const host = { payer: "host", name: "Bremen", amount: "1000", basis: "Ophold." };
  expect(fact("Andre betaler", { funding: [...ours, host] })).toMatch(/^[^;]+, Bremen: 1\.000,00 kr\. \(Ophold\)$/);
});

test("an amount that nobody has stated is not told as nothing", () => {
  const funding = [{ payer: "host", name: "Bremen", amount: null }];
  expect(fact("Andre betaler", { funding })).toMatch(/Bremen: beløbet er ikke oplyst$/);
});
