import type { Work } from "../identity/index.ts";
import { type Grounds, groundsOf, moveMoney } from "./move-money.ts";
import { holdPotsOf } from "./pot.store.ts";
import { isSamePot, type PotPart } from "./pot.ts";
import type { PotFigures } from "./pot-figures.ts";
import type { movesAway, movesToSpend } from "./pot-moves.ts";
import type { AccountsSubject } from "./subject.ts";

/** How a pot that bears a part of a subject comes to it, and how one that bears none any more is left. */
interface Moves {
  readonly to: typeof movesToSpend;
  readonly away: typeof movesAway;
}

/** Brings each pot that bears a part of a subject to its part, and takes the subject out of the others. Where those that bear it stand. */
export async function moveParts(
  work: Work,
  { parts, subject, grounds }: { parts: readonly PotPart[]; subject: AccountsSubject; grounds: Grounds },
  { to, away }: Moves,
): Promise<readonly PotFigures[]> {
  const figures: PotFigures[] = [];
  const keys = parts.map(({ key }) => key);
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject, keys)) {
    const part = parts.find(({ key }) => isSamePot(held.pot, key));
    if (part) figures.push(await moveMoney(work, held, to(held.state, subject, part.amount), groundsOf(part, grounds)));
    else await moveMoney(work, held, away(held.state, subject), grounds);
  }
  return figures;
}
