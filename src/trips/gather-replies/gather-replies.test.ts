import { expect, test } from "vitest";
import { lyngholm, trip } from "../obligations/trip-owing.fixture.ts";
import { holdsLines, withLines } from "./gather-replies.ts";
import { shownToReplies } from "./trip-replies.ts";

test("a survey is headed by no translation of what the trip was called before", () => {
  const work = { municipality: { profile: lyngholm() }, today: trip.startOn } as Parameters<typeof shownToReplies>[0];
  const translations = { en: { title: "Kiel" }, de: { title: "Hamburg" } };
  const plan = { ...trip.plan, translations, earlierTranslations: { en: ["title" as const] } };
  expect(shownToReplies(work, { ...trip, plan }).titles).toEqual({ de: "Hamburg" });
});

test("lines are put below what stands in a field, once", () => {
  expect(withLines("", "Kajen ejes af byen.")).toBe("Kajen ejes af byen.");
  const both = withLines("Vi så havnen.\n", "Kajen ejes af byen.\nDet gør forskellen.");
  expect(both).toBe("Vi så havnen.\n\nKajen ejes af byen.\nDet gør forskellen.");
  expect(withLines(both, "Kajen ejes af byen.\nDet gør forskellen.")).toBe(both);
  expect(withLines(`${both}\n\nOg mere.`, "Kajen ejes af byen.\nDet gør forskellen.")).toBe(`${both}\n\nOg mere.`);
});

test("a part of a line is not the line", () => {
  expect(holdsLines("Janteloven", "Ja")).toBe(false);
  expect(holdsLines("Nej\nJa\nMåske", "Ja")).toBe(true);
  expect(holdsLines("Ja.", "Ja")).toBe(false);
});
