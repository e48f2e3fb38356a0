import { findCpr } from "../cpr-gate/find-cpr.ts";
import { lostZero } from "../file-review/lost-zero.ts";

/** A text of a file that can be changed where it stands. */
export interface Piece {
  said: string;
}

/** What a story says: its texts in order, and between them the signs that part them for a reader. */
export type Story = readonly (Piece | string)[];

const block = "\u2588";

/**
 * Puts blocks in the place of every number in a story, also one that several of its texts make up, and one that the end of a line or
 * a table's cell parts. @returns how many there were
 */
export function maskStory(story: Story): number {
  let count = 0;
  // A number may hide behind another: over again until none is found.
  for (let round = 0; round < 20; round += 1) {
    const masked = waysToRead(story).reduce((sum, way) => sum + maskWay(way), 0);
    if (masked === 0) break;
    count += masked;
  }
  for (const piece of story)
    if (typeof piece !== "string" && lostZero(piece.said)) {
      piece.said = blocks(piece.said);
      count += 1;
    }
  return count;
}

/** As a reader reads on, with a table's rows on a line, and each text by itself. */
function waysToRead(story: Story): readonly Story[] {
  const pieces = story.filter((one) => typeof one !== "string");
  const rows = story.filter((one, nth) => !(one === "\n" && story[nth + 1] === "\t"));
  return [story, rows, pieces.flatMap((one) => [one, "\n"]), pieces.flatMap((one) => [one, "\n\u00f8\n"])];
}

/** Blocks in one way to read, its finds from the end on, so that places before stay. */
export function maskWay(way: Story): number {
  const text = way.map((one) => (typeof one === "string" ? one : one.said)).join("");
  const hits = findCpr(text);
  if (hits.length === 0) return 0;
  let from = 0;
  for (const one of way) {
    const to = from + (typeof one === "string" ? one : one.said).length;
    if (typeof one !== "string")
      for (const hit of hits) {
        const [start, end] = [Math.max(hit.from, from) - from, Math.min(hit.to, to) - from];
        if (start < end) one.said = one.said.slice(0, start) + blocks(one.said.slice(start, end)) + one.said.slice(end);
      }
    from = to;
  }
  return hits.length;
}

/** A block for each sign; white space stays, so that lines break as before. */
export function blocks(said: string): string {
  return said.replaceAll(/\S/gu, (one) => block.repeat(one.length));
}

/** Whether a value of an attribute can be kept as it is: no text of somebody's, no number that could be one. */
export function isPlainValue(value: string): boolean {
  return value.length <= 120 && !/\d{9}/.test(value) && findCpr(value).length === 0;
}
