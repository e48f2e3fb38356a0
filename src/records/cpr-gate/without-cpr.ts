import { type CprHit, findCpr } from "./find-cpr.ts";

/** A text with every CPR number blotted out, for places that may never hold one, such as a log. */
export function withoutCpr(text: string): string {
  return blotted(text, findCpr(text));
}

/** A text from a place on without its numbers, in one pass: it may hold as many as it has room for. */
export function blotted(text: string, hits: readonly CprHit[], from = 0): string {
  const begins = [from, ...hits.map((one) => one.to)];
  return begins.map((begin, nth) => text.slice(begin, hits[nth]?.from)).join("[CPR]");
}
