import { createHash } from "node:crypto";
import type { AgendaText } from "./agenda-block.ts";
import { readAgenda, writeAgenda, writeBlocks } from "./agenda-markdown.ts";

interface Written {
  readonly text: string | null;
  readonly follows: readonly string[];
  /** What the case said of each heading when that was written; `null` where nobody kept it. */
  readonly writtenFrom: string | null;
}

/** Headings that somebody has read and found to fit the case as it is now. */
type Fitting = readonly string[] | "all";

/** What the title and the lead are called among headings, and among what follows the case. */
const unheaded = [
  ["Overskrift", "title"],
  ["Indledning", "lead"],
] as const;
const [[titled], [led]] = unheaded;

/**
 * Headings of what was written by hand where the case says something else now than it did then: what follows the case is never
 * among them, nor what the case says as before. `null`: a text of before it was kept what it was written from.
 */
export function outdatedParts(
  { text, follows, writtenFrom }: Written,
  generated: AgendaText,
): readonly string[] | null {
  if (text === null) return [];
  if (writtenFrom === null) return null;
  // Both are read from Markdown, so that nothing differs but by what it says.
  const [before, after] = [partsIn(writtenFrom, generated), partsIn(writeAgenda(generated), generated)];
  const headings = [...new Set([...after.keys(), ...before.keys()])];
  return headings.filter((one) => !isFollowing(follows, one) && before.get(one) !== after.get(one));
}

/** The text as the case writes it, to be held against it later; without what is late, which is said in any case. */
export function writtenFrom({ title, lead, sections }: AgendaText): string {
  return writeAgenda({ title, lead, sections });
}

/**
 * What a text is written from once it is saved anew, heading by heading: the case as it is now where the words were changed or
 * found to fit, else what it was written from before. `null`, as before, until all of it is found to fit.
 */
export function writtenFromOnce(
  before: Written,
  { text, fitting }: { readonly text: string; readonly fitting: Fitting },
  generated: AgendaText,
): string | null {
  if (before.text === null || fitting === "all") return writtenFrom(generated);
  if (before.writtenFrom === null) return null;
  const [old, written] = [partsIn(before.text, generated), partsIn(text, generated)];
  const stays = (heading: string) =>
    !fitting.includes(heading) && !isFollowing(before.follows, heading) && old.get(heading) === written.get(heading);
  const from = readAgenda(before.writtenFrom, generated.title);
  const now = readAgenda(writtenFrom(generated), generated.title);
  return writtenFrom({
    title: stays(titled) ? from.title : now.title,
    lead: stays(led) ? from.lead : now.lead,
    sections: [...from.sections.filter((one) => stays(one.title)), ...now.sections.filter((one) => !stays(one.title))],
  });
}

/** Marks what the case says, for one who says that the text fits it: not of what has been changed since they looked. */
export function markOfCase(generated: AgendaText): string {
  return createHash("sha256").update(writtenFrom(generated)).digest("base64url").slice(0, 22);
}

function isFollowing(follows: readonly string[], heading: string): boolean {
  return follows.includes(unheaded.find(([called]) => called === heading)?.[1] ?? heading);
}

function partsIn(markdown: string, generated: AgendaText): ReadonlyMap<string, string> {
  const read = readAgenda(markdown, generated.title);
  return new Map([
    [titled, read.title],
    [led, writeBlocks(read.lead)],
    ...read.sections.map((one) => [one.title, writeBlocks(one.blocks)] as const),
  ]);
}
