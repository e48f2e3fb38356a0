import { expect, test } from "vitest";
import { inputOf, tripWith } from "./agenda.fixture.ts";
import { isSameMember } from "./same-member.ts";
import { memberCapBlocks, memberCosts } from "./term-limits.ts";

const input = inputOf(
  tripWith({ budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "60000" }] } }),
);
const [committee] = input.profile.committees;
const [seat] = committee?.members ?? [];
if (!committee || !seat || !input.earlier) throw new Error("the fixture has a roster and a term");
const profileOf = (...names: readonly string[]) => ({
  ...input.profile,
  committees: [{ ...committee, members: names.map((name) => ({ ...seat, name })) }],
});

test("a name put right is the member that the roster still spells otherwise; two who both sit are two", () => {
  const roster = profileOf("Gerda Luftkastel", "Lars Olsen", "Lars Olesen");
  const same = (one: string, other: string) => isSameMember(one, other, roster, []);
  expect(same("Gerda Luftkastel", "Gerda Luftkastell")).toBe(true);
  expect(same("Gerda Luftkastell", "Gerda Luftkastel")).toBe(true);
  expect(same("Gerda Luftkastel", "Gerda Luftballon")).toBe(false);
  expect(same("Lars Olsen", "Lars Nilsen")).toBe(false);
  expect(same("Lars Olsen", "Lars Olesen")).toBe(false);
  expect(same("Ny Navn", "Ny Navn")).toBe(true);
});

test("two who went on one trip are two, whoever of them sits; of two who do not sit nobody knows", () => {
  const roster = profileOf("Karen Larsen");
  expect(isSameMember("Karen Larsen", "Karin Larsen", roster, [["Karin Larsen"]])).toBe(true);
  expect(isSameMember("Karen Larsen", "Karin Larsen", roster, [["Karin Larsen", "Karen Larsen"]])).toBe(false);
  expect(isSameMember("Karen Larsen", "Karin Larsen", profileOf(), [])).toBe(false);
  const { earlier, trip } = input;
  const named = ["Karen Larsen", "Karin Larsen"].map((name) => ({ name, role: null }));
  const reckoned = memberCosts(
    {
      trip: {
        ...trip,
        plan: { ...trip.plan, participants: { ...trip.plan.participants, elected: { count: null, named } } },
      },
      profile: roster,
      earlier: earlier && {
        ...earlier,
        trips: [{ names: ["Karin Larsen"], unnamed: 0, each: { hundredths: 2_500_000n, people: 1 } }],
      },
    },
    3_000_000n,
  );
  if ("why" in reckoned) throw new Error(reckoned.why);
  expect(reckoned.costs).toMatchObject([
    { name: "Karen Larsen", before: 0, alsoAs: [] },
    { name: "Karin Larsen", before: 1, alsoAs: [] },
  ]);
});

test("the cap does not begin again with another spelling, and says which one it counted", () => {
  const { earlier } = input;
  const trips = [{ names: ["Clara Prøvedall"], unnamed: 0, each: { hundredths: 2_000_000n, people: 1 } }];
  const reckoned = memberCosts(
    {
      ...input,
      profile: profileOf("Clara Prøvedal"),
      earlier: earlier && { ...earlier, trips },
    },
    3_000_000n,
  );
  if ("why" in reckoned) throw new Error(reckoned.why);
  expect(reckoned.costs[0]).toMatchObject({
    name: "Clara Prøvedal",
    before: 1,
    after: 3_500_000n,
    alsoAs: ["Clara Prøvedall"],
  });
  expect(reckoned.costs[1]).toMatchObject({ before: 0, alsoAs: [] });
  // What is unknown is told by either spelling.
  const [cap] = input.profile.policies.capPerMemberCommitteeTerm ?? [];
  if (!cap) throw new Error("the fixture has a cap");
  const unknown = { names: ["Clara Prøvedall"], unnamed: 0, each: null };
  const asked = {
    ...input,
    profile: profileOf("Clara Prøvedal"),
    earlier: earlier && { ...earlier, trips: [unknown] },
  };
  const text = JSON.stringify(memberCapBlocks(asked, cap));
  expect(text).toContain("mindst i alt");
  expect(text).toContain("Beløbet for 1 tidligere rejse kendes ikke med sikkerhed");
});
