import { expect, test } from "vitest";
import { demoProfiles } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import { type PublishedRuling, RulingText } from "./ruling-shown.tsx";

test("a list says the paragraph of each approval, its record what the law says there too", () => {
  const paragraph = "kommunestyrelseslovens § 16, stk. 1, litra f (andre hverv efter anmodning), og stk. 10";
  const [profile] = demoProfiles();
  if (!profile) throw new Error("the demo has municipalities");
  const shown = (basis: string, brief: boolean) => {
    const ruling: PublishedRuling = {
      ...{ about: "request", committee: { id: "x", name: "X" }, metOn: "2026-05-06", item: null, ruling: "approved" },
      ...{ text: "Godkendt.", votes: null, minority: null, recused: [], url: null, late: false, basis },
    };
    return renderPart(
      <RulingText {...{ ruling, brief }} lang="da" profile={profile} isVisit={false} entered="da" />,
    ).replaceAll(/<[^>]*>/g, "");
  };
  expect(shown(paragraph, false)).toContain(`Hjemmel: ${paragraph}`);
  expect(shown(paragraph, true)).toContain("Hjemmel: kommunestyrelseslovens § 16, stk. 1, litra f, og stk. 10");
  // What a municipality has written in brackets alone is said all the same.
  expect(shown("(se § 40)", true)).toContain("Hjemmel: (se § 40)");
});
