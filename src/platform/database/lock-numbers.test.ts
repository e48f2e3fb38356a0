import { expect, test } from "vitest";
import { lockNumbers } from "./lock-numbers.ts";

test("no two locks are one: a site would wait for a backup to end before it begins", () => {
  const numbers = Object.values(lockNumbers);
  expect(new Set(numbers).size).toBe(numbers.length);
});
