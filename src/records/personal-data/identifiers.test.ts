import fc from "fast-check";
import { expect, test } from "vitest";
import { identifiersOf, matcherOf, matcherOfDigests, matcherOfWrong, secretMark } from "./identifiers.ts";

const names = ["Åse Opdigt", "aase@lyngholm.example", "Bo O'Neill-Madsen"];
const both = [
  ["by name", matcherOf(names)],
  ["by digest", matcherOfDigests("secret", "m", identifiersOf("secret", "m", names))],
] as const;

test.each(both)("whole words are found however they are cased, spaced and inflected, %s", (_, one) => {
  for (const text of [
    "Åse Opdigt",
    "møde med ÅSE  opdigt, formand",
    "A\u030ase Opdigt",
    "Åse\nOpdigts oplæg.",
    "skriv til Aase@lyngholm.example.",
    "Bo O'Neill-Madsen's bil",
  ])
    expect(one.isIn(text), text).toBe(true);
  for (const text of ["Åse", "Opdigt Åse", "Låse Opdigt", "Åse Opdigtsen", "xaase@lyngholm.example", "Åse B. Opdigt"])
    expect(one.isIn(text), text).toBe(false);
});

test.each(both)("what is found is replaced and nothing else, %s", (_, one) => {
  expect(one.replacedIn("Åse Opdigts oplæg, af Åse Opdigt (aase@lyngholm.example).", "[slettet]")).toBe(
    "[slettet]s oplæg, af [slettet] ([slettet]).",
  );
  expect(one.replacedIn("intet her", "[slettet]")).toBe("intet her");
});

test.each(both)("words that a file's name or a missing space has joined are found, %s", (_, one) => {
  expect(one.replacedIn("Kvittering Åse Opdigt.pdf", "[slettet]")).toBe("Kvittering [slettet].pdf");
  expect(one.replacedIn("Kvittering_ÅSE_OPDIGT.pdf", "[slettet]")).toBe("Kvittering_[slettet].pdf");
  expect(one.replacedIn("faktura-åse-opdigt-2026.pdf", "[slettet]")).toBe("faktura-[slettet]-2026.pdf");
  expect(one.replacedIn("Mødte Åse Opdigt.Derefter hjem.", "[slettet]")).toBe("Mødte [slettet].Derefter hjem.");
  // Another person: the hyphen is of her name.
  expect(one.isIn("Anne-Åse Opdigt")).toBe(false);
});

test("after replacing nothing is found, in any text", () => {
  const [, one] = both[0];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...names), fc.string()), { maxLength: 8 }), (parts) => {
      expect(one.isIn(one.replacedIn(parts.join(" "), "[slettet]"))).toBe(false);
    }),
  );
});

test("digests say nothing without the secret: another secret or municipality makes others", () => {
  const [first] = identifiersOf("secret", "m", ["Åse Opdigt"]);
  expect(first?.words).toBe(2);
  for (const [secret, municipality] of [
    ["other", "m"],
    ["secret", "n"],
  ] as const)
    expect(identifiersOf(secret, municipality, ["Åse Opdigt"])[0]?.digest).not.toBe(first?.digest);
  expect(identifiersOf("secret", "m", ["åse  OPDIGT"])[0]).toEqual(first);
  expect(secretMark("secret")).not.toBe(secretMark("other"));
});

test("a name that is corrected is left alone where it reads as it should, and put right where its letters differ", () => {
  const longer = matcherOfWrong("Clara Prøvedal", "Clara Prøvedal Lund");
  const put = (text: string) => longer.replacedIn(text, "Clara Prøvedal Lund");
  const once = put("Clara Prøvedals rejse, med Clara Prøvedal.");
  expect(once).toBe("Clara Prøvedal Lunds rejse, med Clara Prøvedal Lund.");
  expect([put(once), longer.isIn(once)]).toEqual([once, false]);
  // In any spelling that is found, the longer name is there already.
  for (const text of [
    "CLARA PRØVEDAL LUND",
    "Clara Prøvedal\nLund var med.",
    "Clara  Prøvedal Lunds rejse",
    "Kvittering_Clara_Prøvedal_Lund.pdf",
  ])
    expect([put(text), longer.isIn(text)], text).toEqual([text, false]);
  expect(put("CLARA PRØVEDAL LUND og clara  prøvedal")).toBe("CLARA PRØVEDAL LUND og Clara Prøvedal Lund");
  expect(matcherOfWrong("Clara Prøvedal", "Clara Prøvedal").isIn("Clara Prøvedal")).toBe(false);
  const cased = matcherOfWrong("clara prøvedal", "Clara Prøvedal");
  expect(cased.replacedIn("clara prøvedal og Clara Prøvedal", "Clara Prøvedal")).toBe(
    "Clara Prøvedal og Clara Prøvedal",
  );
  expect(
    matcherOfWrong("Clara Prøvedal Lund", "Clara Prøvedal").replacedIn("Clara Prøvedal Lund", "Clara Prøvedal"),
  ).toBe("Clara Prøvedal");
});
