import type { Work } from "../../identity/index.ts";
import { type Grounds, moveMoney } from "../move-money.ts";
import { holdPotsOf } from "../pot.store.ts";
import { isSamePot, type PotKey } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesToCommit, movesToRelease } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Sets aside what an approval costs (*disponeret*), in one pot: what another has set aside for the subject and not spent is
 * freed. Again for the same subject sets it to the new amount, by the difference.
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
  let figures: PotFigures | null = null;
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject, [key])) {
    const isMeant = isSamePot(held.pot, key);
    const moves = isMeant ? movesToCommit(held.state, subject, amount) : movesToRelease(held.state, subject);
    const after = await moveMoney(work, held, moves, grounds);
    if (isMeant) figures = after;
  }
  return figures;
}
