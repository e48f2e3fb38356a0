import { expect, test } from "vitest";
import { sharesOf } from "./shares.ts";

test("shares add up to a hundred per cent, the odd hundredths to the largest remainders", () => {
  expect(sharesOf([1n, 1n, 1n])).toEqual([3334n, 3333n, 3333n]);
  const shares = sharesOf([6629200n, 2588100n, 6820000n, 564000n]);
  expect(shares).toEqual([3993n, 1559n, 4108n, 340n]);
  expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(10_000n);
});

test("of nothing there are no shares, and a refund has none", () => {
  expect(sharesOf([0n, 0n])).toEqual([0n, 0n]);
  expect(sharesOf([100n, -20n])).toEqual([10_000n, 0n]);
  expect(sharesOf([])).toEqual([]);
});
