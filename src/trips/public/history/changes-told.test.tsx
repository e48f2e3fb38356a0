import { expect, test } from "vitest";
import { InLanguage, renderPart } from "../../../web/index.ts";
import { Changes } from "./changes-told.tsx";

const told = (before: string, after: string, lang: "da" | "en" = "da", of?: "da") => {
  const said = (text: string) => (of ? { text, lang: of } : { text });
  const change = { field: "purpose", before: said(before), after: said(after) } as const;
  return renderPart(
    <InLanguage lang={lang}>
      <Changes changes={[change]} lang={lang} />
    </InLanguage>,
  );
};

test("what was changed keeps its lines, and only the words that were changed are marked", () => {
  const page = told("Se A.\n\nTag fem\nhjem.", "Se A.\n\nTag seks\nhjem.");
  expect(page).toMatch(/<p class="written edited"><span class="xs m">Ændret <\/span><span>Se A\.<\/span><\/p>/);
  expect(page.replaceAll(/<span class="vh"[^>]*>[^<]*<\/span>/g, "")).toContain(
    "<span>Tag <del>fem</del><ins>seks</ins>\nhjem.</span>",
  );
});

test("what went and what came is said in words, for whoever sees no line", () => {
  const page = told("Tag fem hjem.", "Tag seks hjem.", "en", "da");
  expect(page).toContain('<span lang="da">Tag <del><span class="vh" lang="en">(taken out: </span>fem<span');
  expect(page).toContain('<ins><span class="vh" lang="en">(added: </span>seks<span');
  expect(page).toContain("(Only in Danish)");
});

test("what has nothing in common is read before and after", () => {
  const page = told("Mangler", "Endeligt");
  expect(page).toContain("Før </span><del>Mangler</del>");
  expect(page).toContain("Nu </span><ins>Endeligt</ins>");
});
