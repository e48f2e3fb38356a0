import { beginsWithDay } from "../cpr-gate/birth-day.ts";

/** A whole number of nine digits that is a CPR number with its first zero lost, as a spreadsheet loses it: 101901234. */
export function lostZero(written: string): boolean {
  return /^\s*[1-9]\d{8}(?:[.,]0+)?\s*$/.test(written) && beginsWithDay(`0${written.trim().slice(0, 9)}`);
}

/** A number as a program keeps it (`1.01901234E8`) in plain digits; what is none, or has decimals, as it is. */
export function plainNumber(written: string): string {
  if (!/^-?\d+(?:\.\d+)?[eE][+-]?\d+$/.test(written)) return written;
  const value = Number(written);
  return Number.isSafeInteger(value) ? String(value) : written;
}

/**
 * Two cells beside each other, of which a spreadsheet has taken the zeros in front: 10190 and 12 are 010190-0012.
 * Asked only where the table says that it holds such numbers: two amounts look the same.
 */
export function lostZeros(day: string, running: string): boolean {
  return (
    /^\d{5,6}$/.test(day) &&
    /^\d{1,4}$/.test(running) &&
    beginsWithDay(`${day.padStart(6, "0")}${running.padStart(4, "0")}`)
  );
}

/** Words over a column that say what it holds. */
export const saysCpr = /\bcpr|person-?(?:nummer|nr|id)|fødselsdato|\bfødt\b/i;
