import fc from "fast-check";
import { expect, test } from "vitest";
import { DKK, decimalOf, dividedBy, hundredthsOf, hundredthsOfSum, money, readAmount, sum } from "./money.ts";

test("a decimal is read exactly, and written with two places", () => {
  expect([hundredthsOf("1234.5"), hundredthsOf("-0.05"), hundredthsOf("7")]).toEqual([123450n, -5n, 700n]);
  for (const wrong of ["", "1.234", "1,5", "1e3", "٣", " 1", "--1", "12345678901234"])
    expect(hundredthsOf(wrong), wrong).toBeNull();
  expect([decimalOf(0n), decimalOf(-5n), decimalOf(16_601_300n)]).toEqual(["0.00", "-0.05", "166013.00"]);
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (any) => hundredthsOf(decimalOf(any)) === any),
  );
  fc.assert(fc.property(fc.bigInt(), (any) => hundredthsOfSum(decimalOf(any)) === any));
  expect([hundredthsOfSum("1234.5"), hundredthsOfSum("1e3"), hundredthsOfSum("")]).toEqual([123450n, null, null]);
});

test.each([
  ["1.234,50", 123450n],
  ["1234,5", 123450n],
  ["1234.50", 123450n],
  ["1 234 kr.", 123400n],
  ["12.000,-", 1_200_000n],
  ["kr. 7.000,-", 700_000n],
  ["kr 7.000,50 kr.", 700_050n],
  ["Kr. −80", -8_000n],
  ["−3.708", -370_800n],
  ["1.234", 123_400n],
])("a person's %s is read", (typed, expected) => {
  expect(readAmount(typed)).toBe(expected);
});

test("what cannot be an amount is a fault, never a guess", () => {
  expect(readAmount("88.000-113.000")).toMatchObject({ fault: "amount-unreadable" });
  expect(readAmount("ca. 300")).toMatchObject({ fault: "amount-unreadable" });
});

test("Toronto 2011: the lines' sum, and the share of each of nine", () => {
  const lines = [66_292n, 25_881n, 68_200n, 5_640n].map((kroner) => money(kroner * 100n, DKK));
  const total = sum(DKK, lines);
  expect(decimalOf(total.hundredths)).toBe("166013.00");
  expect(decimalOf(dividedBy(total.hundredths, 9))).toBe("18445.89");
});

test("a share is rounded half away from zero, and currencies are never added", () => {
  expect([dividedBy(5n, 2), dividedBy(-5n, 2), dividedBy(4n, 3)]).toEqual([3n, -3n, 1n]);
  expect(() => dividedBy(1n, 0)).toThrow(RangeError);
  expect(() => sum(DKK, [{ hundredths: 1n, currency: "EUR" as typeof DKK }])).toThrow("EUR");
});
