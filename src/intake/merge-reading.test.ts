import { expect, test } from "vitest";
import { mergeReading } from "./merge-reading.ts";
import { itemRead, readAs } from "./read-as.ts";

test("what the file changed is taken, what a hand changed stays, and what both changed stays and is told", () => {
  const was = { a: "1", b: "1", c: "1", d: "1" };
  const stored = { a: "1", b: "hand", c: "hand", d: "both" };
  expect(mergeReading(was, stored, { a: "file", b: "1", c: "file", d: "both" })).toEqual({
    values: { a: "file", b: "hand", c: "hand", d: "both" },
    disputed: ["c"],
  });
});

test("objects are held against each other part by part, lists whole", () => {
  const was = { contact: { unit: null, email: "a" }, list: [1], printed: { x: "x" } };
  const stored = { contact: { unit: "S", email: "a" }, list: [1, 2], printed: { x: "x" } };
  expect(mergeReading(was, stored, { contact: { unit: null, email: "b" }, list: [3], printed: {} })).toEqual({
    values: { contact: { unit: "S", email: "b" }, list: [1, 2], printed: {} },
    disputed: ["list"],
  });
});

test("a field whose last reading is not known stays where it differs, and is told", () => {
  expect(mergeReading({}, { a: "x", b: "y" }, { a: "z", b: "y" })).toEqual({
    values: { a: "x", b: "y" },
    disputed: ["a"],
  });
});

test("a reading comes back as it was kept, amounts exactly, and one that an erasure has touched as unknown", () => {
  const item = { lines: [{ label: "fly", hundredths: 123n }], total: 9_007_199_254_740_993n, none: null };
  expect(itemRead(readAs(item))).toEqual(item);
  expect(itemRead(readAs({ total: 12n }).replace("12", "[slettet]"))).toEqual({ total: null });
});
