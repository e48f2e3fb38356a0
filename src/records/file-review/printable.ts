import { twoByteLetters } from "./two-byte-letters.ts";

/** Runs of letters in bytes of any kind, as one byte and as two bytes a letter, from either. */
export function printable(bytes: Buffer): readonly string[] {
  const lone = bytes.toString("latin1").replaceAll(/[^\x20-\x7e\xa0-\xff]+/g, "\n");
  const wide = (from: number) => twoByteLetters(bytes.subarray(from)).replaceAll(/[^\x20-\x7e\u2010-\u2015]+/g, "\n");
  return [lone, wide(0), wide(1)];
}

/** The lines that hold as many digits as a number has: of a font's bytes the others are a great many, and say nothing. */
export function onlyNumbered(runs: string): string {
  return runs
    .split("\n")
    .filter((one) => /(?:\d\D*){9}/.test(one))
    .join("\n");
}

/** Every text anywhere in what a library tells, a line each. */
export function stringsOf(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || depth > 20 || ArrayBuffer.isView(value)) return "";
  return Object.entries(value)
    .flatMap(([key, one]) => [Array.isArray(value) ? "" : key, stringsOf(one, depth + 1)])
    .filter((one) => one !== "")
    .join("\n");
}
