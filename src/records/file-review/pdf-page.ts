import type { getResolvedPDFJS } from "unpdf";
import { lettersDrawn } from "./drawn-letters.ts";
import { stringsOf } from "./printable.ts";
import type { Layer, Reading } from "./reading.ts";

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

/** A page's text, drawn in whichever way and wherever, also outside of its edge; its remarks; and what of it is only seen. */
export async function readPage(
  page: Page,
  ops: Pdfjs["OPS"],
  at: string,
  reading: Reading,
  layer?: Layer,
): Promise<void> {
  const content = await page.getTextContent();
  const items = content.items.filter((one): one is typeof one & Item => "str" in one);
  const { drawn, pictures, marks, letters, silent, strange } = await drawnOn(page, ops);
  reading.text(
    layer ?? "text",
    at,
    items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""),
    byPlace(items),
    drawn.joined,
    drawn.apart,
  );
  const annotations = await page.getAnnotations();
  reading.text(layer ?? "annotation", at, stringsOf(annotations));
  if (layer) return;
  if (pictures > 0) reading.unread("picture", at);
  if (strange) reading.unread("letters-without-code", at);
  const isDrawn = pictures === 0 && (silent || (drawn.apart.trim() === "" && marks > 0));
  const isStamped = annotations.some((one) =>
    /^(?:Stamp|Ink|Watermark|RichMedia|Screen|3D|Movie|Sound)$/.test(one.subtype),
  );
  if (isDrawn || isStamped) reading.unread("drawn-page", at);
  else if (letters >= fewestLetters) reading.unread("drawn-letters", at);
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

/** What is painted: its letters in the order they are drawn, how many pictures, how many lines and faces. */
async function drawnOn(page: Page, ops: Pdfjs["OPS"]) {
  const list = await page.getOperatorList();
  const apart: string[] = [];
  let [pictures, marks, letters] = [0, 0, 0];
  const [painting, marking] = [paintsPicture(ops), paintsMark(ops)];
  for (const [nth, op] of list.fnArray.entries()) {
    if (painting.has(op)) pictures += 1;
    else if (marking.has(op)) {
      marks += 1;
      letters += lettersDrawn(list.argsArray[nth], ops.endPath);
    } else if (op === ops.showText) apart.push(lettersOf(list.argsArray[nth]));
  }
  const said = apart.join("");
  const odd = [...said].filter((one) => /[\ufffd\p{Co}\p{Cn}\p{Cc}]/u.test(one)).length;
  return {
    drawn: { joined: said, apart: apart.join("\n") },
    pictures,
    marks,
    letters,
    // Something is done on the page and nothing of it was seen: a picture that is too big is left out without a word.
    silent: list.fnArray.length > 0 && apart.length === 0,
    // A number is ten of them; a list's own bullets stand one by one.
    strange: /(?:[\ufffd\p{Co}\p{Cn}\p{Cc}]\s?){4}/u.test(said) || odd > said.length / 50,
  };
}

function lettersOf(args: unknown): string {
  const [glyphs] = Array.isArray(args) ? args : [];
  if (!Array.isArray(glyphs)) return "";
  return glyphs
    .map((one: unknown) => (typeof one === "object" && one !== null && "unicode" in one ? String(one.unicode) : ""))
    .join("");
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
