import MarkdownIt from "markdown-it";
import { refuseCpr } from "../../records/index.ts";
import type { AgendaSection, AgendaText, Block, CaseText, Cells } from "./agenda-block.ts";

/** Only what an agenda text has: headings, lists, tables, bold (for a sum). Nothing else is read as more than text. */
const reader = new MarkdownIt("zero").enable(["heading", "list", "table", "emphasis", "escape"]);

/** An agenda text as Markdown, its notices under the lead; `readAgenda` gives back the same text. */
export function writeAgenda({ title, lead, notices = [], sections }: AgendaText & Partial<CaseText>): string {
  const parts = [
    `# ${escaped(title)}`,
    writeBlocks([...lead, ...notices]),
    ...sections.flatMap((section) => [`## ${escaped(section.title)}`, writeBlocks(section.blocks)]),
  ];
  return `${parts.filter((one) => one !== "").join("\n\n")}\n`;
}

/** A part of an agenda text as Markdown. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join("\n\n");
}

function writeBlock(block: Block): string {
  if (block.kind === "paragraph") return escaped(block.text);
  if (block.kind === "subheading") return `### ${escaped(block.text)}`;
  if (block.kind === "list")
    return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${escaped(item)}`).join("\n");
  const line = (cells: Cells) => `| ${cells.join(" | ")} |`;
  return [
    line(block.heads.map(escaped)),
    line(block.figures.map((figure) => (figure ? "---:" : "---"))),
    ...block.rows.map((row) => line(row.map(escaped))),
    ...(block.sum ? [line(block.sum.map((cell) => (cell === "" ? "" : `**${escaped(cell)}**`)))] : []),
  ].join("\n");
}

/** Text as it stands, where Markdown would read more into it. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\\*_|#]/g, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[+-](?=[\s-]|$)/, "\\$&");
}

type Token = ReturnType<typeof reader.parse>[number];

/** An edited text. @param title what it is called where its author took the heading away */
export function readAgenda(markdown: string, title: string): AgendaText {
  const tokens = reader.parse(markdown, {});
  let heading: string | null = null;
  const lead: Block[] = [];
  const sections: { title: string; blocks: Block[] }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.level > 0) continue;
    const inner = tokens.slice(at + 1, endOf(tokens, at));
    const text = plain(inner[0]);
    const into = sections.at(-1)?.blocks ?? lead;
    if (token.type === "heading_open" && token.tag === "h1" && heading === null) heading = text;
    else if (token.type === "heading_open" && (token.tag === "h1" || token.tag === "h2"))
      sections.push({ title: text, blocks: [] });
    else if (token.type === "heading_open") into.push({ kind: "subheading", text });
    else if (token.type === "paragraph_open") into.push(...plainLines(inner[0]));
    else if (token.type.endsWith("_list_open")) into.push(readList(token.type === "ordered_list_open", inner));
    else if (token.type === "table_open") into.push(readTable(inner));
  }
  return { title: heading ?? title, lead, sections: sections satisfies AgendaSection[] };
}

/** Refuses a CPR number that is seen only when the text is read: `01**01**90-1234`. @throws Invalid `cpr-found` */
export function refuseCprRead(markdown: string): void {
  refuseCpr({ text: readAgenda(markdown, "") });
}

/** Where what opens at a place closes again; looked for from there on, for a text may have thousands of headings. */
function endOf(tokens: readonly Token[], from: number): number {
  const level = tokens[from]?.level ?? 0;
  let end = from + 1;
  while (end < tokens.length && !(tokens[end]?.level === level && tokens[end]?.nesting === -1)) end += 1;
  return end;
}

function plain(inline: Token | undefined): string {
  return plainLines(inline)
    .map((one) => one.text)
    .join(" ");
}

/** The lines of a paragraph, each one of its own; bold and slanted text is text. */
function plainLines(inline: Token | undefined): { kind: "paragraph"; text: string }[] {
  const text = (inline?.children ?? [])
    .map((one) => (one.type === "softbreak" || one.type === "hardbreak" ? "\n" : one.content))
    .join("");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ kind: "paragraph", text: line }));
}

/** Lists within lists become one list: what counts is what is said. */
function readList(ordered: boolean, inner: readonly Token[]): Block {
  const items = inner.filter((one) => one.type === "inline").map(plain);
  return { kind: "list", ordered, items };
}

function readTable(inner: readonly Token[]): Block {
  const lines = inner.reduce<Token[][]>((rows, one) => {
    if (one.type === "tr_open") rows.push([]);
    if (one.type === "inline") rows.at(-1)?.push(one);
    return rows;
  }, []);
  const [heads = [], ...rows] = lines.map((line) => line.map(plain));
  const figures = inner
    .filter((one) => one.type === "th_open")
    .map((one) => one.attrGet("style") === "text-align:right");
  const last = lines.at(-1) ?? [];
  const isSum =
    rows.length > 0 && last.some((cell) => isBold(cell)) && last.every((cell) => isBold(cell) || plain(cell) === "");
  return {
    kind: "table",
    heads,
    figures,
    rows: isSum ? rows.slice(0, -1) : rows,
    sum: isSum ? (rows.at(-1) ?? null) : null,
  };
}

function isBold(cell: Token): boolean {
  const children = cell.children?.filter((one) => one.content !== "" || one.nesting !== 0) ?? [];
  return children.length > 1 && children[0]?.type === "strong_open" && children.at(-1)?.type === "strong_close";
}
