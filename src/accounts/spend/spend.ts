import type { Work } from "../../identity/index.ts";
import type { Grounds } from "../move-money.ts";
import { moveParts } from "../move-parts.ts";
import type { PotPart } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesAway, movesToSpend } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Draws what is booked on a subject (*bogført*), its own commitment first, from the pots that bear it and from no other: what an
 * earlier pot still has of the subject leaves it. Asks for no role: it follows from a posting.
 * Never refused for want of money: an invoice is a fact, and a pot below zero is shown as such.
 * @param parts together all that is booked on the subject by now, so that a correction or a removal moves the difference.
 * @returns where those pots stand that there are
 */
export async function spend(
  work: Work,
  parts: readonly PotPart[],
  subject: AccountsSubject,
  grounds: Grounds,
): Promise<readonly PotFigures[]> {
  return moveParts(work, { parts, subject, grounds }, { to: movesToSpend, away: movesAway });
}
