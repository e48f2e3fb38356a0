import type { Block } from "./agenda-block.ts";
import { readAgenda } from "./agenda-markdown.ts";

/** An agenda text, or part of one, as it is read: without the marks of its headings, lists and tables. */
export function plainAgenda(markdown: string): string {
  const { title, lead, sections } = readAgenda(markdown, "");
  const parts = [title, ...lead.map(said), ...sections.flatMap((one) => [one.title, ...one.blocks.map(said)])];
  return parts.filter((one) => one !== "").join("\n");
}

function said(block: Block): string {
  if (block.kind === "paragraph" || block.kind === "subheading") return block.text;
  if (block.kind === "list")
    return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "•"} ${item}`).join("\n");
  const rows = [block.heads, ...block.rows, ...(block.sum ? [block.sum] : [])];
  return rows.map((cells) => cells.filter((cell) => cell !== "").join(" · ")).join("\n");
}
