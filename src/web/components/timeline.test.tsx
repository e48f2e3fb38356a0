import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { InLanguage } from "./language.tsx";
import { renderPart } from "./render.ts";
import { Timeline } from "./timeline.tsx";

const drawn = (count: number) =>
  renderPart(
    <InLanguage lang="da">
      <Timeline
        today={day("2026-11-26")}
        entries={Array.from({ length: count }, (_, at) => ({
          ...{ on: day(`2026-06-${String(1 + (at % 28)).padStart(2, "0")}`), label: `Rejse nummer ${at}` },
          ...{ direction: "out" as const, knowledge: "final" as const },
        }))}
      />
    </InLanguage>,
  );

test("a few trips have a drawing as wide as a phone; of many the wide one is moved to the side", () => {
  expect(drawn(2).match(/class="through (\w+)"/g)).toEqual(['class="through wide"', 'class="through narrow"']);
  expect(drawn(2)).toContain('viewBox="0 0 358 ');
  expect(drawn(40).match(/class="through (\w+)"/g)).toEqual(['class="through any"']);
});
