import { black, isSame, type Rgb, white } from "./colours.ts";
import {
  edgeOf,
  groundOf,
  inkOf,
  markerOf,
  outlineShows,
  type WordGround,
  type WordInk,
  type WordLook,
} from "./word-look.ts";

type Attributes = Readonly<Record<string, string>>;

/** What is painted where we are: in a table, a cell, a paragraph, a run. */
interface Frame {
  readonly name: string;
  readonly ink: WordInk;
  readonly ground: WordGround | "paper";
  /** Whether a run says them itself, before any style of its. */
  readonly ownInk: boolean;
  readonly ownGround: boolean;
  /** Whether it is marked, which lies over what it is shaded with. */
  readonly isMarked: boolean;
  /** Whether its letters have an edge that is seen. */
  readonly isEdged: boolean;
}

const frames = new Set(["tbl", "tr", "tc", "txbxContent", "p", "r"]);
/** Whose are they, by the element that says how it looks and what is around that. */
const ofFrame: Readonly<Record<string, string>> = { pPr: "p", tcPr: "tc", tblPr: "tbl", tblPrEx: "tr" };

/** Fewer letters than these are no text. */
const fewest = 2;

/** Text of a Word document in the colour of what is beneath it, told while its part is read. */
export class WordColours {
  private readonly look: WordLook;
  private readonly path: string[] = [];
  private readonly frames: Frame[] = [];
  private inChange = 0;
  private lost = 0;

  constructor(look: WordLook) {
    this.look = look;
    this.frames.push({
      ...{ name: "", ink: "auto", ground: "paper", ownInk: false, ownGround: false },
      ...{ isMarked: false, isEdged: false },
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
    const { ink, ground, isMarked, isEdged } = frame;
    if (ink === "unknown" || ground === "unknown" || (ground === "paper" && this.look.hasBackdrop)) return;
    // On a shade Word chooses what can be read; under a marker it stays black.
    const letters: Rgb | null = ink !== "auto" ? ink : isMarked ? black : null;
    // An edge is dark: on what is dark too it shows nothing.
    if (isEdged && letters && !isSame(letters, black)) return;
    if (letters && isSame(letters, ground === "paper" ? white : ground))
      this.lost += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  }

  close(local: string): void {
    this.path.pop();
    if (local.endsWith("PrChange")) this.inChange -= 1;
    if (frames.has(local) && this.frames.length > 1) this.frames.pop();
  }

  private enter(name: string): void {
    const around = this.frames.at(-1);
    if (!around) return;
    const frame = { ...around, name, ownInk: false, ownGround: false, isMarked: false };
    const { first } = this.look;
    const { ink = "auto", ground = frame.ground, isEdged = false } = first;
    if (name === "p") this.frames.push({ ...frame, ink, ground, isEdged });
    // Nobody here knows what a shape is filled with.
    else this.frames.push(name === "txbxContent" ? { ...frame, ground: "unknown" } : frame);
  }

  private says(local: string, within: string, said: (name: string) => string | undefined): void {
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
    else if (this.path.includes("textOutline")) this.to({ isEdged: outlineShows(local, said) ?? frame.isEdged });
  }

  private ofRun(local: string, said: (name: string) => string | undefined, frame: Frame): void {
    if (local === "rStyle") {
      const { ink, ground, isEdged } = this.look.styles.get(said("val") ?? "") ?? {};
      if (isEdged !== undefined) this.to({ isEdged });
      if (ink && !frame.ownInk) this.to({ ink });
      if (ground && !frame.ownGround) this.to({ ground, ownGround: true });
    } else if (edgeOf(local, said) !== undefined) this.to({ isEdged: edgeOf(local, said) ?? false });
    else if (local === "color") this.to({ ink: inkOf(said) ?? frame.ink, ownInk: true });
    // A fill of more than one colour, or a clear one.
    else if (local === "textFill") this.to({ ink: "unknown", ownInk: true });
    else if (local === "highlight" || local === "shd") {
      const ground = local === "shd" ? groundOf(said) : markerOf(said);
      const isMarked = local === "highlight" || frame.isMarked;
      if (ground && !(local === "shd" && frame.isMarked)) this.to({ ground, ownGround: true, isMarked });
    }
  }

  private style(id: string | undefined): void {
    const { ink = "auto", ground, isEdged = false } = this.look.styles.get(id ?? "") ?? {};
    this.to({ ink, ground: ground ?? this.frames.at(-2)?.ground ?? "paper", isEdged });
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
