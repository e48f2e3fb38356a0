import { expect, test } from "vitest";
import { foldedThings, isNamedAsWritten, type NamedThing, thingsNamed } from "./named-things.ts";

const thing = (name: string, ...words: string[]): NamedThing => ({
  kind: "partner",
  name: { text: name },
  href: `/${name}`,
  words,
});
const things = [
  thing("Brandenburg an der Havel", "Tyskland", "Deutschland"),
  thing("Måløv Byfestival"),
  thing("Teknikudvalget"),
  thing("East Kilbride"),
];
const named = (asked: string) => thingsNamed(asked, foldedThings(things)).map(({ name }) => name.text);

test("a thing is found by its name, a beginning of it, the head of a compound, or one slip from it", () => {
  expect(named("brandenburg")).toEqual(["Brandenburg an der Havel"]);
  expect(named("brand")).toEqual(["Brandenburg an der Havel"]);
  expect(named("udvalget")).toEqual(["Teknikudvalget"]);
  expect(named("kilbirde")).toEqual(["East Kilbride"]);
  expect(named("malov")).toEqual(["Måløv Byfestival"]);
});

test("by what is known of it too; by every word, and not by what stands for nothing", () => {
  expect(named("Deutschland")).toEqual(["Brandenburg an der Havel"]);
  expect(named("Brandenburg Tyskland")).toEqual(["Brandenburg an der Havel"]);
  expect(named("Brandenburg Norge")).toEqual([]);
  expect(named("-brandenburg")).toEqual([]);
  expect(named("")).toEqual([]);
});

test("only a whole word of a name is meant as it is written: a part of one may be a slip", () => {
  const asWritten = (asked: string) => isNamedAsWritten(asked, foldedThings(things));
  expect(asWritten("kilbride")).toBe(true);
  expect(asWritten("malov")).toBe(true);
  expect(["kilbrid", "malo", "brandenbur", "udvalget", "kilbirde"].filter(asWritten)).toEqual([]);
});
