import { expect, test } from "vitest";
import { slugFrom } from "./slug.store.ts";

test("an address is of the words, in plain letters", () => {
  expect(slugFrom("Ålborg, Øster Æ – Straße 7")).toBe("aalborg-oester-ae-strasse-7");
});

test("no record takes an address that lists have themselves: a trip to Side in Turkey, a title that is a year, or none", () => {
  const words = ["Side", "Udvalg", "land", "type", "status", "feed", "Kalender", "2026", "…"];
  expect(words.map(slugFrom)).toEqual([
    ...["post-side", "post-udvalg", "post-land", "post-type", "post-status", "post-feed", "post-kalender"],
    ...["post-2026", "post"],
  ]);
  expect(["Side 2026", "2026-1", "Sideby"].map(slugFrom)).toEqual(["side-2026", "2026-1", "sideby"]);
});

test("a narrowing of the lists is no record's address", () => {
  expect(["Partner", "Mål", "Visning"].map(slugFrom)).toEqual(["post-partner", "post-maal", "post-visning"]);
});
