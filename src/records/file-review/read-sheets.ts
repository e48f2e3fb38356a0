import { SaxesParser } from "saxes";
import { beginsWithDay } from "../cpr-gate/birth-day.ts";
import { folderRelations, type Parts, type Relation } from "../office-parts/part-relations.ts";
import { localOf } from "../office-parts/xml-tree.ts";
import {
  type CellColour,
  type CellLooks,
  type CellRange,
  cellColour,
  cellLooks,
  columnOf,
  isLost,
  isSilent,
  refOf,
} from "./cell-looks.ts";
import { black } from "./colours.ts";
import { dayAndNumber, shownDay, stylesOfDays } from "./date-cells.ts";
import { hidesByDefault, isHiddenColumn, isHiddenRow } from "./hidden-cells.ts";
import { lostZero, lostZeros, plainNumber, saysCpr } from "./lost-zero.ts";
import { OtherColoursRead, tableRanges } from "./other-colours.ts";
import { throwOurs } from "./our-fault.ts";
import { type Reading, within } from "./reading.ts";

interface Cell {
  /** Such as `B7`; empty where the file leaves it out. */
  readonly ref: string;
  readonly value: string;
  readonly isNumber: boolean;
}

/** A text that many cells may have, and what each of its runs is written in, where it has any. */
interface SharedText {
  readonly text: string;
  readonly inks: readonly (CellColour | undefined)[];
}

/** What a workbook says for all its cells. */
interface Book {
  readonly shared: readonly SharedText[];
  /** The styles that show a number as a day. */
  readonly days: ReadonlySet<number>;
  readonly looks: CellLooks;
  readonly from1904: boolean;
}

/** The parts that say which sheets a workbook has: the one that its file names, and each that says so itself, wherever it lies. */
interface Mains {
  readonly paths: readonly string[];
  readonly leads: readonly Relation[];
}

export function isSheet(path: string): boolean {
  return /^xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]+\.xml$/.test(path);
}

/**
 * Reads a workbook's cells as they stand in their rows and columns, those of hidden sheets too: what is split over two cells, and a
 * number that has lost its first zero.
 */
export function readSheets(parts: Parts, at: string, reading: Reading): void {
  const mains = mainsOf(parts);
  const book: Book = {
    shared: sharedStrings(parts.get(ledTo(mains, "sharedStrings") ?? "xl/sharedStrings.xml")),
    ...looksIn(parts, mains),
  };
  const sheets = sheetNames(parts, mains);
  // Whatever part it is and whatever stands in it.
  if (mains.paths.some((path) => tagsOf(parts.get(path), "sheet").some(isHiddenSheet))) reading.sees("hidden-cells");
  for (const [path, bytes] of parts) {
    if (!isSheet(path) && !sheets.has(path)) continue;
    const { name, hidden } = sheets.get(path) ?? { name: path, hidden: false };
    const layer = hidden ? "hidden-cells" : "cells";
    try {
      const { rows, hasHidden } = rowsOf(bytes.toString("utf8"), book, tableRanges(parts, path));
      if (hasHidden) reading.sees("hidden-cells");
      readRows(rows, hasHidden ? "hidden-cells" : layer, within(at, name), reading);
    } catch (error) {
      throwOurs(error);
      reading.unread("broken", within(at, name));
    }
  }
}

function readRows(
  rows: readonly (readonly Cell[])[],
  layer: "cells" | "hidden-cells",
  at: string,
  reading: Reading,
): void {
  const announced = rows.some((row) => row.some(({ value, isNumber }) => !isNumber && saysCpr.test(value)));
  for (const row of rows) {
    const where = (cell: Cell | undefined) => (cell?.ref ? `${at}!${cell.ref}` : at);
    const written = row.map(({ value }) => value);
    const [first] = row;
    reading.text(layer, where(first), written.join("\t"), written.join("\n"));
    for (const [nth, cell] of row.entries()) {
      const next = row[nth + 1];
      if (lostZero(cell.value)) reading.hit("cpr", layer, where(cell));
      else if (announced && isShort(cell)) reading.hit("cpr", layer, where(cell));
      else if (announced && next && lostZeros(cell.value, next.value)) reading.hit("cpr", layer, where(cell));
      // Four digits that are written as text are no amount.
      else if (next && (announced || isFourWritten(next)) && dayAndNumber(cell.value, next.value))
        reading.hit("cpr", layer, where(cell));
    }
  }
  const columns = Map.groupBy(rows.flat(), ({ ref }) => ref.replace(/\d+$/, ""));
  // Down a column too: one number in two cells, one over the other.
  if (announced)
    for (const [column, cells] of columns)
      reading.text(layer, `${at}!${column}`, cells.map(({ value }) => value).join("\n"));
}

