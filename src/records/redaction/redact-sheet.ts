import { type CellColour, cellColour, columnOf, refOf } from "../file-review/cell-looks.ts";
import { black } from "../file-review/colours.ts";
import { hidesByDefault, isHiddenColumn, isHiddenRow } from "../file-review/hidden-cells.ts";
import { plainNumber } from "../file-review/lost-zero.ts";
import { attributeOf, childrenOf, escaped, type XmlElement } from "../office-parts/xml-tree.ts";
import { isPlainValue } from "./mask-texts.ts";
import { Refused, type TakenOut } from "./redacted.ts";
import { maskCells, type SheetCell, shownText } from "./sheet-cells.ts";

interface KeptCell extends SheetCell {
  readonly ref: string;
  readonly style: string | undefined;
  readonly type: "n" | "b" | "e" | "text";
  readonly before: string;
  /** What each run of its words is written in, where it has any. */
  readonly inks: Inks;
}

type Inks = readonly (CellColour | undefined)[];

/** A text that many cells may have. */
export interface SharedText {
  readonly text: string;
  readonly inks: Inks;
}

/** What a workbook says for all its sheets. */
export interface Book {
  readonly shared: readonly SharedText[];
  /** Whether something of what a cell holds is not seen. */
  readonly isUnseen: (ref: string, style: number, isNumber: boolean, inks: Inks) => boolean;
  /** In which style a copy shows what is seen in the workbook. */
  readonly styleFor: (style: number) => number;
}

/**
 * A sheet anew: what is shown of it, each cell its value, with blocks for every number.
 * @throws Refused where the sheet hides whatever says nothing of itself
 */
