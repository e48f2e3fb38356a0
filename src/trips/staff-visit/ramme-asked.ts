import { hash } from "node:crypto";
import type { Work } from "../../identity/index.ts";
import { rammerOf } from "../agenda/agenda-facts.ts";
import { amountIn, bodyName } from "../agenda/agenda-words.ts";
import { overdraws } from "../agenda/money-sections.ts";
import { caseWords } from "../case-words.ts";
import type { Trip } from "../trip.ts";
import { potShares } from "../trip-accounts/pot-shares.ts";

/** What a trip does to a *ramme* that bears it, as whoever approves it alone is told. */
export interface RammeAsked {
  /** `Lyngskolen 2027` */
  readonly name: string;
  readonly said: string;
  /** It takes the *ramme* below zero: the answer is then the ruling that it rests on. */
  readonly overdraws: boolean;
}

/** Names what was told of the *rammer*, so that an answer is to that and to no other figures. */
export function rammerMark(rammer: readonly RammeAsked[]): string {
  return hash("sha256", JSON.stringify(rammer.map(({ name, said }) => [name, said])), "base64url").slice(0, 20);
}

/** Each known *ramme* that bears a trip; none where no *ramme* is known, which blocks nothing (contract.md). */
export async function rammerAsked(work: Work, trip: Trip): Promise<readonly RammeAsked[]> {
  const { profile } = work.municipality;
  const currency = trip.plan.budget?.currency;
  if (currency === undefined) return [];
  const effects = (await rammerOf(work, [trip])).get(trip.id) ?? [];
  return potShares(trip, currency).flatMap(({ key: { owner, year } }, at) => {
    const effect = effects[at];
    if (!effect) return [];
    const { before, after } = effect;
    const left = (hundredths: bigint) => amountIn(hundredths, currency);
    const name = `${bodyName(owner, profile, trip.startOn ?? work.today)} ${year}`;
    const then = after.left < 0n ? `${left(-after.left)} i minus` : left(after.left);
    const said = `${left(before.left)} tilbage før ${caseWords(trip).the}, ${then} efter`;
    return [{ name, said, overdraws: overdraws(effect) }];
  });
}
