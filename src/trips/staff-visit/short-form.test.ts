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
