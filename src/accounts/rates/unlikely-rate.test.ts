import { expect, test } from "vitest";
import { usualRate } from "../../kernel/index.ts";
import { meantRate } from "./unlikely-rate.ts";

test.each([
  ["746", "7.4597", "7,46"],
  ["745.97", "7.4597", "7,4597"],
  ["149.3", "7.4597", "7,4597"],
  ["0.37", "7.4597", "7,4597"],
  ["51", "7.4597", "7,4597"],
  ["66.5", "0.665", "0,665"],
  ["1.86", "0.0186", "0,0186"],
  ["746", null, "7,46"],
])("%s where the day's rate is %s is asked about: %s", (rate, known, meant) => {
  expect(meantRate(rate, known, null)).toBe(meant);
});

test.each([
  ["7.60", "7.4597"],
  ["50", "7.4597"],
  ["0.38", "7.4597"],
  ["60", "24.1"],
  ["50", null],
  ["0.0186", null],
])("%s where the day's rate is %s is believed", (rate, known) => {
  expect(meantRate(rate, known, null)).toBeNull();
});

test.each([
  ["EUR", "0.134", "7,4627"],
  ["EUR", "746.05", "7,4605"],
  ["SEK", "67.2", "0,672"],
  ["EUR", "7.4605", null],
  ["JPY", "0.043", null],
])("without a table one %s at %s is held against what is usual: %s", (currency, rate, meant) => {
  expect(meantRate(rate, null, usualRate(currency, "DKK"))).toBe(meant);
});