/** Of a table of such numbers, one of fewer than ten digits whose zeros in front are lost where a day would have them. */
function isShort({ value, isNumber }: Cell): boolean {
  return isNumber && /^\d{9,10}$/.test(value) && beginsWithDay(value.padStart(10, "0"));
}

function isFourWritten({ value, isNumber }: Cell): boolean {
  return !isNumber && /^\s*\d{4}\s*$/.test(value);
}

function rowsOf(
  xml: string,
  { shared, days, looks, from1904 }: Book,
  tables: readonly CellRange[],
): { rows: Cell[][]; hasHidden: boolean } {
  const rows: Cell[][] = [];
  let hasHidden = false;
  let [ref, type, style, text, inValue] = ["", "n", "", "", false];
  // Where a cell lies that does not say so: behind the last one.
  let [row, column] = [0, 0];
  const others = new OtherColoursRead(tables);
  const runs = new Runs();
  const written: Parameters<typeof isLost>[0][] = [];
  const said = (value: unknown) => String(value ?? "");
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const local = localOf(name);
    if (hides(local, attributes)) hasHidden = true;
    others.open(local, attributes);
    runs.open(local, attributes as Readonly<Record<string, string>>);
    if (local === "row") {
      rows.push([]);
      [row, column] = [Number(attributes.r) || row + 1, 0];
    }
    if (local === "c") {
      [ref, type, style, text] = [said(attributes.r), said(attributes.t) || "n", said(attributes.s), ""];
      column = columnOf(ref) || column + 1;
    }
    inValue = local === "v" || local === "t";
  });
  parser.on("text", (said) => {
    if (inValue) text += said;
    if (inValue) runs.text(said);
    others.text(said);
  });
  parser.on("closetag", ({ name }) => {
    const local = localOf(name);
    others.close(local);
    runs.close(local);
    if (local === "v" || local === "t") inValue = false;
    if (local !== "c" || text === "") return;
    const [isNumber, look] = [/^[nbe]$/.test(type), Number(style || "0")];
    if (isSilent(looks, look, isNumber)) hasHidden = true;
    const isDay = type === "n" && days.has(look);
    const number = isDay ? shownDay(text, from1904) : plainNumber(text);
    const of = type === "s" ? shared[Number(text)] : undefined;
    const value = type === "s" ? (of?.text ?? "") : type === "n" ? number : text;
    if (saysSomething.test(value))
      written.push({ ref: ref || refOf(column, row), style: look, inks: of?.inks ?? runs.inks });
    (rows.at(-1) ?? [])?.push({ ref, value, isNumber: type === "n" && !isDay });
  });
  parser.write(xml).close();
  // What colours cells stands behind them.
  return { rows, hasHidden: hasHidden || written.some((one) => isLost(one, looks, others)) };
}

function hides(local: string, attributes: Readonly<Record<string, string>>): boolean {
  const said = (name: string) => attributes[name];
  if (local === "sheetFormatPr") return hidesByDefault(said);
  return (local === "row" && isHiddenRow(said)) || (local === "col" && isHiddenColumn(said));
}

function isHiddenSheet({ state }: Readonly<Record<string, string>>): boolean {
  return /hidden/i.test(state ?? "");
}

/** The runs of a text, while it is read: what each says, and in which colour. */
class Runs {
  private runs: { text: string; ink: CellColour | undefined }[] = [];
  private inRun = false;

