import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { lyngholm, tripWith } from "./agenda/agenda.fixture.ts";
import { approvalSteps } from "./approval.ts";
import { besideLimit, costEach } from "./cost-each.ts";
import { isByManager } from "./staff-visit/who-answers.ts";

/** Lyngholm asks the council above 20.000 kr. a participant, and has a cap of 15.000 kr. */
const today = day("2026-05-06");
const one = { staff: [{ unit: "Skole", count: 1 }] };
const line = (amount: string | null, over: object = {}) => ({ category: "transport", amount, ...over });
const visit = (lines: readonly object[], over: { currency?: string; participants?: object } = {}) =>
  tripWith(
    {
      participants: over.participants ?? one,
      budget: { currency: over.currency ?? "DKK", vat: "incl", lines },
    },
    { kind: "staff-visit", committeeId: null, unitId: "skole-og-dagtilbud" },
  );
const reasons = (trip: ReturnType<typeof visit>) =>
  approvalSteps(trip, lyngholm(), today).map(({ decider, reason }) => `${decider.by} ${reason.code}`);

test("under the limits a manager alone approves; over them the council too", () => {
  expect(reasons(visit([line("15000.00")]))).toEqual(["manager order"]);
  expect(reasons(visit([line("20000.01")]))).toEqual(["manager order", "council above-council-limit"]);
  expect(reasons(visit([line("15000.01")]))).toEqual(["manager order", "council above-cap"]);
});

test.each([
  ["another currency", visit([line("100.00")], { currency: "EUR" })],
  ["a range in words beside a krone", visit([line("1.00"), line(null, { amountText: "500.000-900.000 kr." })])],
  ["words beside the amount", visit([line("1.00", { amountText: "500.000-900.000 kr." })])],
  ["a line that waits for its amount", visit([line("1.00"), line(null)])],
  ["a total of nobody", visit([line("500000.00")], { participants: { total: 10_000 } })],
])("what is not known for sure asks the council: %s", (_name, trip) => {
  expect(reasons(trip)).toEqual(["manager order", "council not-sure"]);
  expect(isByManager(trip, lyngholm(), today)).toBe(false);
});

test("a limit is held against the exact share: what rounding takes off asks the council all the same, and is told as over", () => {
  const three = { staff: [{ unit: "Skole", count: 3 }] };
  const of = (amount: string) => reasons(visit([line(amount)], { participants: three })).at(-1);
  expect(of("60000.00")).toBe("council above-cap");
  expect(of("60000.01")).toBe("council above-council-limit");
  const share = (hundredths: bigint, people: number) => ({ hundredths, people });
  expect(besideLimit(20_000_00n, [share(60_000_00n, 3)])).toBe(20_000_00n);
  expect(besideLimit(20_000_00n, [share(60_000_01n, 3)])).toBe(20_000_01n);
  // Of shares each rounded up the sum alone would be above.
  expect(besideLimit(3_00n, [share(3_01n, 2), share(2_99n, 2)])).toBe(3_00n);
  expect(besideLimit(3_00n, [share(3_01n, 2), share(3_00n, 2)])).toBe(3_01n);
});

test("a stated total lowers nothing: limits count who is listed", () => {
  const trip = visit([line("500000.00")], { participants: { ...one, total: 10_000 } });
  expect(costEach(trip, lyngholm())).toMatchObject({ most: 50_000_000n, unsure: null, people: 1 });
  expect(reasons(trip)).toEqual(["manager order", "council above-council-limit"]);
});

test("money in that stands from before is no cost below nothing", () => {
  expect(reasons(visit([line("500000.00"), line("-499000.00")]))).toContain("council above-council-limit");
});

test("nothing is asked about a budget that nobody has written yet, nor where the council rules already", () => {
  expect(costEach(visit([]), lyngholm())).toMatchObject({ most: null, unsure: null });
  expect(reasons(visit([]))).toEqual(["manager order"]);
  expect(reasons(visit([line("1.00")], { participants: {} }))).toEqual(["manager order"]);
  const dear = tripWith({ budget: { currency: "EUR", vat: "incl", lines: [line("100.00")] } }, { kind: "delegation" });
  expect(reasons(dear)).toEqual(["committee order", "economy order", "council not-sure"]);
});

test("a municipality without such limits is not asked for more", () => {
  const profile = lyngholm();
  const free = { ...profile, policies: { ...profile.policies, capPerParticipant: [], councilAbovePerParticipant: [] } };
  const trip = visit([line("100.00")], { currency: "EUR" });
  expect(approvalSteps(trip, free, today).map(({ decider }) => decider.by)).toEqual(["manager"]);
});
