import type { getResolvedPDFJS } from "unpdf";
import { colourOf, type Rgb } from "./colours.ts";
import { asItIs, type DrawnLetters, type Matrix, matrixOf, times } from "./drawn-text.ts";
import { type Ink, type LetterFrame, PaintedPage } from "./painted-page.ts";
import { frameShape, outlinesOf, PaintedShape, pictureShape } from "./painted-shape.ts";

type Ops = Awaited<ReturnType<typeof getResolvedPDFJS>>["OPS"];
interface State {
  readonly page: Matrix;
  /** `null` of a pattern. */
  readonly fill: Rgb | null;
  readonly line: Rgb | null;
  readonly isPattern: boolean;
  readonly fillAlpha: number;
  readonly lineAlpha: number;
  readonly wide: number;
  /** How it is mixed with what is beneath, as the library calls it. */
  readonly blend: string;
  readonly masked: boolean;
  readonly mode: number;
  readonly clips: readonly PaintedShape[];
  /** Letters through which alone something is seen. */
  readonly frame: LetterFrame | null;
  /** How it is seen what a group around it makes: by how much, how mixed, and which one mixes, if any. */
  readonly group: {
    readonly alpha: number;
    readonly blend: string;
    readonly isMasked: boolean;
    readonly nth: number;
  };
}

const plainly = "source-over";
const first: State = {
  ...{ page: asItIs, fill: [0, 0, 0], line: [0, 0, 0], isPattern: false, fillAlpha: 1, lineAlpha: 1, wide: 1 },
  ...{ blend: plainly, masked: false, mode: 0, clips: [], frame: null },
  group: { alpha: 1, blend: plainly, isMasked: false, nth: 0 },
};

/** What stands on a page where a picture is drawn. */
export interface PictureMarks {
  /** What is written in the place of one that covers what is beneath it, and of one that may be seen through. */
  readonly solid: string;
  readonly clear: string;
  /** How those cover that have no mark. */
  readonly others: "none" | "solid" | "clear";
}

/** A line that is thinner hides nothing. */
const thinnest = 1.5;
/** Where in a letter it is looked whether it is seen, in sizes of it over its line. */
const heights = [0.12, 0.195, 0.27, 0.345, 0.42];

/** What of a page's text nobody sees: beneath something painted later, in the colour of what is beneath it, transparent, off, outside. */
export class UnseenLetters {
  private readonly page: PaintedPage;
  private readonly view: readonly number[];
  private readonly isShown: (layer: unknown) => boolean;
  private readonly pictures: PictureMarks;
  private readonly kept: { readonly state: State; readonly done: number }[] = [];
  private readonly layers: boolean[] = [];
  private readonly names: ReadonlyMap<number, string>;
  private state = first;
  private groups = 0;
  private clipsNext: "eoClip" | "clip" | null = null;
  /** In what is no page's own: a remark's drawing, or a mask. */
  private apart = 0;

  constructor(
    ops: Ops,
    page: {
      readonly view: readonly number[];
      readonly isShown: (layer: unknown) => boolean;
      readonly pictures: PictureMarks;
    },
  ) {
    this.names = new Map(Object.entries(ops).map(([name, op]) => [op, name]));
    [this.view, this.isShown, this.pictures] = [page.view, page.isShown, page.pictures];
    this.page = new PaintedPage(page.view);
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
    else if (/^paint.*Image/.test(name)) this.picture(this.pictures.others !== "solid");
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
    const frame = state.mode === 7 ? this.frame() : null;
    if (state.frame && state.mode !== 3 && state.mode !== 7) state.frame.isDrawn = true;
    const ink = this.ink(state.mode === 1 || state.mode === 5 ? "line" : "fill");
    this.page.letters.push({
      ...{ text, size: Math.abs(size) * Math.hypot(at[2], at[3]) },
      ...{ middle: place(0.27), places: heights.map(place) },
      frame,
      edge: state.mode === 2 || state.mode === 6 ? this.ink("line") : null,
      // Painted not at all; or in whatever is painted next.
      ink: state.mode === 3 ? { ...ink, alpha: 0 } : state.mode === 7 ? { ...ink, isMasked: true } : ink,
      ...{ after: this.page.painted.length, isOff: this.layers.includes(false) },
    });
  }

  /** Letters that are a frame from here to the end of what they are drawn in. */
  private frame(): LetterFrame {
    const { frame } = this.state;
    if (frame && frame !== this.kept.at(-1)?.state.frame) return frame;
    const made: LetterFrame = { until: Number.POSITIVE_INFINITY, isDrawn: false };
    this.to({ frame: made });
    return made;
  }

