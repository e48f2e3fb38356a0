import { black, colourOf, inverted, isSame, isSameLine, lit, mixed, type Rgb, white } from "./colours.ts";
import { namedColour } from "./named-colours.ts";

/** An attribute of an element of Word's, by its name without a prefix. */
export type Said = (name: string) => string | undefined;

interface Stroke {
  /** `unknown` of a theme's own colours but for paper and ink. */
  readonly colour: Rgb | "unknown";
  /** From nothing to whole. */
  readonly solid: number;
}
/** The colours of the line around letters; it has none where there is no line. */
export type WordEdge = readonly Stroke[];
/** The colours that letters are filled with; none where they are not filled. */
export type WordFill = readonly Stroke[] | "unknown";

export const noEdge: WordEdge = [];
/** As older programs draw it: around letters, or out of the paper. */
const darkEdge: WordEdge = [{ colour: black, solid: 1 }];

/** What an element says of an edge by itself, in the older way; `undefined` where it is of something else. */
export function edgeOf(local: string, said: Said): WordEdge | undefined {
  if (!/^(?:outline|emboss|imprint)$/.test(local)) return undefined;
  return /^(?:0|false|off)$/.test(said("val") ?? "") ? noEdge : darkEdge;
}

/** Whether any of an edge is seen on what is beneath it. What nobody knows may be. */
export function edgeShows(edge: WordEdge, ground: Rgb): boolean {
  return shows(edge, ground, isSameLine);
}

/** The same of what letters are filled with. */
export function fillShows(fill: WordFill, ground: Rgb): boolean {
  return fill === "unknown" || shows(fill, ground, isSame);
}

function shows(strokes: readonly Stroke[], ground: Rgb, isLost: typeof isSame): boolean {
  return strokes.some(({ colour, solid }) =>
    colour === "unknown" ? solid > 0 : !isLost(mixed(colour, solid, ground), ground),
  );
}

/** Gathers what is said within a `textOutline` or a `textFill`, from its beginning to its end. */
export class EdgeRead {
  private readonly strokes: Stroke[] = [];
  private isNone = false;
  private readonly isThin: boolean;

  /** @param said of the outline itself */
  constructor(said: Said) {
    this.isThin = /^0*$/.test(said("w") ?? "1");
  }

  get edge(): WordEdge {
    return this.isThin ? noEdge : this.strokes;
  }

  get fill(): WordFill {
    return this.strokes.length > 0 || this.isNone ? this.strokes : "unknown";
  }

  /** An element within it: a colour, or how the last one is changed. */
  open(local: string, said: Said): void {
    if (local === "noFill") this.isNone = true;
    if (local.endsWith("Clr")) this.strokes.push({ colour: colourBy(local, said) ?? "unknown", solid: 1 });
    const last = this.strokes.at(-1);
    if (last) this.strokes.splice(-1, 1, changed(last, local, Number(said("val")) / 100_000));
  }
}

const [paper, ink] = [/^(?:bg1|lt1|window)$/i, /^(?:tx1|dk1|windowText)$/i];

function colourBy(local: string, said: Said): Rgb | null {
  const value = said("val") ?? "";
  if (local === "srgbClr") return colourOf(value);
  if (local === "prstClr") return namedColour(value);
  if (!/^(?:schemeClr|sysClr)$/.test(local)) return null;
  return paper.test(value) ? white : ink.test(value) ? black : colourOf(said("lastClr"));
}

/** So much of it is all: then it is white or black, whatever colour it is put to. */
const all = 0.97;

function madeOf(local: string, by: number): Rgb | null {
  const isLight = /^lum(?:Off)?$/.test(local) ? by >= all : local === "tint" && by <= 1 - all;
  if (isLight) return white;
  return /^(?:lum|shade)$/.test(local) && by <= 1 - all ? black : null;
}

function changed({ colour, solid }: Stroke, local: string, by: number): Stroke {
  if (Number.isNaN(by) && local !== "inv") return { colour, solid };
  // As Word writes it beside letters, it is how clear they are.
  if (local === "alpha") return { colour, solid: Math.max(0, 1 - by) };
  if (colour === "unknown") return { colour: madeOf(local, by) ?? colour, solid };
  switch (local) {
    case "lumMod":
      return { colour: lit(colour, (light) => light * by), solid };
    case "lumOff":
      return { colour: lit(colour, (light) => light + by), solid };
    case "lum":
      return { colour: lit(colour, () => by), solid };
    case "tint":
      return { colour: mixed(colour, by, white), solid };
    case "shade":
      return { colour: mixed(colour, by, black), solid };
    case "inv":
      return { colour: inverted(colour), solid };
    default:
      return { colour, solid };
  }
}
