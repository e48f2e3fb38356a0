import type { Work } from "../../identity/index.ts";
import { type Grounds, moveMoney } from "../move-money.ts";
import { holdPot } from "../pot.store.ts";
import type { PotKey } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesToCommit } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Sets aside what an approval costs (*disponeret*). Again for the same subject sets it to the new amount, by the difference.
 * Asks for no role: it follows from a ruling that somebody was allowed to enter.
 * @param amount hundredths of the pot's currency, all of it. @returns where the pot stands; `null` where there is no such
 * pot, which blocks nothing (contract.md). @throws Invalid `overdraft-needs-ruling`
 */
export async function commit(
  work: Work,
  key: PotKey,
  subject: AccountsSubject,
  amount: bigint,
  grounds: Grounds,
): Promise<PotFigures | null> {
  const held = await holdPot(work.tx, work.municipality.id, key);
  return held && moveMoney(work, held, movesToCommit(held.state, subject, amount), grounds);
}
