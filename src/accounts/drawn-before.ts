import type { Work } from "../identity/index.ts";
import { bringEachToParts, type SubjectParts } from "./bring-to-parts/bring-to-parts.ts";
import type { Grounds } from "./move-money.ts";
import { type HeldPot, holdPot } from "./pot.store.ts";
import { isSamePot, type PotKey } from "./pot.ts";
import { type PotFigures, subjectKey } from "./pot-figures.ts";
import type { AccountsSubject } from "./subject.ts";

/** A subject that bears on a pot, with what each of its pots should have of it. */
export interface DrawnBefore {
  readonly subject: AccountsSubject;
  readonly parts: SubjectParts;
  /** Why it stands in the pot that is new, and why that moves what its other pots have. */
  readonly grounds: Grounds;
  readonly elsewhere: Grounds;
}

/** What draws on a pot already on the day it is given; the rooms above know. Wired in `app`. */
export type DrawersOf = (work: Work, key: PotKey) => Promise<readonly DrawnBefore[]>;

/**
 * Sets aside and draws in a pot what was approved and booked before it was there: of whatever has no movement in it yet. What
 * another pot bore of it meanwhile leaves that in the same step, so that nothing is ever drawn from two.
 * Whoever calls it has `lockPots` for making, so that nothing is approved in between.
 * @returns where the pot then stands
 */
export async function drawBefore(work: Work, held: HeldPot, drawersOf: DrawersOf): Promise<PotFigures> {
  const { pot, state } = held;
  const drawers = await drawersOf(work, pot);
  const news = drawers.filter(({ subject }) => !state.subjects.has(subjectKey(subject)));
  if (news.length === 0) return state.figures;
  for (const { subject, parts, grounds, elsewhere } of news) {
    await bringEachToParts(work, subject, parts, (one) => (isSamePot(one, pot) ? grounds : elsewhere));
  }
  return (await holdPot(work.tx, work.municipality.id, pot))?.state.figures ?? state.figures;
}
