import { expect, test } from "vitest";
import { inputOf, lyngholm, tripWith } from "./agenda.fixture.ts";
import { requestSection } from "./request-section.ts";

test("members who are asked to take part in a visit are asked under the basis that is usual for visits", () => {
  const visit = tripWith({ legalBasis: null }, { kind: "incoming-visit", direction: "in" });
  const said = JSON.stringify(requestSection(inputOf(visit, { profile: lyngholm() })));
  expect(said).toContain("litra f");
  expect(said).not.toContain("Hjemmelen er ikke oplyst");
});

test("a kind that has no usual basis is not given one", () => {
  const visit = tripWith({ legalBasis: null }, { kind: "staff-visit" });
  expect(JSON.stringify(requestSection(inputOf(visit)))).toContain("Hjemmelen er ikke oplyst");
});
