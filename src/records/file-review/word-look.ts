import { attributeOf, childrenOf, everyIn, type XmlElement } from "../office-parts/xml-tree.ts";
import { black, colourOf, mixed, type Rgb, white } from "./colours.ts";
import { EdgeRead, edgeOf, type Said, type WordEdge, type WordFill } from "./word-edge.ts";

/** What letters are painted with: `auto` is what can be read on what is beneath, as far as Word can tell. */
export type WordInk = Rgb | "auto" | "unknown";
export type WordGround = Rgb | "unknown";

interface Painted {
  readonly ink?: WordInk | undefined;
  /** What letters are filled with by itself, which goes before their ink. */
  readonly fill?: WordFill | undefined;
  readonly ground?: WordGround | undefined;
  /** The line around letters, or how they stand out of the paper, which may show them in any colour. */
  readonly edge?: WordEdge | undefined;
}

/** How a document's styles paint its letters and what is beneath them. */
export interface WordLook {
  /** Styles by which text is there and not shown. */
  readonly hiding: ReadonlySet<string>;
  readonly styles: ReadonlyMap<string, Painted>;
  /** What is painted where no style is named. */
  readonly first: Painted;
  /** Kinds of table of which any part is coloured. */
  readonly tables: ReadonlySet<string>;
  /** Whether text may stand over a shape or a picture that is none of its own. */
  readonly hasBackdrop: boolean;
}

/** What `w:color` says. */
export function inkOf(said: Said): WordInk | undefined {
  return themed(said("themeColor"), said("themeTint") ?? said("themeShade"), said("val"));
}

/** What `w:shd` lays beneath; `undefined` where it lays nothing. */
export function groundOf(said: Said): WordGround | undefined {
  const fill = themed(said("themeFill"), said("themeFillTint") ?? said("themeFillShade"), said("fill"));
  const how = said("val") ?? "clear";
  const [, percent] = /^pct(\d+)$/.exec(how) ?? [];
  if (/^(?:clear|nil|none)$/.test(how)) return fill === "auto" ? undefined : fill;
  const over = themed(said("themeColor"), said("themeTint") ?? said("themeShade"), said("color")) ?? "auto";
  if (over === "unknown" || fill === "unknown" || (how !== "solid" && percent === undefined)) return "unknown";
  const under = fill === undefined || fill === "auto" ? white : fill;
  return mixed(over === "auto" ? black : over, percent === undefined ? 1 : Number(percent) / 100, under);
}

/** A colour of the document's theme goes before what is written beside it; of the theme only paper and ink are known. */
function themed(
  theme: string | undefined,
  change: string | undefined,
  written: string | undefined,
): WordInk | undefined {
  if (change === undefined && /^(?:background1|light1)$/.test(theme ?? "")) return white;
  if (change === undefined && /^(?:text1|dark1)$/.test(theme ?? "")) return black;
  if (written === undefined || written === "auto") return theme === undefined ? written : "unknown";
  return colourOf(written) ?? "unknown";
}

const markers: Readonly<Record<string, string>> = {
  ...{ black: "000000", blue: "0000ff", cyan: "00ffff", green: "00ff00", magenta: "ff00ff", red: "ff0000" },
  ...{ yellow: "ffff00", white: "ffffff", darkBlue: "000080", darkCyan: "008080", darkGreen: "008000" },
  ...{ darkMagenta: "800080", darkRed: "800000", darkYellow: "808000", darkGray: "808080", lightGray: "c0c0c0" },
};

/** What `w:highlight` lays beneath. */
export function markerOf(said: Said): WordGround | undefined {
  return colourOf(markers[said("val") ?? ""] ?? "") ?? undefined;
}

/** As many styles as are based one on the other; programs make some ten at most, and one may be based on itself. */
const mostBased = 32;

/** How the styles of a document paint, each with what it is based on. */
export function paintedStyles(root: XmlElement): Pick<WordLook, "styles" | "first" | "tables"> {
  const all = new Map(childrenOf(root, "style").map((one) => [attributeOf(one, "styleId") ?? "", one]));
  const basic = childrenOf(root, "docDefaults").flatMap((one) => everyIn(one, "rPrDefault"));
  const common: Painted = Object.assign({}, ...basic.map(paintedBy));
  const chainOf = (id: string): readonly XmlElement[] => {
    const chain: XmlElement[] = [];
    for (let one = all.get(id); one && chain.length < mostBased; ) {
      chain.unshift(one);
      const [based] = childrenOf(one, "basedOn");
      one = all.get((based && attributeOf(based, "val")) ?? "");
    }
    return chain;
  };
  const isTable = (one: XmlElement) => attributeOf(one, "type") === "table";
  const kinds = Map.groupBy(all.keys(), (id) => chainOf(id).some(isTable));
  const styles = new Map(
    (kinds.get(false) ?? []).map((id) => {
      const isOfLetters = chainOf(id).some((one) => attributeOf(one, "type") === "character");
      return [id, Object.assign({}, isOfLetters ? {} : common, ...chainOf(id).map(paintedBy)) as Painted] as const;
    }),
  );
  const isFirst = (one: XmlElement) =>
    attributeOf(one, "type") === "paragraph" && /^(?:1|true|on)$/.test(attributeOf(one, "default") ?? "");
  const [first] = [...all].find(([, one]) => isFirst(one)) ?? [];
  return {
    styles,
    first: (first === undefined ? undefined : styles.get(first)) ?? common,
    tables: new Set((kinds.get(true) ?? []).filter((id) => chainOf(id).some(isColoured))),
  };
}

