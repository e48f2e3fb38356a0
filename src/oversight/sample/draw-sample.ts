import { type PostingOrRemoved, samplePostings } from "../../accounts/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { addDays, type DateOn, startOfDay } from "../../kernel/index.ts";
import { countTrail, sampleTrail, type TrailLine } from "../../records/index.ts";

export const mostSampled = 100;

/** What a sample is drawn from and by: with the same words anybody draws the same one. */
export interface SampleOf {
  readonly kind: "amounts" | "acts";
  readonly from: DateOn | null;
  readonly to: DateOn | null;
  readonly size: number;
  readonly seed: string;
  /** What was entered or done by then is drawn from, and nothing since: so the same words draw the same one tomorrow. */
  readonly by: Date;
}

/** Drawing is no act to draw among: whoever draws again has drawn once more. */
const drawing = ["oversight.sample"];

/** What was drawn, of how many. */
export type Sample =
  | { readonly kind: "amounts"; readonly postings: readonly PostingOrRemoved[]; readonly of: number }
  | { readonly kind: "acts"; readonly lines: readonly TrailLine[]; readonly of: number };

/** Draws amounts or acts at random. How it was drawn stands in the trail before it is shown. */
export async function drawSample(one: Work, { kind, from, to, size, seed, by }: SampleOf): Promise<Sample> {
  const { tx, municipality } = one;
  await trace(one, {
    action: "oversight.sample",
    subject: { type: "trail", id: kind },
    after: { kind, from, to, size, seed, by: by.toISOString() },
  });
  if (kind === "amounts") {
    const { drawn, of } = await samplePostings(tx, municipality.id, { by, from, to }, { seed, size });
    return { kind, postings: drawn, of };
  }
  const { timeZone } = municipality.profile;
  // Counted in whole milliseconds, of which the moment's own is the last.
  const afterIt = new Date(by.getTime() + 1);
  const dayOut = to && startOfDay(addDays(to, 1), timeZone);
  const filter = {
    without: drawing,
    ...(from && { from: startOfDay(from, timeZone) }),
    until: dayOut && dayOut < afterIt ? dayOut : afterIt,
  };
  const lines = await sampleTrail(tx, municipality.id, filter, { seed, size });
  return { kind, lines, of: await countTrail(tx, municipality.id, filter) };
}
