import fc from "fast-check";
import { expect, test } from "vitest";
import { inputOf, rammeWith, tripWith } from "./agenda.fixture.ts";
import { type AgendaText, figureTable, list, paragraph, textTable } from "./agenda-block.ts";
import { readAgenda, writeAgenda } from "./agenda-markdown.ts";
import { agendaText } from "./agenda-text.ts";

const line = fc
  .string({ unit: fc.constantFrom(..."ab æø|*_\\#-+.1)<>&`[]!~=:\u00a0"), minLength: 1, maxLength: 20 })
  .map((text) => text.trim().replaceAll(/ +/g, " "))
  .filter((text) => text !== "");
const blocks = fc.array(
  fc.oneof(
    line.map(paragraph),
    line.map((text) => ({ kind: "subheading" as const, text })),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => list(items)[0] ?? paragraph("-")),
    fc.tuple(line, line, line).map(([head, name, cell]) => textTable([head, head], [[name, cell]])),
    fc.tuple(line, line).map(([head, name]) => figureTable([head, head], [[name, "1,00"]], ["I alt", "1,00"])),
  ),
  { maxLength: 4 },
);

/** Two lists in a row are one list in Markdown, and so is one list here. */
const parted = (text: AgendaText) =>
  [text.lead, ...text.sections.map((one) => one.blocks)].every((all) =>
    all.every((one, at) => one.kind !== "list" || all[at + 1]?.kind !== "list"),
  );

test("what is written is read again as it was, whatever a person typed", () => {
  const text = fc
    .record({ title: line, lead: blocks, sections: fc.array(fc.record({ title: line, blocks }), { maxLength: 3 }) })
    .filter(parted);
  fc.assert(
    fc.property(text, (one) => {
      expect(readAgenda(writeAgenda(one), "")).toEqual(one);
    }),
    { numRuns: 1000 },
  );
});

test("a generated text survives being written down", () => {
  const { notices, ...text } = agendaText(inputOf(tripWith({}), { ramme: rammeWith(7_025_000n, 2_220_000n) }));
  expect(notices).toEqual([]);
  expect(readAgenda(writeAgenda(text), "")).toEqual(text);
});

test("an edited text is read as plain text: no markup of its own, no heading lost", () => {
  expect(readAgenda("Først\nså **fedt** <b>x</b>\n\n> citat\n\n1. et\n2. to\n", "Uden overskrift")).toEqual({
    title: "Uden overskrift",
    lead: [
      { kind: "paragraph", text: "Først" },
      { kind: "paragraph", text: "så fedt <b>x</b>" },
      { kind: "paragraph", text: "> citat" },
      { kind: "list", ordered: true, items: ["et", "to"] },
    ],
    sections: [],
  });
});
