import type { ColumnKind, Columns } from "./collections.ts";
import { notInXml, unescaped } from "./xml.ts";
import { readZip } from "./zip.ts";

const sheetPart = "xl/worksheets/sheet1.xml";

/** The only parts a table's workbook has: no macros, no links to other files, no second sheet. */
const known = [
  "[Content_Types].xml",
  "_rels/.rels",
  sheetPart,
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/theme/theme1.xml",
  "xl/workbook.xml",
];
/** Formats that show a value as it is; another could show 5 as "6". */
const honest = ["General", "@", "0", "0.00", "#,##0.00", "yyyy-mm-dd"];
const longestText = 32_767;

/** A cell as the workbook holds it: text, or a number or truth with its sign. */
export interface SheetCell {
  readonly kind: "text" | "number" | "boolean";
  readonly text: string;
}

/**
 * The rows of a workbook with one sheet, heads first; `null` when it holds anything but rows of plain values: formulas,
 * hidden rows or columns, merged cells, other parts. Colours, fonts and widths are not values and are not looked at.
 */
export function readSheet(bytes: Uint8Array): SheetCell[][] | null {
  const parts = readZip(bytes);
  if (!parts || parts.size !== known.length || !known.every((name) => parts.has(name))) return null;
  const formats = [...String(parts.get("xl/styles.xml")).matchAll(/formatCode\s*=\s*("[^"]*"|'[^']*')/g)];
  if (!formats.every(([, code = ""]) => honest.includes(code.slice(1, -1)))) return null;
  if (String(parts.get("xl/workbook.xml")).split("<sheet ").length !== 2) return null;
  const [, before = "", rows] =
    /^(.*?)<sheetData>(.*)<\/sheetData><\/worksheet>\s*$/s.exec(String(parts.get(sheetPart))) ?? [];
  if (rows === undefined || /hidden|mergeCell|<!/i.test(before)) return null;
  return readRows(rows);
}

function readRows(xml: string): SheetCell[][] | null {
  const rows: SheetCell[][] = [];
  const row = /<row r="(\d+)">(.*?)<\/row>/sy;
  const cell =
    /<c r="([A-Z]+)(\d+)"(?: t="(inlineStr|b|n)")?(?: s="\d+")?(?:\/>|>(?:<v>([^<]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)<\/c>)/y;
  while (row.lastIndex < xml.length) {
    const [, number, inside = ""] = row.exec(xml) ?? [];
    if (number === undefined || Number(number) !== rows.length + 1) return null;
    const cells: SheetCell[] = [];
    for (cell.lastIndex = 0; cell.lastIndex < inside.length; ) {
      const [whole, column, at, type, value, text] = cell.exec(inside) ?? [];
      if (whole === undefined || column !== letters(cells.length) || at !== number) return null;
      if ((text !== undefined) !== (type === "inlineStr")) return null;
      const kind = type === "b" ? "boolean" : value === undefined ? "text" : "number";
      cells.push({ kind, text: value ?? unescaped(text ?? "") });
    }
    rows.push(cells);
  }
  return rows;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Whether a workbook's cell shows what the entry says, in the kind of cell that its column has. */
export function sheetCellShows({ kind, text }: SheetCell, expected: string, column: ColumnKind): boolean {
  if (expected === "" || column === "text") {
    // A carriage return, which XML would read as a line break, stands as `_x000D_` (ECMA-376, ST_Xstring).
    return kind === "text" && [text, text.replaceAll("_x000D_", "\r")].includes(asSheetText(expected));
  }
  if (column === "boolean") return kind === "boolean" && text === (expected === "true" ? "1" : "0");
  if (column === "date") return kind === "number" && text === String(serialOf(expected));
  // A spreadsheet's number has 15 digits; a longer amount stands as text.
  if (kind === "text") return text === expected && expected.replace(/\D/g, "").length > 15;
  return kind === "number" && text === String(Number(expected));
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

/** The heads that a table must have, as cells. */
export function isHeads(cells: readonly SheetCell[], columns: Columns): boolean {
  const names = Object.keys(columns);
  return cells.length === names.length && cells.every(({ kind, text }, at) => kind === "text" && text === names[at]);
}
