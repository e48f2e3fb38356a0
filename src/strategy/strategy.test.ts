import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { demoProfiles } from "../profile/index.ts";
import { strategiesOf } from "./demo-strategies.ts";
import { goalById, goalsOn, strategyOn } from "./goals.ts";
import { type Strategy, strategySchema } from "./strategy.ts";
import { unGoalName } from "./un-goals.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const printed = path.join(shared, "sources/ballerup-international-strategy.md");

const ballerup = strategiesOf("ballerup");

function only(strategies: readonly Strategy[]): Strategy {
  const [first] = strategies;
  if (!first) throw new Error("no strategy");
  return first;
}

test("every quotation stands in the printed strategy", (context) => {
  if (!existsSync(printed)) context.skip("the printed strategy of ../shared/sources is not at hand");
  const words = readFileSync(printed, "utf8").replaceAll(/\s+/g, " ");
  const { themes, focusAreas, goals, unFields, otherPolicies, opening, vision } = only(ballerup);
  const quotes = [opening, ...themes, ...focusAreas, ...goals, ...unFields, ...otherPolicies].map((one) => one.quote);
  expect(quotes.filter((quote) => !words.includes(quote))).toEqual([]);
  expect(quotes.length).toBeGreaterThan(25);
  expect(words).toContain(vision.title);
});

test("the strategy is in force from its adoption to the end of 2026, and not a day more", () => {
  const inForce = (on: string) => strategyOn(ballerup, day(on))?.id ?? null;
  expect(["2024-06-10", "2024-06-11", "2026-12-31", "2027-01-01"].map(inForce)).toEqual([
    null,
    "ballerup-2024",
    "ballerup-2024",
    null,
  ]);
  expect(goalsOn(ballerup, day("2023-01-01"))).toEqual([]);
  expect(goalsOn(ballerup, day("2025-01-01")).map((one) => one.goal.id)).toContain("globalt-perspektiv");
});

test("a goal that holds for less than the period; a goal is found whatever its day", () => {
  const strategy = only(ballerup);
  const [first, ...rest] = strategy.goals;
  if (!first) throw new Error("no goal");
  const shorter = [{ ...strategy, goals: [{ ...first, to: day("2025-06-30") }, ...rest] }];
  expect(goalsOn(shorter, day("2025-06-30"))[0]?.goal.id).toBe(first.id);
  expect(goalsOn(shorter, day("2025-07-01"))[0]?.goal.id).not.toBe(first.id);
  expect(goalById(shorter, first.id)?.strategy.id).toBe("ballerup-2024");
  expect(goalById(shorter, "findes-ikke")).toBeNull();
});

test("when two strategies overlap, the newest holds", () => {
  const old = only(ballerup);
  const renewed: Strategy = { ...old, id: "fornyet", from: day("2026-06-01"), to: day("2030-12-31") };
  for (const both of [
    [old, renewed],
    [renewed, old],
  ]) {
    expect(strategyOn(both, day("2026-07-01"))?.id).toBe("fornyet");
    expect(goalById(both, "kerneopgaver")?.strategy.id).toBe("fornyet");
  }
  expect(strategyOn([old, renewed], day("2026-05-31"))?.id).toBe("ballerup-2024");
});

test("the five UN fields are marked as our reading, and green transition is tied to no goal", () => {
  const { unFields } = only(ballerup);
  expect(unFields.map((one) => one.goals)).toEqual([[3], [4], [], [7, 11], [13]]);
  expect(unFields.every((one) => one.interpretation)).toBe(true);
  expect(unFields[2]?.note).toContain("ikke selv et verdensmål");
});

test("a strategy whose parts do not hang together is refused", () => {
  const strategy = only(ballerup);
  const [goal] = strategy.goals;
  const wrong = {
    ...strategy,
    goals: [goal, { ...goal, focusArea: "borte" }, { ...goal, id: "sen", to: "2031-01-01" }],
  };
  expect(strategySchema.safeParse(wrong).error?.issues.map((one) => one.message)).toEqual([
    "no-such-focus-area",
    "repeated",
    "outside-the-strategy",
  ]);
});

test("each demo strategy is adopted by a committee that its municipality's profile has", () => {
  for (const profile of demoProfiles()) {
    const strategy = only(strategiesOf(profile.slug));
    expect(profile.committees.map((one) => one.id)).toContain(strategy.adopted.committee);
    expect(strategy.fictional).toBe(profile.fictional);
  }
  expect(strategiesOf("en-anden")).toEqual([]);
});

test("UN goals by name", () => {
  expect(unGoalName(13, "da")).toBe("Klimaindsats");
  expect(unGoalName(17, "en")).toBe("Partnerships for the goals");
  expect([unGoalName(0, "da"), unGoalName(18, "da")]).toEqual([null, null]);
});
