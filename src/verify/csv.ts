import type { ColumnKind } from "./collections.ts";

/** Rows of a comma-separated file by RFC 4180 (line ends CRLF or LF); `null` when the quoting does not hold. A byte-order mark belongs to the first head. */
export function readCsv(bytes: Uint8Array): string[][] | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = /"([^"]*(?:""[^"]*)*)"|[^",\r\n]*/y;
    cell.lastIndex = at;
    const [whole = "", quoted] = cell.exec(text) ?? [];
    row.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
    at += whole.length;
    const end = /,|\r?\n|$/y;
    end.lastIndex = at;
    const [mark] = end.exec(text) ?? [];
    if (mark === undefined) return null;
    at += mark.length;
    if (mark === "," && at < text.length) continue;
    if (mark === ",") row.push("");
    rows.push(row);
    row = [];
  }
  return rows;
}

/**
 * Whether a cell shows a value: `null` as nothing, text as itself, but after an apostrophe where a spreadsheet would take it
 * for a formula and show what comes of it.
 */
export function cellShows(cell: string, text: string, kind: ColumnKind): boolean {
  const isFormula = kind === "text" && /^'*[=+\-@\t\r\n＝＋－＠]/.test(text);
  return cell === (isFormula ? `'${text}` : text);
}
