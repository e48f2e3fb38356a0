import { findCpr } from "../cpr-gate/find-cpr.ts";
import { type Bounds, type Layer, Reading } from "../file-review/reading.ts";
import { digitsOf } from "./find-in-letters.ts";

/**
 * What the reader finds in a file, with the numbers themselves, so that a copy can be held against it. It lives as long as the copy is
 * made and is told to nobody.
 */
export class ToldNumbers extends Reading {
  private readonly told = new Map<string, Map<string, number>>();

  constructor(bounds: Bounds) {
    super(bounds);
  }

  override text(layer: Layer, at: string, ...writings: readonly string[]): void {
    super.text(layer, at, ...writings);
    for (const one of writings) {
      const counts = new Map<string, number>();
      for (const { from, to } of findCpr(one)) {
        const digits = digitsOf(one.slice(from, to));
        counts.set(digits, (counts.get(digits) ?? 0) + 1);
      }
      const there = this.told.get(`${layer} ${at}`) ?? new Map<string, number>();
      for (const [digits, count] of counts) there.set(digits, Math.max(count, there.get(digits) ?? 0));
      if (there.size > 0) this.told.set(`${layer} ${at}`, there);
    }
  }

  /** Numbers told of in a layer at a place, and how often each. */
  in(layer: Layer, at: string): ReadonlyMap<string, number> {
    return this.told.get(`${layer} ${at}`) ?? new Map();
  }
}
