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

test.each(both)("an address of the site is seen, where it spells a name's letters its own way, %s", (_, one) => {
  expect(one.isIn("band-v-aase-opdigt")).toBe(true);
  expect(one.replacedIn("band v aase opdigt", "[slettet]")).toBe("band v [slettet]");
  expect(one.isIn("band-v-ase-opdigt")).toBe(false);
});

test("any mark that an address leaves out is left out", () => {
  expect(matcherOf(["Zoë Müller"]).isIn("klub-v-zoe-muller")).toBe(true);
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
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...names, "-\n", "\u00ad", "Åse Op\u00addigt"), fc.string()), { maxLength: 8 }),
      (parts) => {
        expect(one.isIn(one.replacedIn(parts.join(" "), "[slettet]"))).toBe(false);
      },
    ),
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

/** What nobody sees within a word: of each sort that Unicode has, and what the CPR gate sees through. */
const unseen = [..."\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2064\ufe0f\ufeff\u{e0001}\u{e0100}"];

test.each(both)("a name is found and goes whole past signs that nobody sees within it, %s", (_, one) => {
  for (const sign of unseen)
    for (const name of [
      `Å${sign}se Op${sign}di${sign}gt`,
      `${sign}Åse${sign} ${sign}Opdigt${sign}s`,
      `A${sign}\u030ase Opdig${sign}t`,
    ]) {
      expect(one.isIn(`Med ${name}!`), JSON.stringify(name)).toBe(true);
    }
  const text =
    "Før 🧑‍🚀 Å\u00adse Op\u00addigts oplæg, Bo O\u200b'Neill\u2011Mad\u2060sen, a\u200dase@lyng\u00adholm.example; Åse\u3164Opdigt.";
  expect(one.replacedIn(text, "[slettet]")).toBe("Før 🧑‍🚀 [slettet]s oplæg, [slettet], [slettet]; [slettet].");
  expect(one.replacedIn("Kvittering_Å\u00adse_Op\u00addigt.pdf", "[slettet]")).toBe("Kvittering_[slettet].pdf");
  // Another word without the sign, too.
  for (const other of ["Lå\u00adse Opdigt", "Åse Op\u00addigtsen", "🧑‍🚀", "\u00ad"])
    expect(one.isIn(other), other).toBe(false);
});

test.each(both)("a name that a hyphen breaks over a line's end is found, %s", (_, one) => {
  for (const end of ["-\n", "-\r\n  ", "\u00ad\n", "\u2010 \n", "-\u200b\n"]) {
    for (const name of [
      `Åse Op${end}digt`,
      `Bo O'Neill${end}Madsen`,
      `Bo O'Ne${end}ill-Mad${end}sen`,
      `Bo O'Neill${end}Mad${end}sen`,
    ])
      expect(one.replacedIn(`Tak til ${name}s hold`, "[slettet]"), JSON.stringify(name)).toBe(
        "Tak til [slettet]s hold",
      );
    expect(one.isIn(`Åse Op${end}digtsen`)).toBe(false);
  }
});

test("a name typed with such signs is the name without them, and its digest the same", () => {
  expect(matcherOf(["Å\u00adse Op\u200bdigt"]).isIn("Åse Opdigt")).toBe(true);
  const typed = ["Å\u00adse\ufe0f Opdigt", "Åse\u3164Opdigt", "\u200eÅse Opdigt"];
  // Its own and that of an address's spelling.
  expect(new Set(identifiersOf("s", "m", [...typed, "Åse Opdigt"]).map((one) => one.digest)).size).toBe(2);
  const right = matcherOfWrong("Åse Opdigt", "Åse Opdigt Lund");
  expect(right.replacedIn("Å\u00adse Op\u00addigt; Åse Op\u00addigt Lu\u00adnd", "Åse Opdigt Lund")).toBe(
    "Åse Opdigt Lund; Åse Op\u00addigt Lu\u00adnd",
  );
});

test("a long text of such signs and hyphens is read in one go", () => {
  for (const part of ["\u00ad", "-\u00ad ", "a-\n", "Åse Op\u00addigt "])
    expect(() => both[1][1].isIn(part.repeat(20_000))).not.toThrow();
});

test("a name in an address is found as a browser copies it, and goes whole", () => {
  const matcher = matcherOf(["Åse Opdigt", "Bo Ræv"]);
  for (const written of ["%C3%85se%20Opdigt", "%c3%85se+Opdigt", "Åse%20Opdigt", "Åse+Opdigt", "A%CC%8Ase%20Opdigt"])
    expect(matcher.replacedIn(`https://x.example/r/${written}.pdf?a=b`, "[slettet]"), written).toBe(
      "https://x.example/r/[slettet].pdf?a=b",
    );
  expect(matcher.replacedIn("https://x.example/Bo%20R%C3%A6v", "[slettet]")).toBe("https://x.example/[slettet]");
  for (const text of ["100%20 procent", "https://x.example/%E9%FF%20Opdigt", "1+1"])
    expect(matcher.isIn(text), text).toBe(false);
});
