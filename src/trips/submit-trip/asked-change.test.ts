import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { lyngholm, tripWith } from "../agenda/agenda.fixture.ts";
import { approvalOf, publicPlanOf } from "../trip.ts";
import { askedChange } from "./asked-change.ts";

const gift = (amount: string) => ({ payer: "company", name: "Opdigt A/S", amount, basis: "Gavereglerne, punkt 4." });

/** What a change asks for, where others pay by `after` what was approved as `before`. */
function asked(before: readonly object[], after: readonly object[]): readonly string[] | undefined {
  const stood = tripWith({ funding: before });
  const approved = approvalOf(stood, day("2026-05-05"));
  const trip = { ...tripWith({ funding: after }), approved, publicPlan: publicPlanOf(stood) };
  return askedChange(trip, lyngholm())?.what;
}

test("a company's gift that needs a ruling is asked for as the gift alone, and not as another split too", () => {
  expect(asked([], [gift("3000.00")])).toEqual(["gift"]);
  expect(asked([gift("3000.00")], [gift("2000.00")])).toEqual(["funding"]);
});
