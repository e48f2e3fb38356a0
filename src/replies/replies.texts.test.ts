import { expect, test } from "vitest";
import { catalogueFaults } from "../platform/index.ts";
import { repliesTexts } from "./replies.texts.ts";

test("the words of replies are whole in all three languages", () => {
  expect(catalogueFaults(repliesTexts)).toEqual([]);
});

test("of one who travelled it is not said that all of one have a link", () => {
  const said = (lang: "da" | "en" | "de", travellers: number) =>
    repliesTexts.in(lang)("fault.survey-links-spent", { travellers }).split(". ")[0];
  expect(said("da", 1)).toBe("Der er lavet link til den ene, der var med");
  expect(said("da", 9)).toBe("Der er lavet link til alle 9, der var med");
  expect(said("en", 1)).toBe("There is a link for the one person who took part");
  expect(said("en", 9)).toBe("There are links for all 9 people who took part");
  expect(said("de", 1)).toBe("Für die eine Person, die dabei war, gibt es einen Link");
});