  open(local: string, attributes: Readonly<Record<string, string>>): void {
    if (local === "si" || local === "c") this.runs = [];
    if (local === "r") this.runs.push({ text: "", ink: undefined });
    if (local === "r") this.inRun = true;
    const run = this.runs.at(-1);
    if (!run || !this.inRun) return;
    // A run that says how it is written is black where it says no colour.
    if (local === "rPr") run.ink = black;
    if (local === "color") run.ink = cellColour(attributes);
  }

  text(said: string): void {
    const run = this.runs.at(-1);
    if (run && this.inRun) run.text += said;
  }

  close(local: string): void {
    if (local === "r") this.inRun = false;
  }

  /** Of those that say a word. */
  get inks(): readonly (CellColour | undefined)[] {
    return this.runs.filter(({ text }) => saysSomething.test(text)).map(({ ink }) => ink);
  }
}

const saysSomething = /[\p{L}\p{N}]/u;

function sharedStrings(bytes: Buffer | undefined): readonly SharedText[] {
  const found: SharedText[] = [];
  if (!bytes) return found;
  let [text, inText]: [string, boolean] = ["", false];
  const runs = new Runs();
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const local = localOf(name);
    if (local === "si") text = "";
    runs.open(local, attributes as Readonly<Record<string, string>>);
    inText = local === "t";
  });
  parser.on("text", (said) => {
    if (inText) text += said;
    if (inText) runs.text(said);
  });
  parser.on("closetag", ({ name }) => {
    const local = localOf(name);
    if (local === "t") inText = false;
    runs.close(local);
    if (local === "si") found.push({ text, inks: runs.inks });
  });
  parser.write(bytes.toString("utf8")).close();
  return found;
}

function mainsOf(parts: Parts): Mains {
  const named = folderRelations(parts, "").flatMap(({ kind, target }) => (kind === "officeDocument" ? [target] : []));
  const written = [...parts].flatMap(([path, bytes]) => (isWorkbook(bytes) ? [path] : []));
  const paths = [...new Set([...named, ...written])].filter((path) => parts.has(path));
  return { paths, leads: paths.flatMap((path) => folderRelations(parts, path)) };
}

function isWorkbook(bytes: Buffer): boolean {
  return /^[^<]*(?:<[?!][^>]*>\s*)*<(?:[\w.-]+:)?workbook[\s>]/.test(bytes.toString("utf8", 0, 2_000));
}

function ledTo({ leads }: Mains, kind: string): string | undefined {
  return leads.find((one) => one.kind === kind)?.target;
}

/** How cells look, which of them show days, and from when those are counted. */
function looksIn(parts: Parts, mains: Mains): Omit<Book, "shared"> {
  const looks = cellLooks(parts.get(ledTo(mains, "styles") ?? "xl/styles.xml"));
  const from1904 = mains.paths.some((path) =>
    tagsOf(parts.get(path), "workbookPr").some((one) => /^(?:1|true)$/.test(one.date1904 ?? "")),
  );
  return { looks, days: stylesOfDays(looks.styles, looks.formats), from1904 };
}

/** By part, what its sheet is called, and whether it is hidden. */
function sheetNames(
  parts: Parts,
  { paths, leads }: Mains,
): ReadonlyMap<string, { readonly name: string; readonly hidden: boolean }> {
  const targets = new Map(leads.map(({ id, target }) => [id, target]));
  return new Map(
    paths.flatMap((main) =>
      tagsOf(parts.get(main), "sheet").map((one) => {
        const [, id = ""] = Object.entries(one).find(([attribute]) => attribute.endsWith(":id")) ?? [];
        const path = targets.get(id) ?? "";
        return [path, { name: one.name ?? path, hidden: isHiddenSheet(one) }] as const;
      }),
    ),
  );
}

function tagsOf(bytes: Buffer | undefined, wanted: string): readonly Readonly<Record<string, string>>[] {
  const found: Record<string, string>[] = [];
  if (!bytes) return found;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (localOf(name) === wanted) found.push({ ...attributes } as Record<string, string>);
  });
  parser.write(bytes.toString("utf8")).close();
  return found;
}
