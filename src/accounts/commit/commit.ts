import type { Work } from "../../identity/index.ts";
import type { Grounds } from "../move-money.ts";
import { moveParts } from "../move-parts.ts";
import type { PotPart } from "../pot.ts";
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
  return moveParts(work, { parts, subject, grounds }, { to: movesToCommit, away: movesToRelease });
}
