import { findCpr } from "./find-cpr.ts";

/** A text with every CPR number blotted out, in one pass, for places that may never hold one, such as a log. */
export function withoutCpr(text: string): string {
  const hits = findCpr(text);
  const begins = [0, ...hits.map((one) => one.to)];
  return begins.map((begin, nth) => text.slice(begin, hits[nth]?.from)).join("[CPR]");
}