function isColoured(table: XmlElement): boolean {
  return everyIn(table, "shd").some((one) => groundOf(saidBy(one)) !== undefined);
}

/** What a style says itself; where it says nothing there is no word of it, so that what it is based on stays. */
function paintedBy(style: XmlElement): Painted {
  const [letters, paragraph] = ["rPr", "pPr"].map((how) => childrenOf(style, how)[0]);
  const [ink] = letters ? childrenOf(letters, "color") : [];
  const [filled] = letters ? childrenOf(letters, "textFill") : [];
  const [beneath] = [letters, paragraph].flatMap((one) => (one ? childrenOf(one, "shd") : []));
  const [said, ground] = [ink && inkOf(saidBy(ink)), beneath && groundOf(saidBy(beneath))];
  const edge = letters
    ? childrenOf(letters)
        .map(edgeIn)
        .findLast((one) => one !== undefined)
    : undefined;
  const fill = filled && readWithin(filled).fill;
  return { ...(said || fill ? { ink: said, fill } : {}), ...(ground ? { ground } : {}), ...(edge ? { edge } : {}) };
}

/** The edge that an element of a style gives to letters; `undefined` where it is of something else. */
function edgeIn(said: XmlElement): WordEdge | undefined {
  if (said.name !== "textOutline") return edgeOf(said.name, saidBy(said));
  return readWithin(said).edge;
}

function readWithin(said: XmlElement): EdgeRead {
  const read = new EdgeRead(saidBy(said));
  const open = (one: XmlElement): void => {
    read.open(one.name, saidBy(one));
    childrenOf(one).forEach(open);
  };
  childrenOf(said).forEach(open);
  return read;
}

function saidBy(element: XmlElement): Said {
  return (name) => attributeOf(element, name);
}

/** A line of text stands on what is as wide and high as a banner, or as a column; in English metric units. A logo is less. */
const [banner, column] = [
  [2_900_000, 250_000],
  [900_000, 2_900_000],
] as const;
const perPoint = 12_700;

function holdsText(wide: number, high: number): boolean {
  return [banner, column].some(([least, lowest]) => wide >= least && high >= lowest);
}

/** Whether a part has a shape or a picture that its text may stand upon: laid freely on the page, filled, and no small one. */
export function hasBackdrop(xml: string): boolean {
  const anchored = xml.split(/<\w+:anchor\b/).slice(1);
  const isBehind = anchored.some((one) => {
    const [within = ""] = one.slice(0, 20_000).split(/<\/\w+:anchor>/);
    const [, cx, cy] = /<\w+:extent\s+cx="(\d+)"\s+cy="(\d+)"/.exec(within) ?? [];
    if (!holdsText(Number(cx ?? Infinity), Number(cy ?? Infinity))) return false;
    return within.split(/<\w+:wsp\b/).some(isFilled);
  });
  // As older programs write shapes; where Word writes one for them besides, the newer one is what it says itself.
  const [before = "", ...behind] = xml.split(/<mc:Fallback\b/);
  const alone = before + behind.map((one) => one.split("</mc:Fallback>").slice(1).join("")).join("");
  const old = alone.match(/<v:(?:rect|roundrect|oval|shape)\b[^<>]*>/g);
  return isBehind || (old ?? []).some(isOldBackdrop);
}

/** Whether a shape or a picture is filled: by itself, or as its kind is where it says nothing of it; not with paper's colour. */
function isFilled(shape: string): boolean {
  // Not the line around it.
  const [first = "", ...lines] = shape.split(/<a:ln\b/);
  const face = first + lines.map(behindLine).join("");
  if (/<\w+:(?:blip|gradFill|pattFill)\b|<a:solidFill>\s*<a:(?!\w+ val="(?:bg1|lt1|FFFFFF)"\s*\/>)/.test(face))
    return true;
  const isSaid = /<a:(?:noFill|solidFill)\b/.test(face);
  return !isSaid && /<a:fillRef idx="[1-9]\d*">\s*<a:(?!\w+ val="(?:bg1|lt1|FFFFFF)")/.test(face);
}

function behindLine(one: string): string {
  return /^[^<>]*\/>/.test(one) ? one : one.split("</a:ln>").slice(1).join("");
}

/** Not the word that lies across each page, a line or a frame without a fill. */
function isOldBackdrop(tag: string): boolean {
  const [wide, high] = ["width", "height"].map((name) =>
    Number(new RegExp(`[";]${name}:([\\d.]+)pt`).exec(tag)?.[1] ?? 1_000),
  );
  const isLaid = tag.includes("position:absolute") && !/WaterMark|\bfilled="(?:f|false|0)"/i.test(tag);
  return isLaid && holdsText((wide ?? 0) * perPoint, (high ?? 0) * perPoint);
}
