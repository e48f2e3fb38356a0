import { hundredthsOf } from "../kernel/index.ts";
import type { Plan } from "./plan.ts";
import { type Approved, type Gift, giftsIn, type PublicPlan } from "./trip.ts";

type Paid = Pick<Plan["funding"][number], "payer" | "name">;

/** What one payer pays in all by a plan; `null` where an amount is not stated. */
export interface PayerPart extends Paid {
  readonly total: bigint | null;
}

/** Who pays what of the others and of our own, by payer and name; a company's part is a gift and stands apart. */
export function payerParts({ funding }: Pick<Plan, "funding">): ReadonlyMap<string, PayerPart> {
  const others = funding.filter(({ payer }) => payer !== "company");
  const by = Map.groupBy(others, ({ payer, name }) => JSON.stringify([payer, name || null]));
  return new Map(
    [...by].flatMap(([key, all]) => {
      const [first] = all;
      return first ? [[key, { payer: first.payer, name: first.name || null, total: totalOf(all) }] as const] : [];
    }),
  );
}

/** What each company gives, by its name; `null` where one of its amounts is not stated. */
export function giftParts(gifts: readonly Gift[]): ReadonlyMap<string | null, bigint | null> {
  return new Map([...Map.groupBy(gifts, (one) => one.name)].map(([name, all]) => [name, totalOf(all)]));
}

function totalOf(all: readonly Pick<Gift, "amount">[]): bigint | null {
  const known = all.map(({ amount }) => (amount === null ? null : hundredthsOf(amount)));
  return known.reduce<bigint | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n);
}

/** Another unit than before pays beside the committee. Where the unit itself answers for the trip, that is another *ramme*. */
export function otherUnitPays(before: PublicPlan, after: PublicPlan): boolean {
  const paysBeside = ({ committeeId, plan }: PublicPlan) =>
    committeeId !== null && plan.funding.some(({ payer }) => payer === "unit");
  return before.unitId !== after.unitId && paysBeside(before) && paysBeside(after);
}

/**
 * Whether it is paid otherwise than approved: a payer added or gone, another sum, or another unit's budget.
 * @param companies whether a company's payment counts; where it needs a ruling it is told as a gift
 */
export function paysOtherwise(
  { gifts }: Pick<Approved, "gifts">,
  before: PublicPlan,
  after: PublicPlan,
  { companies }: { readonly companies: boolean },
): boolean {
  const totals = (plan: Plan) => new Map([...payerParts(plan)].map(([key, { total }]) => [key, total]));
  return (
    otherUnitPays(before, after) ||
    differ(totals(before.plan), totals(after.plan)) ||
    (companies && differ(giftParts(gifts ?? giftsIn(before.plan)), giftParts(giftsIn(after.plan))))
  );
}

function differ<Key>(were: ReadonlyMap<Key, bigint | null>, are: ReadonlyMap<Key, bigint | null>): boolean {
  return were.size !== are.size || [...are].some(([key, total]) => !were.has(key) || were.get(key) !== total);
}
