import { expect, test } from "vitest";
import { day, Invalid } from "../kernel/index.ts";
import { lyngholm, tripWith } from "./agenda/agenda.fixture.ts";
import { laidUpon } from "./drafting.ts";
import { emptyPlan, participantCount } from "./plan.ts";

const faultsOf = (given: object) => {
  try {
    laidUpon(tripWith({}), given, lyngholm(), day("2026-05-20"));
    return [];
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.faults.map(({ fault, path }) => [fault, path]);
  }
};

test("a kind and a way that contradict each other are refused", () => {
  const against = [["direction-against-kind", "direction"]];
  expect(faultsOf({ kind: "incoming-visit", direction: "out" })).toEqual(against);
  expect(faultsOf({ kind: "committee-trip", direction: "in" })).toEqual(against);
  for (const kind of ["conference", "delegation", "representation"])
    expect(faultsOf({ kind, direction: "in" }), kind).toEqual([]);
});

test("a part that a source prints without a number leaves the whole unknown, until somebody says how many", () => {
  const { participants } = emptyPlan;
  const counted = (asPrinted: Record<string, string>, given: Partial<typeof participants>) =>
    participantCount({ ...emptyPlan, asPrinted, participants: { ...participants, ...given } });
  const staff = [{ unit: "Ansatte", count: 3 }];
  // By hand a part that is left empty is nobody.
  expect(counted({}, { staff })).toBe(3);
  expect(counted({ elected: "ca. 6" }, { staff })).toBeNull();
  expect(counted({ elected: "ca. 6" }, { staff, elected: { count: 6, named: [] } })).toBe(9);
  expect(counted({ elected: "ca. 6" }, { staff, total: 9 })).toBe(9);
  expect(counted({ staff: "" }, { elected: { count: 6, named: [] } })).toBeNull();
  expect(counted({ others: "nogle" }, { staff })).toBeNull();
  expect(counted({ dates: "maj" }, { staff })).toBe(3);
});
