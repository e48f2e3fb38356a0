import type { Work } from "../../identity/index.ts";
import { type Grounds, groundsOf, moveMoney } from "../move-money.ts";
import { holdPotsOf } from "../pot.store.ts";
import { isSamePot, type PotPart } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesToCommit, movesToRelease } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Sets aside what an approval costs (*disponeret*), in the pots that bear it: what another has set aside for the subject and
 * not spent is freed. Again for the same subject sets it to the new amount, by the difference.
 * Asks for no role: it follows from a ruling that somebody was allowed to enter.
 * @param parts all of each pot's. @returns where those pots stand that there are; one that there is not blocks nothing
 * (contract.md). @throws Invalid `overdraft-needs-ruling`
 */
export async function commit(
  work: Work,
  parts: readonly PotPart[],
  subject: AccountsSubject,
  grounds: Grounds,
): Promise<readonly PotFigures[]> {
  const figures: PotFigures[] = [];
  const keys = parts.map(({ key }) => key);
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject, keys)) {
    const part = parts.find(({ key }) => isSamePot(held.pot, key));
    if (part) {
      const moves = movesToCommit(held.state, subject, part.amount);
      figures.push(await moveMoney(work, held, moves, groundsOf(part, grounds)));
    } else await moveMoney(work, held, movesToRelease(held.state, subject), grounds);
  }
  return figures;
}
