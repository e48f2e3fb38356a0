import { expect, test } from "vitest";
import { homeWorth, isRate } from "./home-worth.ts";

test("a worth at home is rounded half away from zero", () => {
  expect(homeWorth(100_00n, "7.4597")).toBe(745_97n);
  expect(homeWorth(1n, "0.5")).toBe(1n);
  expect(homeWorth(-1n, "0.5")).toBe(-1n);
  expect(homeWorth(1n, "0.49999999")).toBe(0n);
  expect(homeWorth(-3n, "2.5")).toBe(-8n);
  expect(homeWorth(9_999_999_999_999_99n, "123456789.12345678")).toBe(123456789123456656543211n);
});

test.each(["7,46", "0", "0.00", "-1", "1e3", "", "1.123456789", "NaN", "1."])("%j is no rate", (text) => {
  expect(isRate(text)).toBe(false);
  expect(() => homeWorth(1n, text)).toThrow(RangeError);
});
