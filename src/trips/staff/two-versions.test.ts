import { expect, test } from "vitest";
import { differing, markOf } from "./two-versions.ts";

const labels = { title: "Overskrift", "elected.name": "Navn", goals: "Mål" };

test("fields that differ stand with both texts, rows by their number", () => {
  const theirs = { title: "Hamborg", goals: ["a", "b"], elected: [{ name: "Asta" }, { name: "Bo" }] };
  const mine = { title: "Hamborg og Lübeck", goals: ["b", "a"], elected: [{ name: "Asta" }], version: "3", do: "save" };
  expect(differing(theirs, mine, labels)).toEqual([
    { label: "Overskrift", theirs: "Hamborg", mine: "Hamborg og Lübeck" },
    { label: "Navn, nr. 2", theirs: "Bo", mine: "" },
  ]);
});

test("the mark of a form follows what stands in it", () => {
  expect(markOf({ title: "a" })).toBe(markOf({ title: "a" }));
  expect(markOf({ title: "a" })).not.toBe(markOf({ title: "b" }));
});
