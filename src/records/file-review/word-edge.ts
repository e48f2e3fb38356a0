import { black, colourOf, inverted, isSame, lit, mixed, type Rgb, white } from "./colours.ts";
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
  return edge.some(({ colour, solid }) =>
    colour === "unknown" ? solid > 0 : !isSame(mixed(colour, solid, ground), ground),
  );
}

/** Gathers what is said within a `textOutline`, from its beginning to its end. */
export class EdgeRead {
  private readonly strokes: Stroke[] = [];
  private readonly isThin: boolean;

  /** @param said of the outline itself */
  constructor(said: Said) {
    this.isThin = /^0*$/.test(said("w") ?? "1");
  }

  get edge(): WordEdge {
    return this.isThin ? noEdge : this.strokes;
  }

  /** An element within it: a colour, or how the last one is changed. */
  open(local: string, said: Said): void {
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

/** So much light that it is white, whatever colour it is put to. */
const allLight = 0.97;

function changed({ colour, solid }: Stroke, local: string, by: number): Stroke {
  if (Number.isNaN(by) && local !== "inv") return { colour, solid };
  // As Word writes it beside letters, it is how clear they are.
  if (local === "alpha") return { colour, solid: Math.max(0, 1 - by) };
  if (colour === "unknown") return { colour: local === "lumOff" && by >= allLight ? white : colour, solid };
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
