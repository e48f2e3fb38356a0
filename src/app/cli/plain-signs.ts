import { unseenSigns } from "../../kernel/index.ts";

/** What a terminal obeys instead of showing it, and what takes up no place, turns the direction of reading or breaks the line. */
const obeyed = new RegExp(String.raw`[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u2800${unseenSigns}]|(?! )\p{Zs}`, "gu");
/** Many spaces behind a word push what follows to where another line could begin. */
const gap = /(?<=\S ) +/g;

/**
 * A line for a terminal with what others chose in it, such as the name of a file: it stays one line and says what it says. Signs that would
 * not be seen stand as their numbers, as in JSON (`\u001b`).
 */
export function plainSigns(line: string): string {
  return line.replace(obeyed, numbered).replace(gap, (spaces) => "\\u0020".repeat(spaces.length));
}

/** JSON in which the same stands as numbers, and means what it meant. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(obeyed, (sign) => (sign === "\n" ? sign : numbered(sign)));
}

function numbered(sign: string): string {
  return Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
