import { SaxesParser } from "saxes";
import { localOf } from "../office-parts/xml-tree.ts";
import { black, colourOf, isSame, type Rgb, white } from "./colours.ts";

type Attributes = Readonly<Record<string, string>>;

/** A colour, the theme's or the workbook's own by its number, or `null` where nobody here knows. */
export type CellColour = Rgb | string | null;

interface Paint {
  readonly ink: CellColour;
  /** `paper` where a cell has no fill of its own. */
  readonly ground: CellColour | "paper";
}

/** How a workbook's cells look, by the number of their style. */
export interface CellLooks {
  /** Each style's number of a format, and the workbook's own formats. */
  readonly styles: readonly number[];
  readonly formats: ReadonlyMap<number, string>;
  readonly paints: readonly Paint[];
}

/** Reads the styles of a workbook. @throws Error where they are not well-formed XML */
export function cellLooks(bytes: Buffer | undefined): CellLooks {
  const [inks, grounds]: [CellColour[], Paint["ground"][]] = [[], []];
  const formats = new Map<number, string>();
  const xfs: { readonly format: number; readonly font: number; readonly fill: number }[] = [];
  const path: string[] = [];
  let isSolid = false;
  const number = (said: string | undefined) => Number(said ?? "0");
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const [local, said, within] = [localOf(name), attributes as Attributes, path.slice(-2).join(" ")];
    path.push(local);
    if (local === "numFmt") formats.set(number(said.numFmtId), said.formatCode ?? "");
    else if (local === "xf" && path.at(-2) === "cellXfs")
      xfs.push({ format: number(said.numFmtId), font: number(said.fontId), fill: number(said.fillId) });
    else if (local === "font" && path.at(-2) === "fonts") inks.push(black);
    else if (local === "fill" && path.at(-2) === "fills") grounds.push("paper");
    else if (local === "color" && within === "fonts font") inks.splice(-1, 1, cellColour(said));
    else if (local === "patternFill" && within === "fills fill")
      grounds.splice(-1, 1, (said.patternType ?? "none") === "none" ? "paper" : null);
    else if (local === "fgColor" && within === "fill patternFill" && path.at(-4) === "fills" && isSolid)
      grounds.splice(-1, 1, cellColour(said));
    else if (local === "gradientFill" && within === "fills fill") grounds.splice(-1, 1, null);
    if (local === "patternFill") isSolid = said.patternType === "solid";
  });
  parser.on("closetag", () => void path.pop());
  if (bytes) parser.write(bytes.toString("utf8")).close();
  return {
    styles: xfs.map(({ format }) => format),
    formats,
    // What nobody here knows is `null`, and stays so.
    paints: xfs.map(({ font, fill }) => {
      const [ink, ground] = [inks[font], grounds[fill]];
      return { ink: ink === undefined ? black : ink, ground: ground === undefined ? "paper" : ground };
    }),
  };
}

/** The first colours of every workbook, by their numbers; they stand there twice. */
const numbered = ["000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff"];

/** What an element that names a colour says. */
export function cellColour({ rgb, theme, tint, indexed, auto }: Attributes): CellColour {
  if (rgb !== undefined) return colourOf(rgb.slice(-6));
  const by = Number(tint ?? "0");
  // Of the theme only paper and ink are known, and how much darker or lighter they are.
  if (theme === "0" && by <= 0) return grey(255 * (1 + by));
  if (theme === "1" && by >= 0) return grey(255 * by);
  if (theme !== undefined) return `theme ${theme} ${by}`;
  if (indexed === "64" || (indexed === undefined && /^(?:1|true)$/.test(auto ?? ""))) return black;
  if (indexed === "65") return white;
  const nth = Number(indexed ?? "-1");
  return nth < 0 ? null : nth < 16 ? colourOf(numbered[nth % 8]) : `numbered ${nth}`;
}

function grey(part: number): Rgb {
  return [part, part, part];
}

/** What of a sheet may colour cells beside their own styles. */
export interface OtherColours {
  /** By rules for what stands in them. */
  readonly ruled: readonly CellRange[];
  /** As a table's rows. */
  readonly tables: readonly CellRange[];
  /** A picture beneath all of them. */
  readonly isPictured: boolean;
}

/**
 * Whether words in a cell have the colour of what is beneath them, as far as its style says.
 * @param inks what the words say themselves, each part of them; the style's own where they say nothing
 */
export function isLost(
  {
    ref,
    style,
    inks = [],
  }: { readonly ref: string; readonly style: number; readonly inks?: readonly (CellColour | undefined)[] },
  { paints }: CellLooks,
  { ruled, tables, isPictured }: OtherColours,
): boolean {
  const { ink: own, ground } = paints[style] ?? { ink: black, ground: "paper" };
  const beneath = ground === "paper" ? white : ground;
  const isBare = ground === "paper";
  if (!(inks.length > 0 ? inks : [own]).some((ink) => isOneOf(ink === undefined ? own : ink, beneath))) return false;
  return !isInRanges(ref, ruled) && !(isBare && (isPictured || isInRanges(ref, tables)));
}

function isOneOf(ink: CellColour, ground: CellColour): boolean {
  if (ink === null || ground === null) return false;
  return typeof ink === "string" || typeof ground === "string" ? ink === ground : isSame(ink, ground);
}

/** Whether a format shows nothing of what stands in a cell: each of its parts for what is more, less and nil, and for words. */
export function isSilent({ styles, formats }: CellLooks, style: number, isNumber: boolean): boolean {
  const code = formats.get(styles[style] ?? 0) ?? "";
  return /^\s*;\s*;\s*;\s*$/.test(code) || (isNumber && /^\s*;\s*;\s*(?:;.*)?$/.test(code));
}

/** Cells from one corner to another. */
export interface CellRange {
  readonly columns: readonly [from: number, to: number];
  readonly rows: readonly [from: number, to: number];
}

/** Ranges as a sheet writes them: `A1:C9 E2`; a whole row or column has no end. */
export function rangesOf(written: string): readonly CellRange[] {
  return written
    .split(/\s+/)
    .filter((one) => one !== "")
    .map((one) => {
      const [first = "", last = first] = one.replaceAll("$", "").split(":");
      const [from, to] = [placeOf(first), placeOf(last)];
      const end = Number.POSITIVE_INFINITY;
      return { columns: [from.column, to.column || end], rows: [from.row, to.row || end] };
    });
}

function isInRanges(ref: string, ranges: readonly CellRange[]): boolean {
  const { column, row } = placeOf(ref);
  return ranges.some(
    ({ columns, rows }) => column >= columns[0] && column <= columns[1] && row >= rows[0] && row <= rows[1],
  );
}

function placeOf(ref: string): { readonly column: number; readonly row: number } {
  const [, digits = ""] = /^[A-Z]{0,3}(\d{0,7})/.exec(ref) ?? [];
  return { column: columnOf(ref), row: Number(digits) };
}

/** Which column a cell's place names, from 1; `0` where it names none. */
export function columnOf(ref: string): number {
  const [letters = ""] = /^[A-Z]{1,3}/.exec(ref) ?? [];
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
}

/** A cell's place, such as `B7`. */
export function refOf(column: number, row: number): string {
  return lettersOf(column) + String(row);
}

function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  return (column > 26 ? lettersOf((column - 1 - rest) / 26) : "") + String.fromCharCode(65 + rest);
}
