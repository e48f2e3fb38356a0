import { type Fault, fault } from "../../kernel/index.ts";
import { type FormTree, rowsAt, textAt } from "../../web/index.ts";
import type { AgendaSection, AgendaText, Block, CaseText } from "./agenda-block.ts";
import { escaped, readAgenda, writeBlocks } from "./agenda-markdown.ts";

/** A field of the form in which an agenda text is edited, and what the case would write in it. */
export interface AgendaPart {
  /** The field's name: `title`, `lead`, `sections.0.text`. */
  readonly name: string;
  /** The heading that the case gives it; `null` for a section of the writer's own. */
  readonly generated: { readonly title: string; readonly text: string } | null;
}

/** What a text's heading and lead are called among what follows the case; a section is called by its heading. */
const [heading, lead] = ["title", "lead"];

/** An agenda text as the form's values: each section its own field, those that were left out empty in their place. */
export function valuesOf(text: AgendaText, generated: AgendaText): FormTree {
  const rows: { readonly key: string; readonly title: string; readonly text: string }[] = [];
  for (const { title, blocks } of text.sections) {
    const known = generated.sections.some((one) => one.title === title) && !rows.some((one) => one.key === title);
    rows.push({ key: known ? title : "", title, text: writeBlocks(blocks) });
  }
  generated.sections.forEach(({ title }, at) => {
    if (rows.some((one) => one.key === title)) return;
    const before = generated.sections.slice(0, at).map((one) => one.title);
    rows.splice(rows.findLastIndex((one) => before.includes(one.key)) + 1, 0, { key: title, title, text: "" });
  });
  return { title: text.title, lead: writeBlocks(text.lead), sections: rows };
}

/** Sent values as `valuesOf` writes them: the heading of the case's own section is sent as its key alone. */
export function withTitles(sent: FormTree): FormTree {
  const rows = rowsAt(sent, "sections");
  if (rows.length === 0) return sent;
  return { ...sent, sections: rows.map((row) => ({ ...row, title: textAt(row, "key") || textAt(row, "title") })) };
}

/** The form's fields in their order. */
export function partsOf(values: FormTree, generated: AgendaText): readonly AgendaPart[] {
  return [
    { name: heading, generated: { title: "Overskrift", text: generated.title } },
    { name: lead, generated: { title: "Indledning", text: writeBlocks(generated.lead) } },
    ...rowsAt(values, "sections").map((row, at) => {
      const found = generated.sections.find((one) => one.title === textAt(row, "key"));
      return {
        name: `sections.${at}.text`,
        generated: found ? { title: found.title, text: writeBlocks(found.blocks) } : null,
      };
    }),
  ];
}

/** Nobody has touched it: it stands as the case writes it, and goes on following the case. */
export function isUntouched(values: FormTree, { name, generated }: AgendaPart): boolean {
  return generated !== null && textAt(values, name) === generated.text.trim();
}

/** The text that the values stand for, and what in it follows the case; `text` is `null` where all of it does. */
export function textOf(values: FormTree, generated: AgendaText): { text: string | null; follows: readonly string[] } {
  const parts = partsOf(values, generated);
  const follows = parts.filter((one) => isUntouched(values, one)).map(keyOf);
  const rows = rowsAt(values, "sections");
  const whole = rows.length === generated.sections.length && follows.length === parts.length;
  if (whole && rows.every((row, at) => textAt(row, "key") === generated.sections[at]?.title))
    return { text: null, follows: [] };
  const sections = rows.flatMap((row) => {
    const [title, body] = [textAt(row, "key") || textAt(row, "title"), textAt(row, "text")];
    return body ? [`## ${escaped(title)}\n\n${body}`] : [];
  });
  const written = [`# ${escaped(textAt(values, heading) || generated.title)}`, textAt(values, lead), ...sections];
  return { text: `${written.filter((one) => one !== "").join("\n\n")}\n`, follows };
}

function keyOf({ name, generated }: AgendaPart): string {
  return name === heading || name === lead ? name : (generated?.title ?? "");
}

/** A stored text, its untouched parts as the case writes them now, and what stands there in any case once. */
export function withUntouched(stored: string, follows: readonly string[], generated: CaseText): CaseText {
  const own = readAgenda(stored, generated.title);
  const section = (one: AgendaSection): AgendaSection =>
    (follows.includes(one.title) && generated.sections.find(({ title }) => title === one.title)) || one;
  return {
    title: follows.includes(heading) ? generated.title : own.title,
    lead: follows.includes(lead) ? generated.lead : own.lead.filter((one) => !isAmong(generated.notices, one)),
    notices: generated.notices,
    sections: own.sections.map(section),
  };
}

/** A text that was written down whole has them in its lead already. */
function isAmong(notices: readonly Block[], one: Block): boolean {
  return one.kind === "paragraph" && notices.some((notice) => notice.kind === "paragraph" && notice.text === one.text);
}

/** What is to be shown of the values: as they would be printed. */
export function shownOf(values: FormTree, generated: CaseText): CaseText {
  const { text } = textOf(values, generated);
  return text === null ? generated : withUntouched(text, [], generated);
}

/** What one field would be printed as. */
export function blocksIn(written: string): readonly Block[] {
  return readAgenda(written, "").lead;
}

/** A section of the writer's own has a heading of its own: by its heading a section is known as the case's. */
export function partFaults(values: FormTree, generated: AgendaText): Fault[] {
  const taken = generated.sections.map((one) => one.title);
  return rowsAt(values, "sections").flatMap((row, at) => {
    if (textAt(row, "key") || !textAt(row, "text")) return [];
    const title = textAt(row, "title");
    const path = `sections.${at}.title`;
    if (title === "") return [fault("agenda-section-heading-needed", {}, path)];
    return taken.includes(title) ? [fault("agenda-section-heading-taken", {}, path)] : [];
  });
}

/** What the buttons `fetch:lead` and `fetch:sections.0.text` ask for: that part as the case writes it. `null` for others. */
export function fetched(values: FormTree, generated: AgendaText): { values: FormTree; name: string } | null {
  const name = /^fetch:(.+)$/.exec(textAt(values, "do"))?.[1];
  const part = partsOf(values, generated).find((one) => one.name === name);
  if (!part?.generated) return null;
  const { text } = part.generated;
  if (part.name === heading || part.name === lead) return { values: { ...values, [part.name]: text }, name: part.name };
  const sections = rowsAt(values, "sections").map((row, at) =>
    `sections.${at}.text` === part.name ? { ...row, text } : row,
  );
  return { values: { ...values, sections }, name: part.name };
}

/** A new section of the writer's own, where one reads it: before the recommendation, which ends every text. */
export function withOwnSection(values: FormTree): FormTree {
  const sections = rowsAt(values, "sections");
  return { ...values, sections: [...sections.slice(0, -1), { key: "", title: "", text: "" }, ...sections.slice(-1)] };
}
