import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { roomTexts } from "../../src/app/room-texts.ts";
import { refusalsIn, unasked } from "./refusals.ts";
import { filesBelow, root } from "./sources.ts";

/** Refusals whose words or code no test asks for yet, only their status or nothing. The list only shrinks. */
const notYetAsked: readonly string[] = [
  "source-missing",
  "no-short-form",
  "time-needed",
  "sign-in-not-begun",
  "document-unknown",
  "two-hosts",
  "row-still-wrong",
  "record-unknown",
  "contribution-empty",
  "field-unknown",
  "nothing-to-take",
  "lines-taken",
  "survey-for-missing",
  "survey-not-used",
  "answer-too-long",
];

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /^test\/(trust|journeys)\/[^/]*\.ts$/.test(file);
const tests = ["src", "test"]
  .flatMap((folder) => filesBelow(path.join(root, folder)).map((file) => `${folder}/${file}`))
  .filter((file) => isTest(file) && !file.startsWith("test/house/"))
  .map((file) => readFileSync(path.join(root, file), "utf8"));
const refusals = roomTexts.flatMap((texts) => refusalsIn(texts.words.da));

test("every refusal with words is asked for by a test, or stands in the list of those that are not yet", () => {
  expect(tests.length).toBeGreaterThan(200);
  expect(refusals.length).toBeGreaterThan(200);
  expect(unasked(refusals, tests)).toEqual(notYetAsked);
});

describe("the check itself", () => {
  const refusal = { code: "too-late", words: "Det er for sent at {act} nu. Bed koordinatoren om hjælp." };
  test.each([
    ["by its code", `expect(answer).toMatchObject({ code: "too-late" })`, []],
    ["by words in a row", `expect(page).toContain("Bed koordinatoren om hjælp")`, []],
    ["not by a word or two", `expect(page).toContain("Det er")`, ["too-late"]],
    ["not by a longer code that begins alike", `"too-late-again"`, ["too-late"]],
    ["not at all", "", ["too-late"]],
  ])("a refusal is asked for %s", (_how, text, open) => {
    expect(unasked([refusal], [text])).toEqual(open);
  });
});
