import type { TextBlock } from "../../papers/index.ts";

/** One row of a table; as many cells as the table has heads. */
export type Cells = readonly string[];

/** A part of an agenda text. Plain text throughout: what is written is what is shown and printed. */
export type Block = TextBlock;

export interface AgendaSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The text by which a committee is asked to rule (sagsfremstilling). */
export interface AgendaText {
  readonly title: string;
  /** What the committee is asked to do, and what it should know first. */
  readonly lead: readonly Block[];
  readonly sections: readonly AgendaSection[];
}

/** A text with what a case is carried by, whoever writes the rest of it. */
export interface CaseText extends AgendaText {
  /** That it came too late: never a part of the lead, so that nobody takes it out by rewriting that. */
  readonly notices: readonly Block[];
}

/** The lead as it is read and printed, with what stands under it in any case. */
export function leadOf({ lead, notices }: CaseText): readonly Block[] {
  return [...lead, ...notices];
}

/** One line of text: no line breaks, no double spaces, so that it is the same after it was written down and read again. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, (space) => (/^\u00a0$/.test(space) ? space : " ")).trim();
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text: oneLine(text) };
}

/** What a person wrote, a paragraph a line. */
export function paragraphs(written: string): Block[] {
  return written
    .split("\n")
    .map(oneLine)
    .filter((line) => line !== "")
    .map((text) => ({ kind: "paragraph", text }));
}

export function list(items: readonly string[], { ordered = false } = {}): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", ordered, items: items.map(oneLine) }];
}

/** A table whose columns after the first are figures. */
export function figureTable(heads: Cells, rows: readonly Cells[], sum: Cells | null): Block {
  return {
    kind: "table",
    heads,
    figures: heads.map((_, at) => at > 0),
    rows: rows.map((row) => row.map(oneLine)),
    sum,
  };
}

export function textTable(heads: Cells, rows: readonly Cells[]): Block {
  return {
    kind: "table",
    heads,
    figures: heads.map(() => false),
    rows: rows.map((row) => row.map(oneLine)),
    sum: null,
  };
}
