import { expect, test } from "vitest";
import { countries, countryName, countryOf } from "./countries.ts";

test("the list holds ISO's countries and not the groups and test codes that CLDR also names", () => {
  expect(countries).toEqual(expect.arrayContaining(["DK", "GL", "FO", "XK", "TW", "AQ"]));
  expect(countries.filter((code) => ["EU", "UN", "ZZ", "XA", "SU", "DD", "UK"].includes(code))).toEqual([]);
  expect(countries.length).toBe(250);
});

test.each([
  ["dk", "DK"],
  [" DE ", "DE"],
  ["Tyskland", "DE"],
  ["SYDKOREA", "KR"],
  ["Nederlandene", "NL"],
  ["Holland", "NL"],
  ["Skotland", "GB"],
  ["USA", "US"],
  ["Den Tjekkiske Republik", "CZ"],
  ["Danimarca", "DK"],
  ["Stati Uniti d’America", "US"],
  ["Stati Uniti", "US"],
  ["Řecko", "GR"],
  ["日本", "JP"],
  ["Þýskaland", "DE"],
  ["Suomi", "FI"],
  ["Côte d'Ivoire", "CI"],
  ["Trøndelag", null],
  ["Kongo", null],
  ["لتونی", null],
  ["Impero bizantino", null],
  ["", null],
  ["Deutchland", null],
])("%j is %s", (written, code) => {
  expect(countryOf(written)).toBe(code);
});

test("every country is found again by its name in the languages of the pages", () => {
  for (const language of ["da", "en", "de"])
    expect(countries.filter((code) => countryOf(countryName(code, language)) !== code)).toEqual([]);
});

test("names as Danish has them; an unknown code stays as it is", () => {
  expect(countryName("NL", "da")).toBe("Nederlandene");
  expect(countryName("GB", "de")).toBe("Vereinigtes Königreich");
  expect(countryName("QQ", "da")).toBe("QQ");
});
