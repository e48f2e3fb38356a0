import type { Work } from "../../identity/index.ts";
import { type Grounds, moveMoney } from "../move-money.ts";
import { holdPotsOf } from "../pot.store.ts";
import { isSamePot, type PotKey } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesAway, movesToSpend } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Draws what is booked on a subject (*bogført*), its own commitment first, from one pot and from no other: what an earlier pot
 * still has of the subject leaves it. Asks for no role: it follows from a posting.
 * Never refused for want of money: an invoice is a fact, and a pot below zero is shown as such.
 * @param total hundredths of the pot's currency: all that is booked on the subject by now, so that a correction or a removal
 * moves the difference. @returns where the pot stands; `null` where there is no such pot.
 */
export async function spend(
  work: Work,
  key: PotKey,
  subject: AccountsSubject,
  total: bigint,
  grounds: Grounds,
): Promise<PotFigures | null> {
  let figures: PotFigures | null = null;
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject, [key])) {
    if (isSamePot(held.pot, key))
      figures = await moveMoney(work, held, movesToSpend(held.state, subject, total), grounds);
    else await moveMoney(work, held, movesAway(held.state, subject), grounds);
  }
  return figures;
}
