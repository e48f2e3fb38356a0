import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, DKK, day, dividedBy } from "../../kernel/index.ts";
import { type DayRate, type FreeMeal, freeMeals, type PerDiemLeg, reckonPerDiem } from "./reckon-per-diem.ts";

const EUR = "EUR" as Currency;
const leaves = new Date("2024-05-06T06:00:00Z");
const after = (hours: number) => new Date(leaves.getTime() + hours * 3_600_000);
const rate = (perDay: bigint, version = "satser 2024-01-01"): DayRate => ({ perDay, currency: DKK, version });
const leg = (perDay: bigint, arrives: Date | null = null, name = "Danmark"): PerDiemLeg => ({
  ...{ name, arrives },
  rateOn: () => rate(perDay),
});
/** Denmark, the state, 2024: 494 a day, 20.58 an hour. */
const denmark = leg(49_400n);
const free = (...meals: readonly FreeMeal[]) => new Set(meals);
const dayOf = (at: Date) => day(at.toISOString().slice(0, 10));

function reckoned(
  hours: number,
  legs: readonly PerDiemLeg[] = [denmark],
  meals: readonly ReadonlySet<FreeMeal>[] = [],
) {
  const result = reckonPerDiem({ leaves, returns: after(hours), legs, meals, dayOf });
  if (result.kind !== "reckoned") throw new Error(result.kind);
  return result;
}
const total = (...given: Parameters<typeof reckoned>) => reckoned(...given).totals.get(DKK);

test("Denmark, the state, 2024: 494 a day and 20.58 an hour", () => {
  expect(total(24)).toBe(49_400n);
  const one = reckoned(25);
  expect(one.periods[1]?.parts[0]).toMatchObject({ hours: 1, perHour: 2058n, hundredths: 2058n });
  expect(total(25)).toBe(51_458n);
  expect(total(53)).toBe(2n * 49_400n + 5n * 2058n);
});

test("a commenced hour is a whole one, and under 24 hours there are receipts", () => {
  expect(total(24.01)).toBe(51_458n);
  expect(reckonPerDiem({ leaves, returns: after(23.99), legs: [denmark], meals: [], dayOf })).toEqual({
    kind: "receipts",
    hours: 24,
  });
});

test("free meals are 15, 30 and 30 per cent of the day's rate", () => {
  expect(total(24, [denmark], [free("breakfast")])).toBe(41_990n);
  expect(total(24, [denmark], [free("lunch")])).toBe(34_580n);
  expect(total(24, [denmark], [free("breakfast", "lunch", "dinner")])).toBe(12_350n);
});

test("a quarter of what the last hours pay is left, however much was free", () => {
  const meals = [free(), free("dinner")];
  const { periods } = reckoned(26, [denmark], meals);
  expect(periods[1]).toMatchObject({ off: [{ hundredths: 14_820n }], kept: 14_820n - (4116n - 1029n) });
  expect(total(26, [denmark], meals)).toBe(49_400n + 1029n);
});

test("another country's rate begins at the end of the hour commenced on arrival", () => {
  const legs = [leg(49_400n), leg(60_000n, after(30.2), "Tyskland")];
  const { periods } = reckoned(48, legs);
  expect(periods.map(({ parts }) => parts.map(({ name, hours }) => [name, hours]))).toEqual([
    [["Danmark", 24]],
    [
      ["Danmark", 7],
      ["Tyskland", 17],
    ],
  ]);
  expect(total(48, legs)).toBe(49_400n + 7n * 2058n + 17n * 2500n);
});

test("meals of 24 hours in two countries are taken off by the rate at their end, and a quarter is left of its currency", () => {
  const legs = [denmark, leg(60_000n, after(7), "Tyskland")];
  expect(reckoned(24, legs, [free("breakfast")]).periods[0]?.off).toMatchObject([{ of: 60_000n, hundredths: 9000n }]);
  const euros: PerDiemLeg = { ...leg(0n, after(20), "Tyskland"), rateOn: () => ({ ...rate(6000n), currency: EUR }) };
  const { periods, totals } = reckoned(24, [denmark, euros], [free("breakfast", "lunch", "dinner")]);
  // Four hours of 2.50: all but a quarter of 10.00 is taken, and no krone.
  expect(periods[0]?.kept).toBe(4500n - 750n);
  expect([...totals]).toEqual([
    [DKK, 20n * 2058n],
    [EUR, 250n],
  ]);
});

test("a table that changes on the way is named beside the other, and a missing rate is told", () => {
  const changing: PerDiemLeg = {
    ...denmark,
    rateOn: (on) => (on < "2024-05-07" ? rate(49_400n) : rate(50_000n, "satser 2024-05-07")),
  };
  expect(reckoned(48, [changing])).toMatchObject({ versions: ["satser 2024-01-01", "satser 2024-05-07"] });
  const legs = [denmark, { name: "Ukendt", arrives: after(24), rateOn: () => null }];
  expect(reckonPerDiem({ leaves, returns: after(48), legs, meals: [], dayOf })).toEqual({
    kind: "no-rate",
    missing: [{ name: "Ukendt", on: "2024-05-07" }],
  });
});

const perDay = fc.bigInt({ min: 10_000n, max: 500_000n });
const hours = fc.integer({ min: 24, max: 24 * 30 });
const meals = fc.array(
  fc.subarray([...freeMeals]).map((one) => new Set(one)),
  { maxLength: 31 },
);

test("an hour more is never less, and never more than an hour's rate", () => {
  fc.assert(
    fc.property(perDay, hours, (amount, length) => {
      const [less, more] = [total(length, [leg(amount)]) ?? 0n, total(length + 1, [leg(amount)]) ?? 0n];
      // The 24th hour fills the day up to its rate, by what rounding the hours left.
      const slack = 24n;
      return more >= less && more - less <= dividedBy(amount, 24) + slack;
    }),
  );
});

test("whatever was free, between a quarter and all of it is left, in every period", () => {
  fc.assert(
    fc.property(perDay, hours, meals, (amount, length, free) => {
      const { periods } = reckoned(length, [leg(amount)], free);
      for (const { parts, off, kept } of periods) {
        const paid = parts.reduce((sum, one) => sum + one.hundredths, 0n);
        const left = paid - off.reduce((sum, one) => sum + one.hundredths, 0n) + kept;
        expect(left >= dividedBy(paid, 4) && left <= paid).toBe(true);
      }
    }),
  );
});

test("the same rate in several countries comes to the same as in one, but for what rounding hours leaves", () => {
  fc.assert(
    fc.property(perDay, hours, fc.double({ min: 0, max: 720, noNaN: true }), (amount, length, at) => {
      const whole = total(length, [leg(amount)]) ?? 0n;
      const parted = total(length, [leg(amount), leg(amount, after(at), "B")]) ?? 0n;
      const apart = whole > parted ? whole - parted : parted - whole;
      return apart <= 24n;
    }),
  );
});

test("every hour of the journey is paid once", () => {
  fc.assert(
    fc.property(hours, fc.array(fc.double({ min: 0, max: 720, noNaN: true }), { maxLength: 4 }), (length, ats) => {
      const legs = [denmark, ...ats.toSorted((a, b) => a - b).map((at) => leg(60_000n, after(at), "B"))];
      const counted = reckoned(length, legs).periods.flatMap(({ parts }) => parts.map((one) => one.hours));
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(length);
    }),
  );
});
