import { expect, test } from "vitest";
import { renderPart } from "../../../web/index.ts";
import { Changes } from "./changes-told.tsx";

test("what was changed keeps its lines, before and after", () => {
  const change = { field: "purpose", before: { text: "Se A.\n\nOg B." }, after: { text: "Se A.\n\nOg C." } } as const;
  const page = renderPart(<Changes changes={[change]} lang="da" />);
  expect(page).toMatch(/<p class="written">.*<del>Se A\.\n\nOg B\.<\/del><\/p>/s);
  expect(page).toMatch(/<p class="written">[^<]*<span class="xs m">[^<]*<\/span><ins>Se A\.\n\nOg C\.<\/ins><\/p>/);
});
