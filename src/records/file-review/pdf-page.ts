import type { getResolvedPDFJS } from "unpdf";
import { lettersDrawn } from "./drawn-letters.ts";
import { DrawnText, type Piece } from "./drawn-text.ts";
import { stringsOf } from "./printable.ts";
import type { Layer, Reading } from "./reading.ts";
import { type PictureMarks, UnseenLetters } from "./unseen-letters.ts";

type Pdfjs = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Page = Awaited<ReturnType<Awaited<ReturnType<Pdfjs["getDocument"]>["promise"]>["getPage"]>>;

/** A number has ten, of which some may be mere lines; a page's own arrows and marks are fewer. */
const fewestLetters = 8;

/** One row of letters with its place, as the library tells it. */
interface Item {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** What a file says of all its pages. */
export interface Pages {
  /** Of an earlier saving. */
  readonly layer: Layer | undefined;
  /** Whether a picture lies anywhere in the file. */
  readonly pictured: boolean;
  readonly marks: PictureMarks;
  /** Whether a layer of the page is shown. */
  readonly isShown: (layer: unknown) => boolean;
}

/** A page's text, drawn in whichever way and wherever, also outside of its edge; its remarks; and what of it is only seen. */
export async function readPage(
  page: Page,
  ops: Pdfjs["OPS"],
  at: string,
  reading: Reading,
  pages: Pages,
): Promise<void> {
  const { layer, pictured } = pages;
  const content = await page.getTextContent();
  const items = content.items.filter((one): one is typeof one & Item => "str" in one);
  const { drawn, pictures, marks, letters, silent, strange, unseen } = await drawnOn(page, ops, pages);
  reading.text(
    layer ?? "text",
    at,
    items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""),
    byPlace(items),
    drawn,
  );
  // Those too that are shown neither on a screen nor on paper.
  const annotations = await page.getAnnotations({ intent: "any" });
  reading.text(layer ?? "annotation", at, stringsOf(annotations));
  if (layer) return;
  // Fields and links are the page's own; a remark, a mark or a box is laid over it, and a viewer may hide it or take it off.
  if (annotations.some((one) => !/^(?:Link|Widget|Popup)$/.test(one.subtype))) reading.sees("comment");
  if (unseen || annotations.some(isHiddenField)) reading.sees("hidden-text");
  if (pictures > 0) reading.unread("picture", at);
  if (strange) reading.unread("letters-without-code", at);
  const isDrawn = pictures === 0 && ((silent && pictured) || (drawn.trim() === "" && marks > 0));
  const isStamped = annotations.some((one) =>
    /^(?:Stamp|Ink|Watermark|RichMedia|Screen|3D|Movie|Sound)$/.test(one.subtype),
  );
  if (isDrawn || isStamped) reading.unread("drawn-page", at);
  else if (letters >= fewestLetters) reading.unread("drawn-letters", at);
}

/** A field that a viewer shows on no screen, and that is filled in, or has words to choose from. */
function isHiddenField(one: {
  subtype?: string;
  fieldType?: string;
  annotationFlags?: number;
  fieldValue?: unknown;
  options?: unknown;
}): boolean {
  const isUnseen = ((one.annotationFlags ?? 0) & (2 | 32)) !== 0;
  if (!isUnseen || one.subtype !== "Widget" || one.fieldType === "Btn") return false;
  const choices: readonly unknown[] = Array.isArray(one.options) ? one.options : [];
  return [one.fieldValue, ...choices.map(labelOf)]
    .flat()
    .some((said) => typeof said === "string" && said.trim() !== "");
}

function labelOf(choice: unknown): unknown {
  return typeof choice === "object" && choice !== null && "displayValue" in choice ? choice.displayValue : choice;
}

/** Lines by height, words of a line by where they begin, a gap between those apart: a table's columns are drawn in any order. */
function byPlace(items: readonly Item[]): string {
  const lines = Map.groupBy(
    items.filter(({ str }) => str.trim() !== ""),
    ({ transform }) => Math.round((transform[5] ?? 0) / 3),
  );
  return [...lines.entries()]
    .toSorted(([a], [b]) => b - a)
    .map(([, line]) => {
      let [text, end] = ["", Number.NEGATIVE_INFINITY];
      for (const { str, transform, width, height } of line.toSorted(
        (a, b) => (a.transform[4] ?? 0) - (b.transform[4] ?? 0),
      )) {
        const from = transform[4] ?? 0;
        text += from - end > Math.max(1, height * 0.3) && text !== "" ? `\t${str}` : str;
        end = from + width;
      }
      return text;
    })
    .join("\n");
}

