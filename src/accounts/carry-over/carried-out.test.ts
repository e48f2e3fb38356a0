import { expect, test } from "vitest";
import { emptyPot } from "../pot-figures.ts";
import { carriedOut } from "./carried-out.ts";

const figures = (left: bigint) => ({ ...emptyPot.figures, left });

test("what is left is carried as the policy says, never a deficit", () => {
  expect(carriedOut({ rule: "none" }, figures(900n), 0n)).toBe(0n);
  expect(carriedOut({ rule: "all" }, figures(900n), 0n)).toBe(900n);
  expect(carriedOut({ rule: "all" }, figures(-900n), 0n)).toBe(0n);
  expect(carriedOut({ rule: "up-to", amount: 500n }, figures(900n), 0n)).toBe(500n);
  expect(carriedOut({ rule: "up-to", amount: 500n }, figures(300n), 0n)).toBe(300n);
});

test("a limit is for the year, not for each time it is carried", () => {
  expect(carriedOut({ rule: "up-to", amount: 500n }, figures(900n), 450n)).toBe(50n);
  expect(carriedOut({ rule: "up-to", amount: 500n }, figures(900n), 600n)).toBe(0n);
});
