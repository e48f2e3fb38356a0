/**
 * Text that a spreadsheet could take for a formula: any number of apostrophes, then `= + - @`, tab, carriage return,
 * line feed, or a full-width `＝ ＋ － ＠`. Source: OWASP, "CSV Injection".
 */
const formulaLike = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** The text with one apostrophe before it where it is formula-like. Text that already has some gets one more. */
export function escapeFormula(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** The text that was given to `escapeFormula`. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && formulaLike.test(text) ? text.slice(1) : text;
}
