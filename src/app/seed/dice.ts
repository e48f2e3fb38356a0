import type { Id } from "../../kernel/index.ts";

/** Throws that are the same for the same seed and number, in whatever order they are asked for. */
export interface Dice {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  /** One of these. */
  of<T>(all: readonly [T, ...(readonly T[])]): T;
  /** Whether something happens that happens so often, in per cent. */
  percent(often: number): boolean;
}

/** The dice of one thing: mulberry32 over the seed and the thing's number. */
export function diceOf(seed: number, number: number): Dice {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, of: (all) => all[below(all.length)] ?? all[0], percent: (often) => next() * 100 < often };
}

/** An id that the dice make: version 7 of a moment (RFC 9562), the rest thrown. */
export function thrownId<Noun extends string>({ below }: Dice, at: number): Id<Noun> {
  const hex = (digits: number) =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}` as Id<Noun>;
}
