import { expect, test } from "vitest";
import { inputOf, tripWith } from "./agenda.fixture.ts";
import { memberCapBlocks } from "./term-limits.ts";

/** What an earlier trip cost two members together, in øre; this one costs each of four 5.000,00 and a bit. */
function clara(earlier: readonly bigint[], budget = "20000"): string {
  const lines = [{ category: "transport", amount: budget }];
  const input = inputOf(tripWith({ budget: { currency: "DKK", vat: "incl", lines } }));
  const [cap] = input.profile.policies.capPerMemberCommitteeTerm ?? [];
  if (!cap || !input.earlier) throw new Error("the fixture has a cap and a term");
  const trips = earlier.map((hundredths) => ({
    ...{ names: ["Clara Prøvedal"], unnamed: 0 },
    each: { hundredths, people: 2 },
  }));
  const told = JSON.stringify(memberCapBlocks({ ...input, earlier: { ...input.earlier, trips } }, cap));
  return /Clara[^"]*/.exec(told.replaceAll("\u00a0", " "))?.[0] ?? "";
}

test("a member's line foots to the øre, also where rounding alone would bring the sum to the other side of the cap", () => {
  expect(clara([2_499_999n, 2_500_001n])).toBe(
    "Clara Prøvedal: 25.000,00 kr. på 2 tidligere rejser og 5.000,00 kr. på denne, i alt 30.000,00 kr., præcis på loftet",
  );
  expect(clara([2_500_000n, 2_500_000n], "20000.01")).toBe(
    "Clara Prøvedal: 25.000,01 kr. på 2 tidligere rejser og 5.000,00 kr. på denne, i alt 30.000,01 kr., 0,01 kr. over loftet",
  );
  expect(clara([1_500_001n])).toBe(
    "Clara Prøvedal: 7.500,01 kr. på 1 tidligere rejse og 5.000,00 kr. på denne, i alt 12.500,01 kr., 17.499,99 kr. under loftet",
  );
});
