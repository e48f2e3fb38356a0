import { expect, test } from "vitest";
import { InLanguage } from "./language.tsx";
import { ProgressRail } from "./progress-rail.tsx";
import { renderPart } from "./render.ts";

const said = (note?: string) =>
  renderPart(
    <InLanguage lang="da">
      <ProgressRail steps={[{ title: "Rapport", state: "gap", ...(note && { note }) }]} />
    </InLanguage>,
  );

test("a gap is said to be not stated where nothing is stated of it, and not beside what is", () => {
  expect(said()).toContain("ikke oplyst");
  expect(said("Sendt tilbage 20. okt. 2026")).not.toContain("ikke oplyst");
});
