import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { inputOf, tripWith } from "./agenda.fixture.ts";
import { type AgendaText, leadOf } from "./agenda-block.ts";
import { readAgenda, writeAgenda } from "./agenda-markdown.ts";
import {
  fetched,
  partFaults,
  partsOf,
  shownOf,
  textOf,
  valuesOf,
  withOwnSection,
  withUntouched,
} from "./agenda-parts.ts";
import { agendaText } from "./agenda-text.ts";

const generated = agendaText(inputOf(tripWith({})));
const later = agendaText(inputOf({ ...tripWith({}), title: "Ny overskrift" }));
const values = valuesOf(generated, generated);
const titles = generated.sections.map((one) => one.title);

/** The values with the text of one section replaced. */
function typed(title: string, text: string) {
  const sections = (values.sections as { key: string; title: string; text: string }[]).map((row) =>
    row.key === title ? { ...row, text } : row,
  );
  return { ...values, sections };
}

function stored(of: typeof values): { text: string; follows: readonly string[] } {
  const { text, follows } = textOf(of, generated);
  if (text === null) throw new Error("nothing was changed");
  return { text, follows };
}

test("what nobody touched is no edit: the text goes on following the case whole", () => {
  expect(textOf(values, generated)).toEqual({ text: null, follows: [] });
  expect(partsOf(values, generated).map((one) => one.generated?.title)).toEqual([
    "Overskrift",
    "Indledning",
    ...titles,
  ]);
});

test("an edited section stands, and every other one follows the case", () => {
  const { text, follows } = stored(typed("Formål", "Mit formål."));
  expect(follows).toEqual(["title", "lead", ...titles.filter((one) => one !== "Formål")]);
  const now = withUntouched(text, follows, later);
  expect(now.title).toBe("Ny overskrift");
  expect(now.sections.find((one) => one.title === "Formål")?.blocks).toEqual([
    { kind: "paragraph", text: "Mit formål." },
  ]);
  expect(now.sections.at(-1)).toEqual(later.sections.at(-1));
});

test("what was late stands under the lead, whatever is written in the lead, and once", () => {
  const late = agendaText(inputOf(tripWith({}), { afterDeadline: true, meetsOn: day("2026-09-15") }));
  expect(late.notices.map((one) => one.kind === "paragraph" && one.text.slice(0, 15))).toEqual([
    "Sagen er sendt ",
    "Sen anmodning: ",
  ]);
  const { text, follows } = textOf({ ...valuesOf(late, late), lead: "Min egen indledning." }, late);
  const now = withUntouched(text ?? "", follows, late);
  expect(leadOf(now).slice(1)).toEqual(late.notices);
  expect(leadOf(withUntouched(writeAgenda(now), [], late))).toEqual(leadOf(now));
  expect(shownOf({ ...valuesOf(late, late), lead: "" }, late).notices).toEqual(late.notices);
});

test("a section left empty is left out, and has its empty field in its place when the text is edited again", () => {
  const { text, follows } = stored(typed("Budget", " "));
  const now = withUntouched(text, follows, generated);
  expect(now.sections.map((one) => one.title)).toEqual(titles.filter((one) => one !== "Budget"));
  const again = valuesOf(now, generated).sections as { key: string; text: string }[];
  expect(again.map((row) => row.key)).toEqual(titles);
  expect(again.find((row) => row.key === "Budget")?.text).toBe("");
});

test("a section of one's own comes before the last and is not taken for one of the case's", () => {
  const [...rows] = withOwnSection(values).sections as { key: string; title: string; text: string }[];
  rows[rows.length - 2] = { key: "", title: "Baggrund", text: "Før." };
  const { text, follows } = stored({ ...values, sections: rows });
  const now: AgendaText = withUntouched(text, follows, later);
  expect(now.sections.map((one) => one.title).slice(-2)).toEqual(["Baggrund", "Indstilling"]);
  expect(partFaults({ ...values, sections: rows }, generated)).toEqual([]);
  for (const [title, code] of [
    ["", "agenda-section-heading-needed"],
    ["Budget", "agenda-section-heading-taken"],
  ] as const) {
    rows[rows.length - 2] = { key: "", title, text: "Før." };
    expect(partFaults({ ...values, sections: rows }, generated)).toEqual([
      { fault: code, params: {}, path: `sections.${rows.length - 2}.title` },
    ]);
  }
});

test("one part is fetched again, and no other", () => {
  const at = titles.indexOf("Formål");
  const of = { ...typed("Formål", "Mit."), lead: "Min.", do: `fetch:sections.${at}.text` };
  const again = fetched(of, generated);
  expect(again?.name).toBe(`sections.${at}.text`);
  expect(again && textOf(again.values, generated).follows).toEqual(["title", ...titles]);
  expect(fetched({ ...of, do: "fetch:sections.99.text" }, generated)).toBeNull();
  expect(fetched({ ...of, do: "save" }, generated)).toBeNull();
});

test("a whole text of somebody else's making comes through the fields as it was", () => {
  const own = "# Titel\n\n## Andet\n\nOrd.\n\n## Budget\n\n| a | b |\n| --- | ---: |\n| c | 1,00 |\n";
  const { text } = stored(valuesOf(readAgenda(own, ""), generated));
  expect(text).toBe(own);
  expect(writeAgenda(withUntouched(own, [], later))).toBe(own);
});
