import type { getResolvedPDFJS } from "unpdf";
import { asItIs, type DrawnLetters, type Matrix, matrixOf, times } from "./drawn-text.ts";
import { frameShape, outlinesOf, PaintedShape, pictureShape } from "./painted-shape.ts";

type Ops = Awaited<ReturnType<typeof getResolvedPDFJS>>["OPS"];
/** Red, green and blue of 255; `null` where it is a pattern, or of a picture. */
type Colour = readonly [number, number, number] | null;

interface Ink {
  readonly colour: Colour;
  readonly alpha: number;
  /** Whether more than the ink itself says how it is seen: a mask, or mixed with what is beneath. */
  readonly isMixed: boolean;
}

interface Painted {
  readonly shape: PaintedShape;
  readonly clips: readonly PaintedShape[];
  readonly ink: Ink;
  /** Whether it may have holes that are not known of. */
  readonly mayShow: boolean;
  readonly isPicture: boolean;
}

interface Letters {
  readonly text: string;
  readonly size: number;
  /** Two places of it, the one over the other, and the one between. */
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  readonly middle: readonly [number, number];
  readonly ink: Ink;
  /** How much was painted before. */
  readonly after: number;
  readonly isOff: boolean;
}

interface State {
  readonly page: Matrix;
  readonly fill: Colour;
  readonly line: Colour;
  readonly isPattern: boolean;
  readonly fillAlpha: number;
  readonly lineAlpha: number;
  readonly wide: number;
  readonly blends: boolean;
  readonly masked: boolean;
  readonly mode: number;
  readonly clips: readonly PaintedShape[];
  /** How it is seen what a group around it makes: by how much, and whether mixed. */
  readonly group: { readonly alpha: number; readonly isMixed: boolean };
}

const first: State = {
  ...{ page: asItIs, fill: [0, 0, 0], line: [0, 0, 0], isPattern: false, fillAlpha: 1, lineAlpha: 1, wide: 1 },
  ...{ blends: false, masked: false, mode: 0, clips: [], group: { alpha: 1, isMixed: false } },
};

/** Fewer letters than this are no text; a lower one than the second is dust; what is so near in colour is not told apart. */
const [fewest, dust, near] = [2, 1, 16];
/** A line that is thinner hides nothing. */
const thinnest = 1.5;
/** Painted with so much of its colour a thing lets nothing through, or nothing is seen of it. */
const [solid, clear] = [0.95, 0.05];
/** Pages are looked at in squares of so many points. */
const square = 48;

/** What of a page's text nobody sees: beneath something painted later, in the colour of what is beneath it, transparent, off, outside. */
export class UnseenLetters {
  private readonly view: readonly number[];
  private readonly isShown: (layer: unknown) => boolean;
  private readonly pictures: { readonly any: boolean; readonly seeThrough: boolean };
  private readonly painted: Painted[] = [];
  private readonly letters: Letters[] = [];
  private readonly kept: { readonly state: State; readonly done: number }[] = [];
  private readonly layers: boolean[] = [];
  private readonly names: ReadonlyMap<number, string>;
  private state = first;
  private clipsNext: "eoClip" | "clip" | null = null;
  /** In what is no page's own: a remark's drawing, or a mask. */
  private apart = 0;

  constructor(
    ops: Ops,
    page: {
      readonly view: readonly number[];
      readonly isShown: (layer: unknown) => boolean;
      readonly pictures: { readonly any: boolean; readonly seeThrough: boolean };
    },
  ) {
    this.names = new Map(Object.entries(ops).map(([name, op]) => [op, name]));
    [this.view, this.isShown, this.pictures] = [page.view, page.isShown, page.pictures];
  }

  /** One order of the page, before the letters that it draws. */
  order(op: number, args: unknown): void {
    const name = this.names.get(op) ?? "";
    const all: readonly unknown[] = Array.isArray(args) ? args : [];
    if (this.isApart(name, all[0])) return;
    if (/^(?:restore|endGroup|paintFormXObjectEnd)$/.test(name)) this.back(name);
    else if (/^(?:save|beginGroup|paintFormXObjectBegin)$/.test(name)) this.nest(name, all);
    else if (/MarkedContent/.test(name)) this.mark(name, all);
    else if (name === "constructPath") this.path(all);
    else if (name === "clip" || name === "eoClip") this.clipsNext = name;
    else if (name === "shadingFill") this.shade();
    else if (/^paint.*Image/.test(name)) this.picture();
    else this.set(name, all);
  }

  /** Letters that the last order drew. */
  draw({ text, at, far, size }: DrawnLetters): void {
    if (this.apart > 0 || !/[\p{L}\p{N}]/u.test(text)) return;
    const { state } = this;
    const place = (up: number): readonly [number, number] => {
      const [, , , , x, y] = times([1, 0, 0, 1, far / 2, up * size], at);
      return [x, y];
    };
    const ink = this.ink(state.mode === 1 || state.mode === 5 ? "line" : "fill");
    this.letters.push({
      ...{ text, size: Math.abs(size) * Math.hypot(at[2], at[3]) },
      ...{ low: place(0.12), middle: place(0.27), high: place(0.42) },
      // Painted not at all; or a frame for what is painted next.
      ink: state.mode === 3 ? { ...ink, alpha: 0 } : state.mode === 7 ? { ...ink, isMixed: true } : ink,
      ...{ after: this.painted.length, isOff: this.layers.includes(false) },
    });
  }

