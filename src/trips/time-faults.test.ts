import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { emptyPlan, type Plan, planSchema } from "./plan.ts";
import { dayFaults, overlaps, slotFaults } from "./time-faults.ts";

const today = day("2026-05-06");
const trip = (plan: object, startOn = "2026-09-02", endOn = "2026-09-04") => ({
  startOn: day(startOn),
  endOn: day(endOn),
  plan: planSchema.parse({ ...emptyPlan, ...plan }),
});
const slot = (from: string | null, to: string | null, more: object = {}) => ({
  ...{ date: "2026-09-03", from, to, title: "Møde", purposeClass: "municipal" },
  ...more,
});
const said = (programme: readonly object[]) => slotFaults(trip({ programme })).map((one) => [one.path, one.fault]);

test.each([
  ["an end after the start", slot("11:00", "13:00"), []],
  ["an end before it", slot("13:00", "11:00"), [["programme.0.to", "slot-ends-before-start"]]],
  ["an end the next day, said openly", slot("22:00", "06:00", { endsNextDay: true }), []],
  ["the same minute", slot("13:00", "13:00"), [["programme.0.to", "slot-without-length"]]],
  ["more than a day", slot("11:00", "13:00", { endsNextDay: true }), [["programme.0.endsNextDay", "slot-next-day"]]],
  ["a next day without hours", slot(null, null, { endsNextDay: true }), [["programme.0.endsNextDay", "slot-next-day"]]],
  ["one hour alone", slot("13:00", null), []],
  ["before the trip", slot(null, null, { date: "2026-09-01" }), [["programme.0.date", "slot-outside-trip"]]],
  ["after the trip", slot(null, null, { date: "2026-09-05" }), [["programme.0.date", "slot-outside-trip"]]],
  [
    "the night after the trip",
    slot("22:00", "06:00", { date: "2026-09-04", endsNextDay: true }),
    [["programme.0.endsNextDay", "slot-ends-outside-trip"]],
  ],
])("a slot with %s", (_, one, faults) => {
  expect(said([one])).toEqual(faults);
});

test("every slot is told of, each beside its own row", () => {
  expect(said([slot("13:00", "11:00"), slot("9:30".padStart(5, "0"), "10:00"), slot("13:00", "12:59")])).toEqual([
    ["programme.0.to", "slot-ends-before-start"],
    ["programme.2.to", "slot-ends-before-start"],
  ]);
});

test.each([
  ["home before leaving", trip({}, "2026-09-04", "2026-09-02"), [["endOn", "ends-before-start"]]],
  ["a day's trip", trip({}, "2026-09-02", "2026-09-02"), []],
  [
    "a year long past or far ahead",
    trip({}, "1926-09-02", "2062-09-04"),
    [
      ["startOn", "date-implausible"],
      ["endOn", "date-implausible"],
    ],
  ],
  [
    "a stay that ends before it begins",
    trip({ destinations: [{ place: "A", from: "2026-09-04", to: "2026-09-03" }] }),
    [["destinations.0.to", "stay-ends-before-start"]],
  ],
  [
    "stays outside the trip",
    trip({
      destinations: [
        { place: "A", from: "2026-09-01" },
        { place: "B", to: "2026-09-05" },
      ],
    }),
    [
      ["destinations.0.from", "stay-outside-trip"],
      ["destinations.1.to", "stay-outside-trip"],
    ],
  ],
])("days: %s", (_, one, faults) => {
  expect(dayFaults(one, today).map((each) => [each.path, each.fault])).toEqual(faults);
});

test("what lies outside is told of by its name and day", () => {
  const [stay] = dayFaults(trip({ destinations: [{ place: "Lund", to: "2026-09-05" }] }), today);
  expect(stay?.params).toMatchObject({
    side: "to",
    place: "Lund",
    day: expect.stringMatching(/^5\.\sseptember\s2026$/),
  });
  const [late] = slotFaults(trip({ programme: [slot(null, null, { date: "2026-09-01" })] }));
  expect(late?.params).toMatchObject({ title: "Møde", day: expect.stringMatching(/^1\.\sseptember\s2026$/) });
});

const programme = (...slots: readonly object[]): Plan["programme"] => trip({ programme: slots }).plan.programme;

test("slots at the same time are found, past midnight too, and those that meet are not", () => {
  expect(overlaps(programme(slot("11:00", "13:00"), slot("10:00", "11:00"), slot("12:30", "14:00")))).toEqual([[0, 2]]);
  const night = slot("22:00", "06:00", { endsNextDay: true });
  expect(overlaps(programme(night, slot("05:00", "07:00", { date: "2026-09-04" })))).toEqual([[0, 1]]);
  expect(overlaps(programme(night, slot("06:00", "07:00", { date: "2026-09-04" }), slot(null, "23:00")))).toEqual([]);
});

test("two slots are at once just where a minute belongs to both", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const range = fc.tuple(minute, minute).map(([a, b]) => (a < b ? [a, b] : [b, a + 1]) as [number, number]);
  fc.assert(
    fc.property(range, range, ([a, b], [c, d]) => {
      fc.pre(b < 1440 && d < 1440);
      const found = overlaps(programme(slot(clock(a), clock(b)), slot(clock(c), clock(d)))).length > 0;
      expect(found).toBe(Math.max(a, c) < Math.min(b, d));
    }),
  );
});
