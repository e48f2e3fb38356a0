import type { ColumnKind, Columns } from "./collections.ts";
import { sheetPart, workbookForm } from "./workbook.ts";
import { notInXml } from "./xml.ts";
import { readZip } from "./zip.ts";

const longestText = 32_767;

/** A row below the heads: which record it is of, and whether a cell is written as this value is. */
export interface SheetRow {
  readonly slug: string;
  shows(column: number, text: string): boolean;
}

/**
 * The rows of a table's workbook; `null` when it is anything but the writer's own form around cells: other heads, formulas,
 * hidden rows or columns, merged cells, another way to the sheet, another first day, other parts.
 * @param name the file's without its ending
 */
export function readSheet(bytes: Uint8Array, name: string, columns: Columns): SheetRow[] | null {
  const form = workbookForm(name, columns);
  const parts = readZip(bytes, [...form.parts.keys()]);
  if (!parts || ![...form.parts].every(([part, isRight]) => isRight(parts.get(part) ?? Buffer.alloc(0)))) return null;
  const xml = String(parts.get(sheetPart));
  const whole = xml.startsWith(form.before) && xml.endsWith(form.after);
  const rows = whole ? cellsOfRows(xml.slice(form.before.length, -form.after.length)) : null;
  const names = Object.keys(columns);
  const kinds = Object.values(columns).map(({ kind }) => kind);
  if (!rows || rows.some((cells) => cells.length !== names.length)) return null;
  const shows = (row: number, column: number, text: string, kind: ColumnKind): boolean => {
    const place: Place = { ref: `${letters(column)}${row + 1}`, style: form.styleOf(kinds[column] ?? "text") };
    return writtenAs(text, kind, place).includes(rows[row]?.[column] ?? "");
  };
  if (!names.every((head, column) => shows(0, column, head, "text"))) return null;
  const slug = names.indexOf("slug");
  return rows.slice(1).map((cells, at) => ({
    slug: /<t>([^<]*)<\/t>/.exec(cells[slug] ?? "")?.[1] ?? "",
    shows: (column, text) => shows(at + 1, column, text, kinds[column] ?? "text"),
  }));
}

/** Each row's cells as they are written, the heads' first; `null` when there is anything but rows and cells. */
function cellsOfRows(xml: string): string[][] | null {
  const rows: string[][] = [];
  const row = /<row r="(\d+)">(.*?)<\/row>/sy;
  const cell = /<c [^<>]*(?:\/>|>(?:<v>[^<]*<\/v>|<is><t(?:\/>|[^<>]*>[^<]*<\/t>)<\/is>)<\/c>)/y;
  while (row.lastIndex < xml.length) {
    const [, number, inside = ""] = row.exec(xml) ?? [];
    if (number !== String(rows.length + 1)) return null;
    const cells: string[] = [];
    for (cell.lastIndex = 0; cell.lastIndex < inside.length; ) {
      const [whole] = cell.exec(inside) ?? [];
      if (whole === undefined) return null;
      cells.push(whole);
    }
    rows.push(cells);
  }
  return rows.length > 0 ? rows : null;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

interface Place {
  readonly ref: string;
  readonly style: number;
}

/** The ways in which a value is written in a cell of its column's kind: one, but for the empty text. */
function writtenAs(value: string, kind: ColumnKind, { ref, style }: Place): readonly string[] {
  const inline = (text: string) =>
    `<c r="${ref}" t="inlineStr" s="${style}"><is>${textXml(asSheetText(text))}</is></c>`;
  const number = (text: string) => `<c r="${ref}" s="${style}"><v>${text}</v></c>`;
  if (value === "") return [`<c r="${ref}" s="${style}"/>`, ...(kind === "text" ? [inline("")] : [])];
  if (kind === "boolean") return [`<c r="${ref}" t="b" s="${style}"><v>${value === "true" ? 1 : 0}</v></c>`];
  if (kind === "date") return [number(String(serialOf(value)))];
  // A spreadsheet's number has 15 digits; a longer amount stands as text.
  const isText = kind === "text" || value.replace(/\D/g, "").length > 15;
  return [isText ? inline(value) : number(String(Number(value)))];
}

function textXml(text: string): string {
  if (text === "") return "<t/>";
  // A carriage return, which XML would read as a line break, stands as `_x000D_` (ECMA-376, ST_Xstring).
  const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_" };
  const space = /^ | $|[\n\t]/.test(text) ? ' xml:space="preserve"' : "";
  return `<t${space}>${text.replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign)}</t>`;
}

/** Days since the last of 1899, as spreadsheets count. */
function serialOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** Text as a cell can hold it: without what XML cannot write, cut where a cell ends. */
function asSheetText(text: string): string {
  const clean = text.toWellFormed().replace(notInXml, "");
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean;
}