  /** Whether there is text that is not seen, and not drawn in the same place once more. */
  get any(): boolean {
    const places = this.inSquares();
    const hidden = this.letters.filter((one) => this.isHidden(one, places));
    if (hidden.length < fewest) return false;
    const gone = new Set(hidden);
    const shown = Map.groupBy(
      this.letters.filter((one) => !gone.has(one)),
      ({ text }) => text,
    );
    const isAgain = ({ text, middle: [x, y], size }: Letters) =>
      shown.get(text)?.some(({ middle }) => Math.hypot(middle[0] - x, middle[1] - y) < size * 0.35);
    return hidden.filter((one) => !isAgain(one)).length >= fewest;
  }

  private isHidden(one: Letters, places: ReadonlyMap<string, readonly number[]>): boolean {
    const { low, middle, high, ink } = one;
    if (one.isOff || one.size < dust) return true;
    const [left = 0, down = 0, right = 0, up = 0] = this.view;
    if (middle[0] < left - 2 || middle[0] > right + 2 || middle[1] < down - 2 || middle[1] > up + 2) return true;
    const near = places.get(squareOf(middle)) ?? [];
    // With a picture in its place, as a scanner's program lays it there, it says what the picture shows.
    if (ink.alpha <= clear) return !near.some((nth) => this.painted[nth]?.isPicture && this.lies(nth, middle));
    const covers = near.some(
      (nth) => nth >= one.after && this.hides(nth) && this.lies(nth, low) && this.lies(nth, high),
    );
    if (covers || ink.colour === null || ink.isMixed) return covers;
    const beneath = this.beneath(middle, near, one.after);
    return beneath !== null && isNear(mixed(ink.colour, ink.alpha, beneath), beneath);
  }

  private hides(nth: number): boolean {
    const one = this.painted[nth];
    return one !== undefined && !one.mayShow && !one.ink.isMixed && one.ink.alpha >= solid;
  }

  private lies(nth: number, [x, y]: readonly [number, number]): boolean {
    const one = this.painted[nth];
    return one?.shape.has(x, y) === true && one.clips.every((clip) => clip.has(x, y));
  }

  /** The colour that lies beneath a place, as far as it is known; paper is white. */
  private beneath(at: readonly [number, number], near: readonly number[], before: number): Colour {
    const over: Ink[] = [];
    for (const nth of near.toReversed()) {
      if (nth >= before || !this.lies(nth, at)) continue;
      const one = this.painted[nth];
      if (!one) continue;
      if (one.mayShow || one.ink.isMixed || one.ink.colour === null) return null;
      over.push(one.ink);
      if (one.ink.alpha >= solid) break;
    }
    return over.reduceRight<Exclude<Colour, null>>(
      (colour, ink) => mixed(ink.colour ?? colour, ink.alpha, colour),
      [255, 255, 255],
    );
  }

  /** By square of the page, what was painted there, in its order. */
  private inSquares(): ReadonlyMap<string, readonly number[]> {
    const wanted = new Set(this.letters.map(({ middle }) => squareOf(middle)));
    return new Map(
      [...wanted].map((key) => {
        const [left = 0, low = 0] = key.split(" ").map((one) => Number(one) * square);
        const here = this.painted.flatMap(({ shape: { box } }, nth) =>
          box[2] >= left && box[0] <= left + square && box[3] >= low && box[1] <= low + square ? [nth] : [],
        );
        return [key, here];
      }),
    );
  }

  private isApart(name: string, what: unknown): boolean {
    const isMask =
      name === "beginGroup" && typeof what === "object" && what !== null && "smask" in what && !!what.smask;
    if (isMask || name === "beginAnnotation" || (this.apart > 0 && name === "beginGroup")) this.apart += 1;
    else if (this.apart > 0 && (name === "endGroup" || name === "endAnnotation")) {
      this.apart -= 1;
      return true;
    }
    return this.apart > 0;
  }

  private nest(name: string, [matrix, box]: readonly unknown[]): void {
    this.kept.push({ state: this.state, done: this.painted.length + this.letters.length });
    const { group, fillAlpha, blends, masked } = this.state;
    if (name === "beginGroup")
      this.to({
        group: { alpha: group.alpha * fillAlpha, isMixed: group.isMixed || blends || masked },
        ...{ fillAlpha: 1, lineAlpha: 1, blends: false, masked: false },
      });
    if (name !== "paintFormXObjectBegin") return;
    this.to({ page: times(matrixOf(numbersOf(matrix)), this.state.page) });
    const frame = numbersOf(box);
    if (frame.length === 4) this.to({ clips: [...this.state.clips, frameShape(frame, this.state.page)] });
  }

