import { expect, test } from "vitest";
import { demoProfiles } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import { type PublishedRuling, RulingText } from "./ruling-shown.tsx";

const [profile] = demoProfiles();
if (!profile) throw new Error("the demo has municipalities");
const plain: PublishedRuling = {
  ...{ about: "request", committee: { id: "x", name: "X" }, metOn: "2026-05-06", item: null, ruling: "approved" },
  ...{ text: "Godkendt.", votes: null, minority: null, recused: [], url: null, late: false, basis: null },
};
const shownAs = (ruling: PublishedRuling, brief = false) =>
  renderPart(<RulingText {...{ ruling, brief, profile }} lang="da" isVisit={false} entered="da" />);

test("a list says the paragraph of each approval, its record what the law says there too", () => {
  // A line never breaks between the sign and its number.
  const paragraph = "kommunestyrelseslovens §\u00a016, stk. 1, litra f (andre hverv efter anmodning), og stk. 10";
  const shown = (basis: string, brief: boolean) => shownAs({ ...plain, basis }, brief).replaceAll(/<[^>]*>/g, "");
  const typed = paragraph.replace("\u00a0", " ");
  expect(shown(typed, false)).toContain(`Hjemmel: ${paragraph}`);
  expect(shown(typed, true)).toContain("Hjemmel: kommunestyrelseslovens §\u00a016, stk. 1, litra f, og stk. 10");
  // What a municipality has written in brackets alone is said all the same.
  expect(shown("(se § 40)", true)).toContain("Hjemmel: (se §\u00a040)");
});

test("a minority's statement keeps its lines, as the text of the ruling does", () => {
  const page = shownAs({ ...plain, text: "Godkendt.\n\nMed stemmer.", minority: "Mindretallet mener A.\n\nOg B." });
  expect(page).toContain('<p class="written">Godkendt.\n\nMed stemmer.</p>');
  expect(page).toContain('<p class="written">Mindretalsudtalelse: »Mindretallet mener A.\n\nOg B.«</p>');
});
