import { black, blended, isKnownBlend, isSame, isTaken, mixed, type Rgb, white } from "./colours.ts";
import type { PaintedShape } from "./painted-shape.ts";

export interface Ink {
  /** `null` where it is a pattern, or of a picture. */
  readonly colour: Rgb | null;
  readonly alpha: number;
  /** How it is mixed with what is beneath, as the library calls it. */
  readonly blend: string;
  /** Whether a mask says how it is seen. */
  readonly isMasked: boolean;
  /** The group in which it is mixed with others before all of them are with the page; `0` of none. */
  readonly group: number;
  /** How much of it is seen and how it is mixed within that group, and then the group with the page. */
  readonly own: Mixing;
  readonly around: Mixing;
}

interface Mixing {
  readonly alpha: number;
  readonly blend: string;
}

/** Letters that are no paint but a frame for what is painted next, in order up to a place. */
export interface LetterFrame {
  until: number;
  /** Whether something was drawn in them that is not kept as painted. */
  isDrawn: boolean;
}

export interface Painted {
  readonly shape: PaintedShape;
  readonly clips: readonly PaintedShape[];
  readonly ink: Ink;
  /** Whether it may have holes that are not known of. */
  readonly mayShow: boolean;
  readonly isPicture: boolean;
}

type Place = readonly [x: number, y: number];

export interface Letters {
  readonly text: string;
  readonly size: number;
  /** Where it stands, and places of it from below to above. */
  readonly middle: Place;
  readonly places: readonly Place[];
  readonly ink: Ink;
  /** Of their outline, where they have one beside what fills them. */
  readonly edge: Ink | null;
  readonly frame: LetterFrame | null;
  /** How much was painted before. */
  readonly after: number;
  readonly isOff: boolean;
}

/** Fewer letters than this are no text; a lower one than the second is dust; of a letter's places so many are to be lost. */
const [fewest, dust, lostPlaces] = [2, 1, 4];
/** Painted with so much of its colour a thing lets nothing through, or nothing is seen of it. */
const [solid, clear] = [0.95, 0.05];
const plainly = "source-over";
const nothing: Mixing = { alpha: 0, blend: plainly };
/** Pages are looked at in squares of so many points, and a little around them. */
const [square, around] = [48, 24];

/** A page as it is painted, in its order: which of its letters an eye sees at the end. */
export class PaintedPage {
  readonly painted: Painted[] = [];
  readonly letters: Letters[] = [];
  private readonly view: readonly number[];

  constructor(view: readonly number[]) {
    this.view = view;
  }

