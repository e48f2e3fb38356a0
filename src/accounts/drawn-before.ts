import type { Work } from "../identity/index.ts";
import { type Grounds, moveMoney } from "./move-money.ts";
import type { HeldPot } from "./pot.store.ts";
import type { PotKey } from "./pot.ts";
import { moved, type PotFigures, type SubjectFigures, subjectKey } from "./pot-figures.ts";
import { movesIn } from "./pot-moves.ts";
import type { AccountsSubject } from "./subject.ts";

/** What a subject had set aside and drawn of a pot before the pot was there. */
export interface DrawnBefore {
  readonly subject: AccountsSubject;
  readonly had: SubjectFigures;
  readonly grounds: Grounds;
}

/** What draws on a pot already on the day it is given; the rooms above know. Wired in `app`. */
export type DrawersOf = (work: Work, key: PotKey) => Promise<readonly DrawnBefore[]>;

/**
 * Sets aside and draws in a pot what was approved and booked before it was there: of whatever has no movement in it yet.
 * Whoever calls it has `lockPots` for making, so that nothing is approved in between.
 * @returns where the pot then stands
 */
export async function drawBefore(work: Work, held: HeldPot, drawersOf: DrawersOf): Promise<PotFigures> {
  let now = held;
  for (const { subject, had, grounds } of await drawersOf(work, held.pot)) {
    const moves = now.state.subjects.has(subjectKey(subject)) ? [] : movesIn(subject, had);
    await moveMoney(work, now, moves, grounds);
    now = { ...now, state: moved(now.state, moves), last: now.last + moves.length };
  }
  return now.state.figures;
}
