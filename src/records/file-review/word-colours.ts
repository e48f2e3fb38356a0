import { black, white } from "./colours.ts";
import {
  EdgeRead,
  edgeOf,
  edgeShows,
  fillShows,
  noEdge,
  type Said,
  type WordEdge,
  type WordFill,
} from "./word-edge.ts";
import { groundOf, inkOf, markerOf, type WordGround, type WordInk, type WordLook } from "./word-look.ts";

type Attributes = Readonly<Record<string, string>>;

/** What is painted where we are: in a table, a cell, a paragraph, a run. */
interface Frame {
  readonly name: string;
  readonly ink: WordInk;
  /** What its letters are filled with, which goes before their ink. */
  readonly fill: WordFill | undefined;
  readonly ground: WordGround | "paper";
  /** Whether a run says them itself, before any style of its. */
  readonly ownInk: boolean;
  readonly ownGround: boolean;
  readonly ownEdge: boolean;
  /** Whether it is marked, which lies over what it is shaded with. */
  readonly isMarked: boolean;
  /** The line around its letters. */
  readonly edge: WordEdge;
}

const frames = new Set(["tbl", "tr", "tc", "txbxContent", "p", "r"]);
/** Whose are they, by the element that says how it looks and what is around that. */
const ofFrame: Readonly<Record<string, string>> = { pPr: "p", tcPr: "tc", tblPr: "tbl", tblPrEx: "tr" };

const nothingOwn = { ownInk: false, ownGround: false, ownEdge: false };

/** Fewer letters than these are no text. */
const fewest = 2;

/** Text of a Word document in the colour of what is beneath it, told while its part is read. */
export class WordColours {
  private readonly look: WordLook;
  private readonly path: string[] = [];
  private readonly frames: Frame[] = [];
  /** What is being read of a line around letters, or of their fill. */
  private within: EdgeRead | null = null;
  private inChange = 0;
  private lost = 0;

  constructor(look: WordLook) {
    this.look = look;
    this.frames.push({
      ...{ name: "", ink: "auto", fill: undefined, ground: "paper", edge: noEdge, isMarked: false, ...nothingOwn },
    });
  }

  /** Whether there is text that nobody sees. */
  get hides(): boolean {
    return this.lost >= fewest;
  }

  open(local: string, attributes: Attributes): void {
    const within = this.path.at(-1) ?? "";
    this.path.push(local);
    if (local.endsWith("PrChange")) this.inChange += 1;
    if (frames.has(local)) this.enter(local);
    else if (this.inChange === 0) this.says(local, within, (name) => saidIn(attributes, name));
  }

  text(text: string): void {
    const frame = this.frames.at(-1);
    if (this.path.at(-1) !== "t" || frame?.name !== "r") return;
    const { ink, ground, isMarked, edge } = frame;
    if (ground === "unknown" || (ground === "paper" && this.look.hasBackdrop)) return;
    // On a shade Word chooses what can be read; under a marker it stays black.
    const colour = ink !== "auto" ? ink : isMarked ? black : "unknown";
    const beneath = ground === "paper" ? white : ground;
    if (!fillShows(frame.fill ?? [{ colour, solid: 1 }], beneath) && !edgeShows(edge, beneath))
      this.lost += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  }

  close(local: string): void {
    this.path.pop();
    if (this.within && /^text(?:Outline|Fill)$/.test(local)) {
      const { edge, fill } = this.within;
      this.to(local === "textFill" ? { fill, ownInk: true } : { edge, ownEdge: true });
      this.within = null;
    }
    if (local.endsWith("PrChange")) this.inChange -= 1;
    if (frames.has(local) && this.frames.length > 1) this.frames.pop();
  }

  private enter(name: string): void {
    const around = this.frames.at(-1);
    if (!around) return;
    const frame = { ...around, name, ...nothingOwn, isMarked: false };
    const { first } = this.look;
    const { ink = "auto", fill, ground = frame.ground, edge = noEdge } = first;
    if (name === "p") this.frames.push({ ...frame, ink, fill, ground, edge });
    // Nobody here knows what a shape is filled with.
    else this.frames.push(name === "txbxContent" ? { ...frame, ground: "unknown" } : frame);
  }

  private says(local: string, within: string, said: Said): void {
    const frame = this.frames.at(-1);
    if (!frame) return;
    if (local === "background" && !/^(?:auto|ffffff)$/i.test(said("color") ?? "auto")) this.to({ ground: "unknown" });
    else if (local === "tblStyle" && this.look.tables.has(said("val") ?? "")) this.to({ ground: "unknown" });
    else if (local === "pStyle" && within === "pPr" && frame.name === "p") this.style(said("val"));
    else if (local === "shd" && ofFrame[within] === frame.name) {
      // Of a whole table its kind may say more, row by row.
      const isOver = /^tbl/.test(within) && frame.ground === "unknown";
      if (!isOver) this.to({ ground: groundOf(said) ?? frame.ground });
    } else if (within === "rPr" && frame.name === "r") this.ofRun(local, said, frame);
    else this.within?.open(local, said);
  }

  private ofRun(local: string, said: Said, frame: Frame): void {
    if (local === "rStyle") {
      const { ink, fill, ground, edge } = this.look.styles.get(said("val") ?? "") ?? {};
      if (edge && !frame.ownEdge) this.to({ edge });
      if ((ink || fill) && !frame.ownInk) this.to({ ink: ink ?? frame.ink, fill });
      if (ground && !frame.ownGround) this.to({ ground, ownGround: true });
    } else if (/^text(?:Outline|Fill)$/.test(local)) this.within = new EdgeRead(said);
    else if (edgeOf(local, said)) this.to({ edge: edgeOf(local, said) ?? noEdge, ownEdge: true });
    // A fill of a run's own goes before its ink, one of a style's behind it.
    else if (local === "color")
      this.to({ ink: inkOf(said) ?? frame.ink, fill: frame.ownInk ? frame.fill : undefined, ownInk: true });
    else if (local === "highlight" || local === "shd") {
      const ground = local === "shd" ? groundOf(said) : markerOf(said);
      const isMarked = local === "highlight" || frame.isMarked;
      if (ground && !(local === "shd" && frame.isMarked)) this.to({ ground, ownGround: true, isMarked });
    }
  }

  private style(id: string | undefined): void {
    const { ink = "auto", fill, ground, edge = noEdge } = this.look.styles.get(id ?? "") ?? {};
    this.to({ ink, fill, ground: ground ?? this.frames.at(-2)?.ground ?? "paper", edge });
  }

  private to(change: Partial<Frame>): void {
    const frame = this.frames.at(-1);
    if (frame) this.frames.splice(-1, 1, { ...frame, ...change });
  }
}

function saidIn(attributes: Attributes, name: string): string | undefined {
  const own = attributes[`w:${name}`];
  if (own !== undefined) return own;
  return Object.entries(attributes).find(([one]) => one.slice(one.indexOf(":") + 1) === name)?.[1];
}