  /** Whether there is text that is not seen, and not drawn in the same place once more. */
  get hides(): boolean {
    const places = this.inSquares();
    const hidden = this.letters.filter((one) => this.isHidden(one, places.get(squareOf(one.middle)) ?? []));
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

  private isHidden(one: Letters, near: readonly number[]): boolean {
    const { middle, ink, after } = one;
    if (one.isOff || one.size < dust) return true;
    const [left = 0, down = 0, right = 0, up = 0] = this.view;
    if (middle[0] < left - 2 || middle[0] > right + 2 || middle[1] < down - 2 || middle[1] > up + 2) return true;
    const inks = [ink, ...(one.edge ? [one.edge] : [])].filter(({ alpha }) => alpha > clear);
    if (inks.length > 0 && this.isPainted(one, near)) {
      const from = one.frame?.until ?? after;
      return inks.every((each) => this.isLost(one, each, near, from));
    }
    // With a picture in its place, as a scanner's program lays it there, it says what the picture shows: as long as that is seen.
    const picture = near.findLast((nth) => this.painted[nth]?.isPicture && this.lies(nth, middle));
    return picture === undefined || this.isLost(one, ink, near, picture + 1);
  }

  /** Whether it is paint itself, or something is painted through it. */
  private isPainted({ frame, after, middle }: Letters, near: readonly number[]): boolean {
    if (!frame || frame.isDrawn) return true;
    return near.some((nth) => nth >= after && nth < frame.until && this.lies(nth, middle));
  }

  /** Whether nearly all of a letter is lost in what is around it, once all is painted that comes from a place in the order on. */
  private isLost(one: Letters, ink: Ink, near: readonly number[], from: number): boolean {
    let [lost, seen] = [0, 0];
    for (const at of one.places) {
      if (this.isLostAt(at, ink, near, from)) lost += 1;
      else seen += 1;
      if (lost >= lostPlaces) return true;
      if (seen > one.places.length - lostPlaces) return false;
    }
    return false;
  }

  private isLostAt(at: Place, ink: Ink, near: readonly number[], from: number): boolean {
    const ground = isPlain(ink) ? this.ground(at, near, from, ink.group) : null;
    const mates: Ink[] = [];
    const others: Ink[] = [];
    for (const nth of this.later(at, near, from)) {
      const said = this.painted[nth]?.ink;
      if (said) (said.group !== 0 && said.group === ink.group ? mates : others).push(said);
    }
    // What it is like where that is not known: as plain as can be.
    const before: readonly [Rgb, Rgb] = ground === null ? [black, white] : seen(ink, ground);
    let after = before;
    // Within one group they lie upon each other, before the group is mixed with the page.
    if (mates.length > 0) {
      const inner: readonly [Rgb, Rgb] = ground === null ? before : within(ink, ground);
      const laid = mates.reduce((pair, said) => covered(pair, said, said.own), inner);
      after = ground === null ? laid : [outside(laid[0], ink, ground.page), outside(laid[1], ink, ground.page)];
    }
    after = others.reduce((pair, said) => covered(pair, said, said), after);
    return isSame(...after) || isTaken(before, after);
  }

  /** What is painted over a place from there on, as far as it is known how. */
  private later(at: Place, near: readonly number[], from: number): readonly number[] {
    const here = near.filter((nth) => {
      const one = this.painted[nth];
      return one && nth >= from && !one.mayShow && isKnown(one.ink) && this.lies(nth, at);
    });
    // Nor what another of the same group lies upon.
    const solids = new Set<number>();
    const seen = here.toReversed().filter((nth) => {
      const { group, own } = this.painted[nth]?.ink ?? { group: 0, own: nothing };
      if (group !== 0 && solids.has(group)) return false;
      if (own.alpha >= solid) solids.add(group);
      return true;
    });
    return seen.toReversed();
  }

  private lies(nth: number, [x, y]: Place): boolean {
    const one = this.painted[nth];
    return one?.shape.has(x, y) === true && one.clips.every((clip) => clip.has(x, y));
  }

  /** What lies beneath a place in the group of a letter, and beneath that group, as far as it is known; paper is white. */
  private ground(at: Place, near: readonly number[], before: number, group: number): Ground | null {
    const [inner, outer]: [Ink[], Ink[]] = [[], []];
    // The groups of which something solid lies there, so that nothing of theirs beneath it is seen.
    const solids = new Set<number>();
    for (const nth of near.toReversed()) {
      const one = this.painted[nth];
      if (!one || nth >= before || solids.has(one.ink.group) || !this.lies(nth, at)) continue;
      const { ink } = one;
      const isMate = ink.group !== 0 && ink.group === group;
      if (one.mayShow || !isKnown(ink) || ink.colour === null) return null;
      if (!isMate && ink.around.blend !== plainly) return null;
      (isMate ? inner : outer).push(ink);
      if (ink.group !== 0 && isSolid(ink.own)) solids.add(ink.group);
      if (!isMate && isSolid(ink)) break;
    }
    const page = outer.reduceRight<Rgb>((colour, ink) => over(ink, ink, colour), white);
    return { page, mates: inner.reduceRight<Rgb | null>((colour, ink) => over(ink, ink.own, colour ?? page), null) };
  }

  /** By square of the page, what was painted there, in its order. */
  private inSquares(): ReadonlyMap<string, readonly number[]> {
    const wanted = new Set(this.letters.map(({ middle }) => squareOf(middle)));
    return new Map(
      [...wanted].map((key) => {
        const [left = 0, low = 0] = key.split(" ").map((one) => Number(one) * square - around);
        const wide = square + 2 * around;
        const here = this.painted.flatMap(({ shape: { box } }, nth) =>
          box[2] >= left && box[0] <= left + wide && box[3] >= low && box[1] <= low + wide ? [nth] : [],
        );
        return [key, here];
      }),
    );
  }
}

/** Whether its own colour says how it is seen on what is beneath it. */
function isPlain(ink: Ink): boolean {
  return isKnown(ink) && ink.colour !== null;
}

function isKnown({ isMasked, blend }: Ink): boolean {
  return !isMasked && isKnownBlend(blend);
}

function over({ colour }: Ink, { alpha, blend }: Mixing, under: Rgb): Rgb {
  return colour === null ? under : mixed(blended(colour, blend, under), alpha, under);
}

function isSolid({ alpha, blend }: Mixing): boolean {
  return alpha >= solid && blend === plainly;
}

/** What lies beneath a letter: of its own group, if anything, and of the page. */
interface Ground {
  readonly mates: Rgb | null;
  readonly page: Rgb;
}

/** A letter and what is beside it, as they are seen on the page. */
function seen(ink: Ink, ground: Ground): readonly [Rgb, Rgb] {
  if (ground.mates === null) return [over(ink, ink, ground.page), ground.page];
  const [letter, beside] = within(ink, ground);
  return [outside(letter, ink, ground.page), outside(beside, ink, ground.page)];
}

/** The same within their group. */
function within(ink: Ink, { mates, page }: Ground): readonly [Rgb, Rgb] {
  const beside = mates ?? page;
  return [over(ink, ink.own, beside), beside];
}

/** A colour of a letter's group, once that is mixed with the page. */
function outside(colour: Rgb, { around }: Ink, page: Rgb): Rgb {
  return mixed(blended(colour, around.blend, page), around.alpha, page);
}

/** A letter and what is beside it, with something laid over both. */
function covered([letter, beside]: readonly [Rgb, Rgb], said: Ink, how: Mixing): readonly [Rgb, Rgb] {
  if (said.colour !== null) return [over(said, how, letter), over(said, how, beside)];
  return isSolid(how) ? [black, black] : [letter, beside];
}

function squareOf([x, y]: Place): string {
  return `${Math.floor(x / square)} ${Math.floor(y / square)}`;
}
