import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { draftingOf } from "./short-form.ts";

function headingOf(purpose: string): string | undefined {
  const when = { from: day("2026-09-01"), to: day("2026-09-02") };
  const where = { place: "Malmø", country: "SE" };
  const form = { who: { unit: "skole", count: 1 }, where, when, purpose, budget: { amount: "900" } };
  return draftingOf(form, lyngholm()).title;
}

test("the heading is the purpose's first sentence: without its full stop, and a question stays a question", () => {
  expect(headingOf("At se deres cykelparkering. Vi skal bygge selv.")).toBe("Malmø: At se deres cykelparkering");
  expect(headingOf("Hvordan deler to skoler én værkstedslærer? Vi vil se det.")).toBe(
    "Malmø: Hvordan deler to skoler én værkstedslærer?",
  );
  expect(headingOf("Hvad koster det?\nOg hvem betaler?")).toBe("Malmø: Hvad koster det?");
  expect(headingOf("Se e.g.?x uden mellemrum")).toBe("Malmø: Se e.g.?x uden mellemrum");
});

test.each([
  ["Besøge Ö-skolen (7.-9. klasse)? Vi vil se, hvordan de læser.", "Besøge Ö-skolen (7.-9. klasse)?"],
  ["Se skolens uge fra den 5. maj. Vi skal selv holde en.", "Se skolens uge fra den 5. maj"],
  ["Møde Dr. Hansen om læsning. Vi er to.", "Møde Dr. Hansen om læsning"],
  ["Vise ca. 20 elever havnen kl. 9. Bagefter spiser vi.", "Vise ca. 20 elever havnen kl. 9. Bagefter spiser vi"],
  ["Se Skt. Petri Skole, f.eks. Nordfløjen. Vi bygger om.", "Se Skt. Petri Skole, f.eks. Nordfløjen"],
  ["Høre om H. C. Andersens vej. Og gå den.", "Høre om H. C. Andersens vej"],
  ["Forberede optagelsen i 2027. Alle skal med.", "Forberede optagelsen i 2027"],
  ["Se 3. klasse.\nVi bygger om.", "Se 3. klasse"],
  ["Det skal ses! Straks.", "Det skal ses"],
])("the heading is not cut inside abbreviations, ordinals and class ranges: %s", (purpose, heading) => {
  expect(headingOf(purpose)).toBe(`Malmø: ${heading}`);
});

test("a heading is no matter of how long the text is: one word of 5,000 signs, then 1,600 full stops, took minutes", () => {
  expect(headingOf(`${"x".repeat(4_990)} ${"H. ".repeat(1_600)}`)).toBe("Malmø: …");
  expect(headingOf(`Høre om ${"H. ".repeat(3_300)}`)).toBe(`Malmø: Høre om${" H.".repeat(35)} …`);
  expect(headingOf(`${"?".repeat(9_990)}x`)).toBe("Malmø: …");
});

test("a sentence as long as a heading can hold is whole, one sign more is cut at a word", () => {
  const of = (signs: number) => `Se ${"b".repeat(signs - 3)}`;
  expect(headingOf(`${of(113)}. Og mere.`)).toBe(`Malmø: ${of(113)}`);
  expect(headingOf(`${of(114)}. Og mere.`)).toBe("Malmø: Se …");
});
