import type { AgendaText } from "./agenda-block.ts";
import { readAgenda, writeAgenda, writeBlocks } from "./agenda-markdown.ts";

interface Written {
  readonly text: string | null;
  readonly follows: readonly string[];
  /** The text as the case wrote it then. */
  readonly writtenFrom: string | null;
}

/**
 * Headings of what was written by hand where the case says something else now than it did then: what follows the case is never
 * among them, nor what the case says as before.
 */
export function outdatedParts({ text, follows, writtenFrom }: Written, generated: AgendaText): readonly string[] {
  if (text === null || writtenFrom === null) return [];
  // Both are read from Markdown, so that nothing differs but by what it says.
  const [then, now] = [readAgenda(writtenFrom, generated.title), readAgenda(writeAgenda(generated), generated.title)];
  const title = !follows.includes("title") && then.title !== now.title ? ["Overskrift"] : [];
  const lead = !follows.includes("lead") && writeBlocks(then.lead) !== writeBlocks(now.lead) ? ["Indledning"] : [];
  const sectionsOf = (of: AgendaText) => new Map(of.sections.map((one) => [one.title, writeBlocks(one.blocks)]));
  const [before, after] = [sectionsOf(then), sectionsOf(now)];
  const sections = [...new Set([...after.keys(), ...before.keys()])];
  return [...title, ...lead, ...sections.filter((one) => !follows.includes(one) && before.get(one) !== after.get(one))];
}

/** The text as the case writes it, to be held against it later; without what is late, which is said in any case. */
export function writtenFrom({ title, lead, sections }: AgendaText): string {
  return writeAgenda({ title, lead, sections });
}