  private back(name: string): void {
    const before = this.kept.pop();
    if (!before) return;
    // Where a picture was left out there is only where it would have been laid.
    const isEmpty = before.done === this.painted.length + this.letters.length;
    if (name === "restore" && isEmpty && this.state.page !== before.state.page && this.pictures.any) this.picture();
    this.state = before.state;
  }

  private mark(name: string, [tag, layer]: readonly unknown[]): void {
    if (name === "endMarkedContent") this.layers.pop();
    else if (/^beginMarkedContent/.test(name)) this.layers.push(tag !== "OC" || this.isShown(layer));
  }

  private path([does, paths]: readonly unknown[]): void {
    const path: unknown = Array.isArray(paths) ? paths[0] : null;
    const clips = this.clipsNext;
    this.clipsNext = null;
    if (!(path instanceof Float32Array)) return;
    const outlines = outlinesOf(path, this.state.page);
    const how = typeof does === "number" ? (this.names.get(does) ?? "") : "";
    if (/fill/i.test(how)) this.paint(new PaintedShape(outlines, { evenOdd: /eo/i.test(how) }), "fill");
    if (/stroke/i.test(how)) {
      const [a, b, c, d] = this.state.page;
      const half = (this.state.wide * Math.sqrt(Math.abs(a * d - b * c))) / 2;
      if (half * 2 >= thinnest) this.paint(new PaintedShape(outlines, { half }), "line");
    }
    if (clips) this.to({ clips: [...this.state.clips, new PaintedShape(outlines, { evenOdd: clips === "eoClip" })] });
  }

  private paint(shape: PaintedShape, kind: "fill" | "line"): void {
    if (this.layers.includes(false)) return;
    const { clips, isPattern } = this.state;
    this.painted.push({ shape, clips, ink: this.ink(kind), mayShow: kind === "fill" && isPattern, isPicture: false });
  }

  private shade(): void {
    const ink = { ...this.ink("fill"), colour: null };
    const [clip, ...clips] = this.state.clips;
    const shape = clip ?? frameShape(this.view, asItIs);
    if (!this.layers.includes(false)) this.painted.push({ shape, clips, ink, mayShow: false, isPicture: false });
  }

  private picture(): void {
    const ink = { ...this.ink("fill"), colour: null };
    const { clips, page } = this.state;
    if (!this.layers.includes(false))
      this.painted.push({ shape: pictureShape(page), clips, ink, mayShow: this.pictures.seeThrough, isPicture: true });
  }

  private set(name: string, args: readonly unknown[]): void {
    const [one] = args;
    if (name === "transform") this.to({ page: times(matrixOf(numbersOf(args)), this.state.page) });
    else if (name === "setFillRGBColor") this.to({ fill: colourOf(one), isPattern: false });
    else if (name === "setStrokeRGBColor") this.to({ line: colourOf(one) });
    else if (/^setFill(?:ColorN|Transparent)/.test(name)) this.to({ fill: null, isPattern: one !== "Shading" });
    else if (/^setStroke(?:ColorN|Transparent)/.test(name)) this.to({ line: null });
    else if (name === "setTextRenderingMode") this.to({ mode: Number(one) });
    else if (name === "setLineWidth") this.to({ wide: Number(one) });
    else if (name === "setGState" && Array.isArray(one)) for (const said of one) this.look(said);
  }

  private look(said: unknown): void {
    const [key, value]: readonly unknown[] = Array.isArray(said) ? said : [];
    if (key === "ca") this.to({ fillAlpha: Number(value) });
    else if (key === "CA") this.to({ lineAlpha: Number(value) });
    else if (key === "LW") this.to({ wide: Number(value) });
    else if (key === "BM") this.to({ blends: value !== "source-over" });
    else if (key === "SMask") this.to({ masked: !!value });
  }

  private to(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private ink(kind: "fill" | "line"): Ink {
    const { group, blends, masked, fill, line, fillAlpha, lineAlpha } = this.state;
    const alpha = group.alpha * (kind === "fill" ? fillAlpha : lineAlpha);
    return { colour: kind === "fill" ? fill : line, alpha, isMixed: group.isMixed || blends || masked };
  }
}

function squareOf([x, y]: readonly [number, number]): string {
  return `${Math.floor(x / square)} ${Math.floor(y / square)}`;
}

function colourOf(said: unknown): Colour {
  const [, hex] = /^#([\da-f]{6})$/i.exec(String(said)) ?? [];
  if (hex === undefined) return null;
  const all = Number.parseInt(hex, 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

function mixed(
  [red, green, blue]: Exclude<Colour, null>,
  by: number,
  [r, g, b]: Exclude<Colour, null>,
): Exclude<Colour, null> {
  const one = (over: number, under: number) => over * by + under * (1 - by);
  return [one(red, r), one(green, g), one(blue, b)];
}

function isNear(one: Exclude<Colour, null>, other: Exclude<Colour, null>): boolean {
  return one.every((part, nth) => Math.abs(part - (other[nth] ?? 0)) <= near);
}

function numbersOf(said: unknown): readonly number[] {
  return Array.isArray(said) || said instanceof Float32Array ? [...said].map(Number) : [];
}
