import { expect, test } from "vitest";
import { demoProfiles } from "../../../profile/index.ts";
import { looksLikeName } from "./name-like.ts";

test("a person's name in a unit's place is noticed", () => {
  for (const text of [
    "Mette Hansen, Kultur og Borger",
    "Kultur og Borger (Søren P. Sørensen)",
    "H. C. Andersen",
    "Anna Maria Lindgaard",
    "Mette",
    "Mette, Kultur og Borger",
    "Lars fra Teknik",
  ])
    expect(looksLikeName(text), text).toBe(true);
  expect(looksLikeName("Sekretariatet ved Esther Påfund", ["Esther Påfund"])).toBe(true);
});

test("a unit is not taken for a person: no unit that a profile has, nor one that is called after somebody", () => {
  const units = demoProfiles().flatMap((one) => one.units.map(({ name }) => name));
  for (const text of [
    ...units,
    "Center for Børn og Unge",
    "H.C. Andersens Skole",
    "Ida Holsts Skole",
    "Hansenbakken Børnehus",
  ])
    expect(looksLikeName(text), text).toBe(false);
});
