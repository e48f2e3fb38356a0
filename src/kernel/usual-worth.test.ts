import { expect, test } from "vitest";
import { likelierThan, usualRate } from "./usual-worth.ts";

const meant = (of: string, worthIn: string, rate: number) => {
  const usual = usualRate(of, worthIn);
  return usual && likelierThan(rate, usual);
};

test.each([
  ["DKK", "EUR", 7.4605, 0.134],
  ["DKK", "SEK", 67.2, 1.49],
  ["DKK", "SEK", 0.672, 1.49],
  ["EUR", "DKK", 0.134, 7.46],
  ["EUR", "DKK", 746.05, 7.46],
  ["DKK", "NOK", 0.06, 1.25],
])("1 %s is not %s %d, but about so much: %d", (of, worthIn, rate, about) => {
  const found = meant(of, worthIn, rate) ?? 0;
  expect(found).toBeGreaterThan(about / 1.4);
  expect(found).toBeLessThan(about * 1.4);
});

test.each([
  ["EUR", "DKK", 7.4605],
  ["SEK", "DKK", 0.65],
  ["NOK", "DKK", 0.6],
  ["EUR", "USD", 1.1],
  ["JPY", "DKK", 0.043],
  ["EUR", "TRY", 620],
  ["EUR", "XQX", 1000],
])("1 %s is believed to be %s %d", (of, worthIn, rate) => {
  expect(meant(of, worthIn, rate)).toBeNull();
});
