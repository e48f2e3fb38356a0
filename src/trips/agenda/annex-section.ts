import { fileKind, fileWeight } from "../annexes/file-words.ts";
import { type AgendaSection, list } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { danish } from "./agenda-words.ts";

/** What goes with the case to the meeting, by title: only what was read and let through; nothing where there is none. */
export function annexSection({ annexes = [] }: AgendaInput): readonly AgendaSection[] {
  if (annexes.length === 0) return [];
  const lines = annexes.map((one) => `${one.title} (${fileKind(one.mediaType)}, ${fileWeight(one.size, danish)})`);
  return [{ title: "Bilag", blocks: list(lines) }];
}
