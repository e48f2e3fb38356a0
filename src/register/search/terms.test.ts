import { expect, test } from "vitest";
import { readTerms, replaceWords } from "./terms.ts";

const told = (asked: string) =>
  readTerms(asked).map(({ text, isPhrase, isLeftOut }) => `${isLeftOut ? "-" : ""}${isPhrase ? `"${text}"` : text}`);

test("words stand by themselves, small and composed; signs around them are no part of them", () => {
  expect(told("  Rejser til (Toronto)!  ")).toEqual(["rejser", "til", "toronto"]);
  expect(told("Ma\u030aløv")).toEqual(["måløv"]);
  expect(told("!!! — ,")).toEqual([]);
});

test("phrases in any language's marks, and what is more than letters, stand as they are written", () => {
  expect(told('"grøn by" »rent vand« „saubere Luft“ “clean air”')).toEqual([
    '"grøn by"',
    '"rent vand"',
    '"saubere luft"',
    '"clean air"',
  ]);
  expect(told("24/1234 e-mail 2026")).toEqual(['"24/1234"', '"e-mail"', '"2026"']);
  expect(told('"uden ende')).toEqual(['"uden ende"']);
});

test("a minus leaves out, before a word and a phrase; within a word it is the word's", () => {
  expect(told('by -toronto -"rent vand" klima-plan')).toEqual(["by", "-toronto", '-"rent vand"', '"klima-plan"']);
});

test("the same word once, and twelve at most", () => {
  expect(told("by By BY")).toEqual(["by"]);
  expect(
    told(Array.from({ length: 40 }, (_, at) => `ord${String.fromCharCode(97 + (at % 26))}x`).join(" ")),
  ).toHaveLength(12);
});

test("a sign stands for what it means, a dash for a hyphen", () => {
  expect(told("CO₂ CO₂e m² CO₂‑aftryk ﬁlm")).toEqual(['"co2"', '"co2e"', '"m2"', '"co2-aftryk"', "film"]);
});

test("a word is replaced where it stands by itself: within another, in a phrase and after a minus it is not", () => {
  const hamborg = [{ from: "hambrog", to: "hamborg" }];
  expect(replaceWords("(Hambrog), hambrog-turen", hamborg)).toBe("(hamborg), hambrog-turen");
  expect(replaceWords('-hambrog "hambrog by" vand', hamborg)).toBe('-hambrog "hambrog by" vand');
  expect(replaceWords("Skjal skjal-kaj  -toronto", [{ from: "skjal", to: "" }])).toBe("skjal-kaj -toronto");
  expect(replaceWords("skjal!", [{ from: "skjal", to: "" }])).toBe("");
});
