import { expect, test } from "vitest";
import { isFound, type Row, readAsked, wordsFiled } from "./search-rows.ts";

const row: Row = {
  href: "/rejser/brandenburg-2025",
  name: "Besøg hos venskabsbyen",
  about: ["Brandenburg an der Havel", "3.–5. maj 2025", ["Børne- og Skoleudvalget", "da"]],
  knowledge: "final",
  status: null,
  aar: "2025",
  udvalg: "boern",
  land: ["DE"],
  type: "delegation",
  regnskab: ["final"],
  rapport: [],
  partner: ["brandenburg"],
  maal: [],
  ord: [],
  maaned: "2025-05",
  sted: ["52.42,12.55"],
};
const finds = (query: string) => {
  const asked = readAsked(new URLSearchParams(query));
  return asked && isFound(row, asked);
};

test.each([
  ["q=brandenburg", true],
  ["q=BESØG havel", true],
  ["q=besoeg", true],
  ["q=udvalget", true],
  ["q=bes wien", false],
  ['q="der havel"', true],
  ['q="havel der"', false],
  ["q=besøg -havel", false],
  ["q=besøg -wien", true],
  ["q=byen", true],
  ["q=yen", false],
  ["aar=2025&land=de", true],
  ["aar=2025&land=SE", false],
  ["aar=2024", false],
  ["status=final&type=delegation&udvalg=boern&partner=brandenburg", true],
  ["status=none", false],
  ["rapport=late", false],
  ["sted=52.42,12.55&maaned=2025-05&q=skole", true],
])("%s is found: %s", (query, found) => {
  expect(finds(query)).toBe(found);
});

test("a record whose report is over its term is found by that", () => {
  const asked = readAsked(new URLSearchParams("rapport=late"));
  expect(asked && isFound({ ...row, rapport: ["late"] }, asked)).toBe(true);
});

test("a form that was sent empty asks nothing", () => {
  expect(readAsked(new URLSearchParams("q=+&aar=&land="))).toBeNull();
  expect(readAsked(new URLSearchParams("utm_source=x"))).toBeNull();
});

test.each([
  ["tur", "bustur skitur studieturen", true],
  ["hus", "Rådhuset", true],
  ["råd", "byrådet", true],
  ["tur", "struktur arkitektur agentur", false],
  ["sport", "transport", false],
  ["form", "platform", false],
  ["port", "rapporten om transport", false],
  ["co2-aftryk", "CO₂-aftryk", true],
  ["CO₂", "CO2", true],
])("»%s« is found in %j: %s", (q, text, found) => {
  const asked = readAsked(new URLSearchParams({ q }));
  expect(asked && isFound({ name: "Besøg", words: [text] }, asked)).toBe(found);
});

test("a record is found by its countries, its kind and how sure its accounts are, in words", () => {
  const names = {
    country: { DE: "Tyskland" },
    kind: { delegation: ["Delegationsrejse", "da"] },
    state: { final: "endeligt" },
  } as const;
  expect(wordsFiled(row, names)).toEqual(["Tyskland", "Delegationsrejse", "endeligt"]);
});
