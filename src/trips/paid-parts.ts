import { hundredthsOf } from "../kernel/index.ts";
import { foldName } from "../places/index.ts";
import type { Plan } from "./plan.ts";
import { type Approved, type Gift, giftsIn, type PublicPlan } from "./trip.ts";

/** What one pays in all by a plan, and in which money; `null` where an amount is not stated. */
export interface Part {
  readonly total: bigint | null;
  readonly currency: string;
}

/** One who pays something else than before; `null` for who pays nothing. */
export interface Moved<One extends Part> {
  readonly from: One | null;
  readonly to: One | null;
}

/** What a company gives in all. */
export interface GiftPart extends Part {
  readonly name: string | null;
}

/** Whether two pay the same: the same figure in another currency is another payment, and of none stated no money is known. */
export function isSamePart(one: Part | null, other: Part | null): boolean {
  if (one === null || other === null) return one === other;
  return one.total === other.total && (one.total === null || one.currency === other.currency);
}

/** Whether it is more than before, or cannot be held against it: not stated, or in another currency. */
export function isMore(part: Part, than: Part | null): boolean {
  if (isSamePart(part, than)) return false;
  return (
    !than || part.total === null || than.total === null || part.currency !== than.currency || part.total > than.total
  );
}

/** Each who pays something else than before, those who stood there first. */
export function movedParts<One extends Part>(
  were: ReadonlyMap<string, One>,
  are: ReadonlyMap<string, One>,
): readonly (Moved<One> & { readonly key: string })[] {
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((key) => {
    const [from, to] = [were.get(key) ?? null, are.get(key) ?? null];
    return isSamePart(from, to) ? [] : [{ key, from, to }];
  });
}

/** The money that a plan's payments are in: its budget's, else what is said to be the municipality's own. */
export function moneyOf({ budget }: Pick<Plan, "budget">, home: string): string {
  return budget?.currency ?? home;
}

/** The sum of what is paid, in hundredths; `null` where one amount is not stated. */
export function totalOf(all: readonly Pick<Gift, "amount">[]): bigint | null {
  const known = all.map(({ amount }) => (amount === null ? null : hundredthsOf(amount)));
  return known.reduce<bigint | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n);
}

/** What each company gives by a plan, by its name however it is spelt. */
export function giftsNow({ plan }: Pick<PublicPlan, "plan">, home: string): ReadonlyMap<string, GiftPart> {
  return giftParts(giftsIn(plan), moneyOf(plan, home));
}

/**
 * What each company gives by the approval, in the money of the approved budget; of what was approved before gifts were kept, by the
 * plan that the public reads.
 */
export function giftsApproved(
  { gifts, budget }: Pick<Approved, "gifts" | "budget">,
  read: PublicPlan | null,
  home: string,
): ReadonlyMap<string, GiftPart> | null {
  const stood = gifts ?? (read && giftsIn(read.plan));
  return stood && giftParts(stood, moneyOf({ budget }, home));
}

function giftParts(gifts: readonly Gift[], currency: string): ReadonlyMap<string, GiftPart> {
  const by = Map.groupBy(gifts, ({ name }) => foldName(name ?? ""));
  return new Map([...by].map(([key, all]) => [key, { name: all[0]?.name || null, total: totalOf(all), currency }]));
}
