import { findCpr } from "../cpr-gate/find-cpr.ts";
import type { Letter } from "./page-letters.ts";

/** One number on a page: which of its letters are of it, and its digits as each reading has them, to be held against what the reader found. */
export interface NumberFound {
  readonly letters: ReadonlySet<number>;
  readonly digits: readonly string[];
}

/** The digits of what was found, whichever way they are written. */
export function digitsOf(written: string): string {
  return written.normalize("NFKC").replaceAll(/\P{Nd}/gu, "");
}

/** Every number that the letters of a page spell, in any of the ways in which a person or a program may read them on. */
export function numbersIn(letters: readonly Letter[]): readonly NumberFound[] {
  let found: readonly NumberFound[] = [];
  for (const { text, from } of writings(letters))
    for (const hit of findCpr(text)) {
      const of = new Set(from.slice(hit.from, hit.to).filter((nth) => letters[nth]?.by !== 0));
      of.delete(-1);
      // Two readings of the same letters are one number.
      const same = found.filter((one) => [...one.letters].some((nth) => of.has(nth)));
      const digits = [digitsOf(text.slice(hit.from, hit.to)), ...same.flatMap((one) => one.digits)];
      const all = new Set([...of, ...same.flatMap((one) => [...one.letters])]);
      found = [...found.filter((one) => !same.includes(one)), { letters: all, digits }];
    }
  return found;
}

interface Writing {
  readonly text: string;
  /** For each unit of the text the letter that it is of; -1 for what was put between. */
  readonly from: readonly number[];
}

function writings(letters: readonly Letter[]): readonly Writing[] {
  const all = [...letters.keys()];
  const drawn = all.filter((nth) => letters[nth]?.by !== 0);
  return [
    written(letters, all),
    written(letters, drawn),
    written(letters, apart(letters, drawn)),
    written(letters, byPlace(letters, drawn)),
  ];
}

/** A sign put between letters, as a negative number: a line's end, a gap. */
const [line, gap] = [-1, -2];

function written(letters: readonly Letter[], order: readonly number[]): Writing {
  let text = "";
  const from: number[] = [];
  for (const nth of order) {
    const said = nth === line ? "\n" : nth === gap ? "\t" : (letters[nth]?.said ?? "");
    text += said;
    for (let unit = 0; unit < said.length; unit += 1) from.push(Math.max(-1, nth));
  }
  return { text, from };
}

/** What is drawn by one and what by the next, parted. */
function apart(letters: readonly Letter[], drawn: readonly number[]): readonly number[] {
  return drawn.flatMap((nth, at) => {
    const before = drawn[at - 1];
    return before !== undefined && letters[before]?.by !== letters[nth]?.by ? [line, nth] : [nth];
  });
}

/** Lines from the top, each from the left, with a sign where there is a gap: a table's columns are drawn in any order. */
function byPlace(letters: readonly Letter[], drawn: readonly number[]): readonly number[] {
  const placed = drawn.flatMap((nth) => {
    const { box, said = "" } = letters[nth] ?? {};
    return box && said.trim() !== "" ? [{ nth, box, middle: (box.top + box.bottom) / 2 }] : [];
  });
  const rows: (typeof placed)[] = [];
  for (const one of placed.toSorted((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && one.middle - last.middle < (last.box.bottom - last.box.top) / 4) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => {
    const across = row.toSorted((a, b) => a.box.left - b.box.left);
    return [
      ...across.flatMap(({ nth, box }, at) => {
        const before = across[at - 1]?.box;
        const isApart = before && box.left - before.right > Math.max(2, (box.bottom - box.top) * 0.3);
        return isApart ? [gap, nth] : [nth];
      }),
      line,
    ];
  });
}
