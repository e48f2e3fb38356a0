import type { Work } from "../../identity/index.ts";
import { type Grounds, moveMoney } from "../move-money.ts";
import { holdPotsOf } from "../pot.store.ts";
import { isSamePot, type PotKey } from "../pot.ts";
import { subjectFigures } from "../pot-figures.ts";
import { movesAway, movesIn } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Takes what is set aside and what is spent for a subject from its pot to another, when it is paid from another year's or
 * another owner's: of several the first takes it. Where the new one does not exist, it is drawn from none, as of any unknown pot.
 * Asks for no role: it follows from a ruling or a correction.
 * @param keys the pots it is paid from; what is of another currency stays. @throws Invalid
 * `overdraft-needs-ruling` where `grounds` name none
 */
export async function moveSubject(
  work: Work,
  keys: readonly PotKey[],
  subject: AccountsSubject,
  grounds: Grounds,
): Promise<void> {
  const held = await holdPotsOf(work.tx, work.municipality.id, subject, keys);
  for (const [currency, [key]] of Map.groupBy(keys, (one) => one.currency)) {
    const ofCurrency = held.filter(({ pot }) => pot.currency === currency);
    const others = ofCurrency.filter(({ pot }) => keys.every((one) => !isSamePot(pot, one)));
    const had = others.map(({ state }) => subjectFigures(state, subject));
    const brought = {
      promised: had.reduce((sum, one) => sum + one.promised, 0n),
      spent: had.reduce((sum, one) => sum + one.spent, 0n),
    };
    for (const one of others) await moveMoney(work, one, movesAway(one.state, subject), grounds);
    const to = ofCurrency.find(({ pot }) => isSamePot(pot, key ?? null));
    if (to) await moveMoney(work, to, movesIn(subject, brought), grounds);
  }
}
