import { findCpr } from "./find-cpr.ts";

/** A text with every CPR number blotted out, for places that may never hold one, such as a log. */
export function withoutCpr(text: string): string {
  return findCpr(text)
    .toReversed()
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}[CPR]${rest.slice(to)}`, text);
}
