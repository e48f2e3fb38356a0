import { expect, test } from "vitest";
import { marked, snippetOf } from "./snippet.ts";

const shown = (pieces: readonly { text: string; isMarked: boolean }[]) =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

test("words are marked whole, whatever their letters' size", () => {
  expect(shown(marked("Rejser og rejsebilag, REJSER", new Set(["rejser"])))).toBe("[Rejser] og rejsebilag, [REJSER]");
  expect(shown(marked("intet", new Set(["andet"])))).toBe("intet");
});

test("the text with most of the words is shown, cut between words, and where it stands", () => {
  const long = `${"ord ".repeat(60)}cykler og havne ${"ord ".repeat(60)}`;
  const snippet = snippetOf(
    [
      { weight: "a", text: "cykler i havne" },
      { weight: "c", text: "kun cykler", part: "purpose", lang: "da" },
      { weight: "d", text: long, part: "programme", lang: "da" },
    ],
    new Set(["cykler", "havne"]),
    "da",
  );
  expect(snippet?.part).toBe("programme");
  const text = shown(snippet?.pieces ?? []);
  expect(text).toMatch(/^… ord .*ord \[cykler\] og \[havne\] ord .* ord …$/);
  expect(text.length).toBeLessThan(240);
});

test("a record found by its name alone has no piece to show", () => {
  expect(snippetOf([{ weight: "a", text: "cykler" }], new Set(["cykler"]), "da")).toBeNull();
});

test("of sentences that say it as well the reader's own is shown", () => {
  const parts = [
    { weight: "c", text: "Imod stemte Kanarie Fugl", part: "ruling", lang: "da" },
    { weight: "c", text: "Voted against: Kanarie Fugl", part: "ruling", lang: "en" },
    { weight: "c", text: "Kanarie", part: "note", lang: "en" },
  ] as const;
  const words = new Set(["kanarie", "fugl"]);
  for (const lang of ["da", "en"]) expect(snippetOf(parts, words, lang)?.lang).toBe(lang);
  expect(snippetOf(parts, words, "de")?.lang).toBe("da");
});
