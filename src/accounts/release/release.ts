import type { Work } from "../../identity/index.ts";
import { moveMoney } from "../move-money.ts";
import { holdPotsOf } from "../pot.store.ts";
import { movesToRelease } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Frees what a subject has committed and not spent (*frigivet*), in whichever pots: when its accounts close, when it is
 * cancelled, or before it is committed in another year's pot. Asks for no role: it follows from such a step.
 */
export async function release(work: Work, subject: AccountsSubject, text: string): Promise<void> {
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject)) {
    await moveMoney(work, held, movesToRelease(held.state, subject), { text, ruling: null });
  }
}
