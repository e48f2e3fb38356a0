import type { Work } from "../../identity/index.ts";
import { type Grounds, groundsOf, moveMoney } from "../move-money.ts";
import { type HeldPot, holdPotsOf } from "../pot.store.ts";
import { isSamePot, type Move, type Pot, type PotKey, type PotPart } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { movesAway, movesToCommit, movesToRelease, movesToSpend } from "../pot-moves.ts";
import type { AccountsSubject } from "../subject.ts";

/** How a subject's money is parted between the pots that bear it; what stands in any other leaves it. */
export interface SubjectParts {
  /**
   * All that each has set aside (*disponeret*): what others have set aside and not spent is freed. Or that it stays as it is in
   * the pots that are named.
   */
  readonly setAside: readonly PotPart[] | { readonly staysIn: readonly PotKey[] };
  /** All that each has spent (*bogført*), which draws on its own commitment first. */
  readonly spent: readonly PotPart[];
}

/**
 * Brings every pot to its part of a subject, by the difference, so that the same again moves nothing. All pots are held first, in
 * one order. Asks for no role: it follows from a ruling, a correction or a posting.
 * Spending is never refused for want of money: an invoice is a fact, and a pot below zero is shown as such.
 * @returns where the pots stand that bear a part, as far as they are there; one that is not there blocks nothing
 * (contract.md). @throws Invalid `overdraft-needs-ruling`
 */
export function bringToParts(
  work: Work,
  subject: AccountsSubject,
  parts: SubjectParts,
  grounds: Grounds,
): Promise<readonly PotFigures[]> {
  return bringEachToParts(work, subject, parts, () => grounds);
}

/** The same, with grounds that differ by pot. */
export async function bringEachToParts(
  work: Work,
  subject: AccountsSubject,
  parts: SubjectParts,
  groundsIn: (pot: Pot) => Grounds,
): Promise<readonly PotFigures[]> {
  const figures: PotFigures[] = [];
  const { spent } = parts;
  const keys = [...staying(parts), ...setAsideIn(parts).map(({ key }) => key), ...spent.map(({ key }) => key)];
  for (const held of await holdPotsOf(work.tx, work.municipality.id, subject, keys)) {
    const isHere = ({ key }: PotPart) => isSamePot(held.pot, key);
    const [aside, drawn] = [setAsideIn(parts).find(isHere), spent.find(isHere)];
    const grounds = groundsOf(aside ?? drawn, groundsIn(held.pot));
    // What is set aside comes first: it alone may be refused, and what is booked is never a reason to.
    const committed = await moveMoney(
      work,
      held,
      aside ? movesToCommit(held.state, subject, aside.amount) : [],
      grounds,
    );
    const spending = movesToSpend(committed.state, subject, drawn?.amount ?? 0n);
    const spentNow = await moveMoney(work, committed, spending, grounds);
    // And what is freed comes last: a part that is drawn no more would leave it promised.
    const { state } = await moveMoney(work, spentNow, movesToFree(spentNow, subject, parts), grounds);
    if (keys.some((key) => isSamePot(held.pot, key))) figures.push(state.figures);
  }
  return figures;
}

function setAsideIn({ setAside }: SubjectParts): readonly PotPart[] {
  return "staysIn" in setAside ? [] : setAside;
}

function staying({ setAside }: SubjectParts): readonly PotKey[] {
  return "staysIn" in setAside ? setAside.staysIn : [];
}

/** What frees the promise of a pot that has none to keep: what is not spent of it, and all where it bears nothing any more. */
function movesToFree({ pot, state }: HeldPot, subject: AccountsSubject, parts: SubjectParts): readonly Move[] {
  const isIn = (keys: readonly PotKey[]) => keys.some((key) => isSamePot(pot, key));
  if (isIn([...staying(parts), ...setAsideIn(parts).map(({ key }) => key)])) return [];
  if (!isIn(parts.spent.map(({ key }) => key))) return movesAway(state, subject);
  return "staysIn" in parts.setAside ? [] : movesToRelease(state, subject);
}
