import type { Box, Letter } from "./page-letters.ts";

/** A line of a page's text in points, as it is seen. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

/** The lines of a page in reading order: what is seen of them, a word in the place of each number. */
export function linesOf(
  letters: readonly Letter[],
  seen: ReadonlySet<number>,
  masked: ReadonlySet<number>,
  maskWord: string,
  points: number,
): readonly Line[] {
  const rows: number[][] = [[]];
  for (const [nth, { said }] of letters.entries()) {
    if (/[\r\n]/.test(said)) rows.push([]);
    else if (seen.has(nth)) {
      const before = rows.at(-1)?.findLast((one) => letters[one]?.box);
      if (isFurther(before === undefined ? null : letters[before]?.box, letters[nth]?.box)) rows.push([]);
      rows.at(-1)?.push(nth);
    }
  }
  return rows.flatMap((row) => lineOf(row, letters, masked, maskWord, points) ?? []);
}

/** Above or below with room between: another field, another column. */
function isFurther(before: Box | null | undefined, box: Box | null | undefined): boolean {
  if (!before || !box) return false;
  const gap = Math.max(box.top - before.bottom, before.top - box.bottom);
  return gap > (box.bottom - box.top) * 0.4;
}

function lineOf(
  row: readonly number[],
  letters: readonly Letter[],
  masked: ReadonlySet<number>,
  maskWord: string,
  points: number,
): Line | null {
  let [text, inNumber, gap] = ["", false, ""];
  for (const nth of row) {
    const { said = "" } = letters[nth] ?? {};
    // Spaces within a number are none of the text; the one after it is.
    if (said.trim() === "") gap = " ";
    else if (masked.has(nth)) {
      if (!inNumber) text += gap + maskWord;
      [inNumber, gap] = [true, ""];
    } else {
      text += gap + plain(said);
      [inNumber, gap] = [false, ""];
    }
  }
  const boxes = row.flatMap((nth) => letters[nth]?.box ?? []);
  const tidy = text.replaceAll(/\s+/gu, " ").trim();
  if (tidy === "" || boxes.length === 0) return null;
  const [left, top] = [Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top))];
  const [right, bottom] = [Math.max(...boxes.map((one) => one.right)), Math.max(...boxes.map((one) => one.bottom))];
  return {
    text: tidy,
    left: left * points,
    top: top * points,
    wide: (right - left) * points,
    high: (bottom - top) * points,
  };
}

/** A hyphen at a line's end is told as a sign of its own; what has no letter at all is left out. */
function plain(said: string): string {
  if (said === "\u0002") return "-";
  return said.replaceAll(/[\ufffd\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu, "");
}