export function redactedSheet(
  sheet: XmlElement,
  { shared, isUnseen, styleFor }: Book,
  name: string,
  taken: TakenOut,
): string {
  if (childrenOf(sheet, "sheetFormatPr").some((one) => hidesByDefault(saidBy(one)))) throw new Refused("place", name);
  const hidden = hiddenColumns(sheet);
  const rows = childrenOf(childrenOf(sheet, "sheetData")[0] ?? sheet, "row");
  const shown = rows.filter((one) => !isHiddenRow(saidBy(one)));
  const isHidden = (column: number) => hidden.some(({ from, to }) => column >= from && column <= to);
  taken.add("hidden-rows", name, rows.length - shown.length + hidden.length);
  const kept = shown.map((row, nth) => ({
    row,
    at: Number(attributeOf(row, "r") ?? nth + 1),
    cells: [] as KeptCell[],
  }));
  let [formulas, unseen] = [0, 0];
  for (const one of kept) {
    let before = 0;
    for (const cell of childrenOf(one.row, "c")) {
      const made = cellOf(cell, one.at, before, shared);
      before = made.column;
      if (isHidden(made.column)) continue;
      const hides = (inks: Inks) => isUnseen(made.ref, Number(made.style ?? "0"), made.type !== "text", inks);
      if (made.said !== "" && hides(made.inks)) {
        unseen += 1;
        one.cells.push({ ...made, said: "", before: "" });
        continue;
      }
      if (childrenOf(cell, "f").length > 0) formulas += 1;
      // Words with colours of their own are written in the cell's, which may show nothing of them.
      const isOther = made.inks.length > 0 && hides([]);
      one.cells.push({
        ...made,
        style: isOther || made.style === undefined ? undefined : darkOf(made.style, styleFor),
      });
    }
  }
  taken.add("formulas", name, formulas);
  taken.add("hidden-text", name, unseen);
  taken.add("number", name, maskCells(kept.flatMap(({ cells }) => cells.filter(({ said }) => said !== ""))));
  tellOfSheet(sheet, name, taken);
  const body = kept.map(
    ({ row, at, cells }) =>
      `<row r="${at}"${attributes(row, ["s", "customFormat", "ht", "customHeight"])}>${cells.map(written).join("")}</row>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before(sheet, isHidden)}<sheetData>${body.join("")}</sheetData>${after(sheet)}</worksheet>`;
}

function darkOf(style: string, styleFor: Book["styleFor"]): string {
  return /^\d{1,6}$/.test(style) ? String(styleFor(Number(style))) : style;
}

function cellOf(cell: XmlElement, row: number, before: number, shared: readonly SharedText[]): KeptCell {
  const ref = attributeOf(cell, "r") ?? "";
  const column = columnOf(ref) || before + 1;
  const [value] = childrenOf(cell, "v");
  const [inline] = childrenOf(cell, "is");
  const said = value?.children.map((one) => ("text" in one ? one.text : "")).join("") ?? "";
  const type = attributeOf(cell, "t") ?? "n";
  const own = type === "s" ? shared[Number(said)] : type === "inlineStr" && inline ? sharedText(inline) : undefined;
  const shownAs = own?.text ?? (type === "s" ? "" : said);
  const asNumber = type === "n" && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(said);
  const plain = asNumber ? plainNumber(shownAs) : shownAs;
  return {
    ...{ row, column, ref: refOf(column, row), style: attributeOf(cell, "s"), said: plain, before: plain },
    type: asNumber ? "n" : type === "b" || type === "e" ? type : "text",
    isNumber: asNumber,
    inks: own?.inks ?? [],
  };
}

/** A text of a workbook as a cell shows it. */
export function sharedText(element: XmlElement): SharedText {
  const runs = childrenOf(element, "r").filter((run) => /[\p{L}\p{N}]/u.test(shownText(run)));
  const inks = runs.map((run) => {
    const [look] = childrenOf(run, "rPr");
    const [colour] = look ? childrenOf(look, "color") : [];
    // A run that says how it is written is black where it says no colour.
    return colour
      ? cellColour(Object.fromEntries(colour.attributes.map(({ name, value }) => [name, value])))
      : look && black;
  });
  return { text: shownText(element), inks };
}

function written({ ref, style, type, said, before }: KeptCell): string {
  const look = style !== undefined && /^\d{1,6}$/.test(style) ? ` s="${style}"` : "";
  if (said === "") return `<c r="${ref}"${look}/>`;
  // A cell of blocks is text, whatever it was before; an answer or an error that is none is text too.
  const isValue =
    said === before &&
    (type === "n" || (type === "b" && /^[01]$/.test(said)) || (type === "e" && /^#[\w/!?]{1,20}$/.test(said)));
  if (isValue) return `<c r="${ref}"${look}${type === "n" ? "" : ` t="${type}"`}><v>${escaped(said)}</v></c>`;
  return `<c r="${ref}"${look} t="inlineStr"><is><t xml:space="preserve">${escaped(said)}</t></is></c>`;
}

/** What stands before the cells: how high rows and how wide columns are. */
function before(sheet: XmlElement, isHidden: (column: number) => boolean): string {
  const [format] = childrenOf(sheet, "sheetFormatPr");
  const [columns] = childrenOf(sheet, "cols");
  const wide = columns
    ? childrenOf(columns, "col")
        .filter((one) => !isHidden(Number(attributeOf(one, "min"))))
        .map((one) => `<col${attributes(one, ["min", "max", "width", "style", "customWidth", "bestFit"])}/>`)
    : [];
  const rows = format
    ? `<sheetFormatPr${attributes(format, ["baseColWidth", "defaultColWidth", "defaultRowHeight", "customHeight"])}/>`
    : "";
  return rows + (wide.length > 0 ? `<cols>${wide.join("")}</cols>` : "");
}

/** What stands after them: cells that are one, and how it is printed. */
function after(sheet: XmlElement): string {
  const merged = childrenOf(sheet, "mergeCells").flatMap((one) => childrenOf(one, "mergeCell"));
  const cells = merged
    .map((one) => attributeOf(one, "ref") ?? "")
    .filter((ref) => /^[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}$/.test(ref));
  const [margins] = childrenOf(sheet, "pageMargins");
  const [setup] = childrenOf(sheet, "pageSetup");
  return [
    cells.length > 0
      ? `<mergeCells count="${cells.length}">${cells.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
      : "",
    margins ? `<pageMargins${attributes(margins, ["left", "right", "top", "bottom", "header", "footer"])}/>` : "",
    setup ? `<pageSetup${attributes(setup, ["paperSize", "scale", "fitToWidth", "fitToHeight", "orientation"])}/>` : "",
  ].join("");
}

/** Attributes by name, where what they hold is a measure or a word. */
function attributes(element: XmlElement, names: readonly string[]): string {
  return names
    .flatMap((name) => {
      const value = attributeOf(element, name);
      return value !== undefined && /^[\w.-]{1,24}$/.test(value) && isPlainValue(value)
        ? [` ${name}="${escaped(value)}"`]
        : [];
    })
    .join("");
}

function tellOfSheet(sheet: XmlElement, name: string, taken: TakenOut): void {
  const has = (part: string) => childrenOf(sheet, part).length > 0;
  if (has("drawing") || has("oleObjects") || has("controls")) taken.add("drawings", name);
  if (has("hyperlinks")) taken.add("links");
}

function hiddenColumns(sheet: XmlElement): readonly { readonly from: number; readonly to: number }[] {
  return childrenOf(sheet, "cols")
    .flatMap((one) => childrenOf(one, "col"))
    .filter((one) => isHiddenColumn(saidBy(one)))
    .map((one) => ({ from: Number(attributeOf(one, "min")), to: Number(attributeOf(one, "max")) }));
}

function saidBy(element: XmlElement): (name: string) => string | undefined {
  return (name) => attributeOf(element, name);
}
