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
  /** How much was painted before. */
  readonly after: number;
  readonly isOff: boolean;
}

/** Fewer letters than this are no text; a lower one than the second is dust; of a letter's places so many are to be lost. */
const [fewest, dust, lostPlaces] = [2, 1, 4];
/** Painted with so much of its colour a thing lets nothing through, or nothing is seen of it. */
const [solid, clear] = [0.95, 0.05];
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
    if (ink.alpha > clear) return this.isLost(one, near, after);
    // With a picture in its place, as a scanner's program lays it there, it says what the picture shows: as long as that is seen.
    const picture = near.findLast((nth) => this.painted[nth]?.isPicture && this.lies(nth, middle));
    return picture === undefined || this.isLost(one, near, picture + 1);
  }

  /** Whether nearly all of a letter is lost in what is around it, once all is painted that comes from a place in the order on. */
  private isLost(one: Letters, near: readonly number[], from: number): boolean {
    let [lost, seen] = [0, 0];
    for (const at of one.places) {
      if (this.isLostAt(at, one, near, from)) lost += 1;
      else seen += 1;
      if (lost >= lostPlaces) return true;
      if (seen > one.places.length - lostPlaces) return false;
    }
    return false;
  }

  private isLostAt(at: Place, { ink }: Letters, near: readonly number[], from: number): boolean {
    const beneath = isPlain(ink) ? this.beneath(at, near, from) : null;
    // What it is like where that is not known: as plain as can be.
    const before: readonly [Rgb, Rgb] =
      beneath === null || ink.colour === null ? [black, white] : [over(ink, ink.blend, beneath), beneath];
    let after = before;
    for (const nth of this.later(at, near, from)) {
      const said = this.painted[nth]?.ink;
      if (!said) continue;
      // Within one group they lie upon each other, before the group is mixed with the page.
      const blend = said.group !== 0 && said.group === ink.group ? "source-over" : said.blend;
      if (said.colour !== null) after = [over(said, blend, after[0]), over(said, blend, after[1])];
      else if (blend === "source-over" && said.alpha >= solid) after = [black, black];
    }
    return isSame(...after) || isTaken(before, after);
  }

  /** What is painted over a place from there on, as far as it is known how. */
  private later(at: Place, near: readonly number[], from: number): readonly number[] {
    const here = near.filter((nth) => {
      const one = this.painted[nth];
      return one && nth >= from && !one.mayShow && isKnown(one.ink) && this.lies(nth, at);
    });
    return here.filter((nth) => !this.isUnderItsOwn(nth, here));
  }

  /** Whether another of the same group lies upon it. */
  private isUnderItsOwn(nth: number, here: readonly number[]): boolean {
    const group = this.painted[nth]?.ink.group;
    const isOver = (other: number) => {
      const ink = this.painted[other]?.ink;
      return other > nth && ink?.group === group && (ink?.alpha ?? 0) >= solid;
    };
    return !!group && here.some(isOver);
  }

  private lies(nth: number, [x, y]: Place): boolean {
    const one = this.painted[nth];
    return one?.shape.has(x, y) === true && one.clips.every((clip) => clip.has(x, y));
  }

  /** The colour that lies beneath a place, as far as it is known; paper is white. */
  private beneath(at: Place, near: readonly number[], before: number): Rgb | null {
    const inks: Ink[] = [];
    for (const nth of near.toReversed()) {
      if (nth >= before || !this.lies(nth, at)) continue;
      const one = this.painted[nth];
      if (!one) continue;
      if (one.mayShow || !isKnown(one.ink) || one.ink.group !== 0 || one.ink.colour === null) return null;
      inks.push(one.ink);
      if (one.ink.alpha >= solid && one.ink.blend === "source-over") break;
    }
    return inks.reduceRight<Rgb>((colour, ink) => over(ink, ink.blend, colour), white);
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

function over({ colour, alpha }: Ink, blend: string, under: Rgb): Rgb {
  return colour === null ? under : mixed(blended(colour, blend, under), alpha, under);
}

function squareOf([x, y]: Place): string {
  return `${Math.floor(x / square)} ${Math.floor(y / square)}`;
}
