import { describe, expect, test } from "vitest";
import type { PostingFacts } from "../../accounts/index.ts";
import { day } from "../../kernel/index.ts";
import { budgetOf, tripWith } from "../agenda/agenda.fixture.ts";
import type { Trip } from "../trip.ts";
import { committedParts, potShares, spentParts } from "./pot-shares.ts";
import { movesMoney, partsOf } from "./trip-pot.ts";

/** Whose *ramme* bears how much of a trip (docs/decisions/0056). */

const unit = "skole-og-dagtilbud";
const [approvedOn, startOn] = [day("2026-05-05"), day("2026-09-14")];
type Paid = Readonly<{ payer: string; amount: string | null }>;
const paid = (payer: string, amount: string | null): Paid => ({ payer, amount });

/** A trip of 6.000 that a committee answers for and a unit may pay a part of. */
function tripPaidBy(funding: readonly Paid[], over: Partial<Trip> = {}, currency = "DKK"): Trip {
  const trip = tripWith(
    { budget: budgetOf("4000.00", "2000.00", currency), funding },
    { unitId: unit, startOn, ...over },
  );
  const { participants, budget } = trip.plan;
  return {
    ...trip,
    approved: { on: approvedOn, participants, budget },
    accountsTrack: "open",
    status: "approved",
    ...over,
  };
}
const both = [paid("committee", "3500.00"), paid("unit", "2500.00")];
const shares = (trip: Trip, currency = "DKK") =>
  potShares(trip, currency).map(({ key, part }) => [key.owner.kind, part === null ? null : Number(part) / 100]);
const parts = (of: ReturnType<typeof committedParts>) =>
  of.map(({ key, amount }) => [key.owner.kind, Number(amount) / 100]);
function line(hundredths: bigint, bookedOn: PostingFacts["bookedOn"] = day("2026-09-20")): PostingFacts {
  return { homeHundredths: hundredths, bookedOn } as PostingFacts;
}

describe("a share", () => {
  test("of a unit that names no amount is never below nothing, whatever is named for the committee", () => {
    expect(shares(tripPaidBy([paid("committee", "4000.00"), paid("unit", null)]))).toEqual([
      ["committee", 4000],
      ["unit", 2000],
    ]);
    expect(shares(tripPaidBy([paid("committee", "7000.00"), paid("unit", null)]))).toEqual([["committee", 6000]]);
  });

  test("in another currency than the budget's is known of nobody: who answers for the trip bears all", () => {
    expect(shares(tripPaidBy(both, {}, "EUR"), "EUR")).toHaveLength(2);
    expect(shares(tripPaidBy(both, {}, "EUR"), "DKK")).toEqual([["committee", null]]);
  });

  test("that is not known sets nothing aside, in no pot", () => {
    const [first, ...others] = potShares(tripPaidBy(both), "DKK");
    expect(first && committedParts([{ ...first, part: null }, ...others])).toEqual([]);
    expect(committedParts(others)).toHaveLength(1);
  });

  test("of a refund beyond what is booked is the first one's", () => {
    const of = potShares(tripPaidBy(both), "DKK");
    expect(parts(spentParts(of, -500_00n))).toEqual([
      ["committee", -500],
      ["unit", 0],
    ]);
    expect(parts(spentParts(of, 3000_00n))).toEqual([
      ["committee", 500],
      ["unit", 2500],
    ]);
  });
});

describe("of a trip", () => {
  const setAside = (trip: Trip) => parts(partsOf(trip, [], "DKK").setAside);
  const drawn = (trip: Trip, booked: readonly PostingFacts[]) => parts(partsOf(trip, booked, "DKK").spent);

  test("what was approved is set aside while it may still cost it", () => {
    const whole = [
      ["committee", 3500],
      ["unit", 2500],
    ];
    expect(setAside(tripPaidBy(both))).toEqual(whole);
    expect(setAside(tripPaidBy(both, { accountsTrack: "closed" }))).toEqual([]);
    expect(setAside(tripPaidBy(both, { status: "cancelled" }))).toEqual([]);
    expect(setAside(tripPaidBy(both, { approved: null }))).toEqual([]);
  });

  test("a budget that was corrected sets aside what was approved, as it is paid now", () => {
    const trip = tripPaidBy(both);
    const plan = { ...trip.plan, budget: tripWith({ budget: budgetOf("3000.00", "1000.00") }).plan.budget };
    expect(setAside({ ...trip, plan })).toEqual([
      ["committee", 3500],
      ["unit", 2500],
    ]);
  });

  test("lines without a day that a source printed of a journey nobody here approved are drawn from no pot", () => {
    const printed = tripPaidBy(both, { approved: null });
    expect(drawn(printed, [line(1000_00n, null)])).toEqual([
      ["committee", 0],
      ["unit", 0],
    ]);
    expect(drawn(printed, [line(1000_00n)])).toEqual([
      ["committee", 0],
      ["unit", 1000],
    ]);
    expect(drawn(tripPaidBy(both), [line(1000_00n, null)])).toEqual([
      ["committee", 0],
      ["unit", 1000],
    ]);
  });
});

test("a correction by which a host bears some of it moves what is set aside, and nothing once nothing is", () => {
  const moves = (over: Partial<Trip>) => {
    const after = [...both, paid("host", "1000.00")];
    return movesMoney(tripPaidBy(both, over), tripPaidBy(after, over), { currency: "DKK" });
  };
  expect(moves({})).toBe(true);
  expect(moves({ accountsTrack: "closed" })).toBe(false);
  expect(moves({ status: "cancelled" })).toBe(false);
});