  /** Whether there is text that is not seen, and not drawn in the same place once more. */
  get any(): boolean {
    return this.page.hides;
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
    this.kept.push({ state: this.state, done: this.done });
    if (name === "beginGroup") this.group();
    if (name !== "paintFormXObjectBegin") return;
    this.to({ page: times(matrixOf(numbersOf(matrix)), this.state.page) });
    const frame = numbersOf(box);
    if (frame.length === 4) this.to({ clips: [...this.state.clips, frameShape(frame, this.state.page)] });
  }

  private group(): void {
    const { group, fillAlpha, blend, masked } = this.state;
    // One that is laid on the page as it is says nothing more than what is in it.
    const isOne = blend !== plainly || fillAlpha < 1;
    if (isOne) this.groups += 1;
    const around = { blend: both(group.blend, blend), nth: isOne ? this.groups : group.nth };
    this.to({
      group: { alpha: group.alpha * fillAlpha, isMasked: group.isMasked || masked, ...around },
      ...{ fillAlpha: 1, lineAlpha: 1, blend: plainly, masked: false },
    });
  }

  private get done(): number {
    return this.page.painted.length + this.page.letters.length;
  }

  private back(name: string): void {
    const before = this.kept.pop();
    if (!before) return;
    // Where a picture without a mark was left out there is only where it would have been laid.
    const isEmpty = before.done === this.done && this.state.page !== before.state.page;
    const { others } = this.pictures;
    if (name === "restore" && isEmpty && others !== "none") this.picture(others === "clear");
    const { frame } = this.state;
    if (frame && frame !== before.state.frame) frame.until = this.page.painted.length;
    this.state = before.state;
  }

  private mark(name: string, [tag, layer]: readonly unknown[]): void {
    if (name === "endMarkedContent") this.layers.pop();
    else if (/^beginMarkedContent/.test(name)) {
      this.layers.push(tag !== "OC" || this.isShown(layer));
      const called = nameOf(tag);
      const { solid, clear } = this.pictures;
      if (called !== "" && (called === solid || called === clear)) this.picture(called === clear);
    }
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
      else if (this.state.frame) this.state.frame.isDrawn = true;
    }
    if (clips) this.to({ clips: [...this.state.clips, new PaintedShape(outlines, { evenOdd: clips === "eoClip" })] });
  }

  private paint(shape: PaintedShape, kind: "fill" | "line"): void {
    if (this.layers.includes(false)) return;
    const { clips, isPattern } = this.state;
    this.page.painted.push({
      shape,
      clips,
      ink: this.ink(kind),
      mayShow: kind === "fill" && isPattern,
      isPicture: false,
    });
  }

  private shade(): void {
    const ink = { ...this.ink("fill"), colour: null };
    const [clip, ...clips] = this.state.clips;
    const shape = clip ?? frameShape(this.view, asItIs);
    if (!this.layers.includes(false)) this.page.painted.push({ shape, clips, ink, mayShow: false, isPicture: false });
  }

  private picture(mayShow: boolean): void {
    const ink = { ...this.ink("fill"), colour: null };
    const { clips, page } = this.state;
    if (!this.layers.includes(false))
      this.page.painted.push({
        shape: pictureShape(page),
        clips,
        ink,
        mayShow,
        isPicture: true,
      });
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
    else if (key === "BM") this.to({ blend: String(value) });
    else if (key === "SMask") this.to({ masked: !!value });
  }

  private to(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private ink(kind: "fill" | "line"): Ink {
    const { group, blend, masked, fill, line, fillAlpha, lineAlpha } = this.state;
    const alpha = kind === "fill" ? fillAlpha : lineAlpha;
    return {
      ...{ colour: kind === "fill" ? fill : line, alpha: group.alpha * alpha, blend: both(group.blend, blend) },
      ...{ isMasked: group.isMasked || masked, group: group.nth },
      ...{ own: { alpha, blend }, around: { alpha: group.alpha, blend: group.blend } },
    };
  }
}

/** How a thing is mixed that is mixed by a group around it, and by itself: in no known way where they differ. */
function both(around: string, own: string): string {
  if (around === plainly || around === own) return own;
  return own === plainly ? around : "mixed";
}

/** What a mark is called, however the library keeps it. */
function nameOf(tag: unknown): string {
  return typeof tag === "object" && tag !== null && "name" in tag ? String(tag.name) : String(tag ?? "");
}

function numbersOf(said: unknown): readonly number[] {
  return Array.isArray(said) || said instanceof Float32Array ? [...said].map(Number) : [];
}