/** What is painted: its letters where they stand, how many pictures, how many lines and faces. */
async function drawnOn(page: Page, ops: Pdfjs["OPS"], { layer, marks: called, isShown }: Pages) {
  const list = await page.getOperatorList();
  const unseen = new UnseenLetters(ops, { view: page.view, isShown, pictures: called });
  const drawing = new DrawnText({ each: (one) => unseen.draw(one) });
  const said: string[] = [];
  let [pictures, marks, letters] = [0, 0, 0];
  const [painting, marking, moving] = [paintsPicture(ops), paintsMark(ops), moves(ops)];
  for (const [nth, op] of list.fnArray.entries()) {
    const args: unknown = list.argsArray[nth];
    const moved = moving.get(op);
    unseen.order(op, args);
    if (painting.has(op)) pictures += 1;
    else if (marking.has(op)) {
      marks += 1;
      letters += lettersDrawn(args, ops.endPath);
    } else if (op === ops.showText) {
      const pieces = piecesOf(args);
      drawing.show(pieces);
      said.push(...pieces.map((one) => (typeof one === "number" ? "" : one.text)));
    } else if (moved !== undefined)
      // A form's own frame, which comes behind how it is laid, is none of it.
      for (const one of moved)
        drawing.order(one, numbersIn(op === ops.paintFormXObjectBegin && Array.isArray(args) ? [args[0]] : args));
  }
  const all = said.join("");
  const odd = [...all].filter((one) => /[\ufffd\p{Co}\p{Cn}\p{Cc}]/u.test(one)).length;
  return {
    drawn: drawing.text,
    pictures,
    marks,
    letters,
    // Something is done on the page and nothing of it was seen, as it is where a picture is left out without a word.
    silent: list.fnArray.length > 0 && said.length === 0,
    unseen: layer === undefined && unseen.any,
    // A number is ten of them; a list's own bullets stand one by one.
    strange: /(?:[\ufffd\p{Co}\p{Cn}\p{Cc}]\s?){4}/u.test(all) || odd > all.length / 50,
  };
}

function piecesOf(args: unknown): (Piece | number)[] {
  const [glyphs] = Array.isArray(args) ? args : [];
  if (!Array.isArray(glyphs)) return [];
  return glyphs.flatMap((one: unknown): readonly (Piece | number)[] => {
    if (typeof one === "number") return [one];
    if (typeof one !== "object" || one === null || !("unicode" in one)) return [];
    const width = "width" in one && typeof one.width === "number" ? one.width : 0;
    return [{ text: String(one.unicode), em: width / 1_000 }];
  });
}

/** The numbers of an order, however the library keeps them. */
function numbersIn(args: unknown): number[] {
  const all = Array.isArray(args) ? args : [];
  return all
    .flatMap((one: unknown) => (one instanceof Float32Array || Array.isArray(one) ? [...one] : [one]))
    .filter((one) => typeof one === "number");
}

/** What the library calls each order that moves what is drawn, and what the format calls it. */
function moves(ops: Pdfjs["OPS"]): ReadonlyMap<number, readonly string[]> {
  return new Map([
    [ops.save, ["q"]],
    [ops.restore, ["Q"]],
    [ops.transform, ["cm"]],
    [ops.paintFormXObjectBegin, ["q", "cm"]],
    [ops.paintFormXObjectEnd, ["Q"]],
    [ops.beginText, ["BT"]],
    [ops.setTextMatrix, ["Tm"]],
    [ops.moveText, ["Td"]],
    [ops.setLeadingMoveText, ["TD"]],
    [ops.nextLine, ["T*"]],
    [ops.setLeading, ["TL"]],
    [ops.setFont, ["Tf"]],
    [ops.setCharSpacing, ["Tc"]],
    [ops.setWordSpacing, ["Tw"]],
    [ops.setHScale, ["Tz"]],
  ]);
}

function paintsPicture(ops: Pdfjs["OPS"]): ReadonlySet<number> {
  return new Set(
    Object.entries(ops).flatMap(([name, op]) => (/^paint.*(?:Image|SolidColorImage)/.test(name) ? [op] : [])),
  );
}

function paintsMark(ops: Pdfjs["OPS"]): ReadonlySet<number> {
  return new Set(
    Object.entries(ops).flatMap(([name, op]) =>
      /^(?:fill|eoFill|stroke|fillStroke|eoFillStroke|closeFillStroke|shadingFill|constructPath|rawFillPath)$/.test(
        name,
      )
        ? [op]
        : [],
    ),
  );
}
