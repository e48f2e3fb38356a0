import type { Work } from "../../identity/index.ts";
import { type Grounds, moveMoney } from "../move-money.ts";
import { holdPot } from "../pot.store.ts";
import type { PotKey } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesToSpend } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Draws what is booked on a subject (*bogført*), its own commitment first. Asks for no role: it follows from a posting.
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
  const held = await holdPot(work.tx, work.municipality.id, key);
  return held && moveMoney(work, held, movesToSpend(held.state, subject, total), grounds);
}
