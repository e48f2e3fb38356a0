import { hundredthsOf } from "../kernel/index.ts";
import type { Plan } from "./plan.ts";
import { type Approved, type Gift, giftsIn, type PublicPlan } from "./trip.ts";
import { payingBodies } from "./trip-accounts/pot-shares.ts";

type Paid = Pick<Plan["funding"][number], "payer" | "name">;

/** What one payer pays in all by a plan; `null` where an amount is not stated. */
export interface PayerPart extends Paid {
  readonly total: bigint | null;
}

/** Who pays what of the others and of our own, by payer and name, as the plan names them; a company's part is a gift and stands apart. */
function payerParts({ funding }: Pick<Plan, "funding">): ReadonlyMap<string, PayerPart> {
  const others = funding.filter(({ payer }) => payer !== "company");
  const by = Map.groupBy(others, ({ payer, name }) => keyOf(payer, isOurs(payer) ? null : name));
  return new Map(
    [...by].flatMap(([key, all]) => {
      const [first] = all;
      return first
        ? [
            [
              key,
              { payer: first.payer, name: isOurs(first.payer) ? null : first.name || null, total: totalOf(all) },
            ] as const,
          ]
        : [];
    }),
  );
}

const isOurs = (payer: Paid["payer"] | undefined) => payer === "committee" || payer === "unit";
const keyOf = (payer: Paid["payer"], name: Paid["name"]) => JSON.stringify([payer, name || null]);

/** One who pays something else than before; `null` for who pays nothing. */
export interface PayerMoved {
  readonly from: PayerPart | null;
  readonly to: PayerPart | null;
}

/**
 * Who pays something else by a plan than by one before it, companies apart. Our own bodies are held by what they bear, named or not
 * (docs/decisions/0056): to write down who bears the rest moves nothing, and what another budget alone moves is told as that.
 */
export function payersMoved(before: PublicPlan, after: PublicPlan): readonly PayerMoved[] {
  const asBudgeted = { ...before, plan: { ...before.plan, budget: after.plan.budget } };
  const [were, expected, are] = [partsOf(before), partsOf(asBudgeted), partsOf(after)];
  const [money, other] = [before.plan.budget?.currency, after.plan.budget?.currency];
  const inOtherMoney = money !== undefined && other !== undefined && money !== other;
  const isOwnWritten = ownOf(before) !== ownOf(after);
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((key) => {
    const [from, to] = [were.get(key) ?? null, are.get(key) ?? null];
    const isMoved = (one: PayerPart | null) => (one === null) !== (to === null) || one?.total !== to?.total;
    const counts = isOurs((to ?? from)?.payer)
      ? isOwnWritten && isMoved(from) && isMoved(expected.get(key) ?? null)
      : isMoved(from) || inOtherMoney;
    return counts ? [{ from, to }] : [];
  });
}

/** What the plan itself says of our own bodies: where that stands, what others pay makes no change of theirs. */
function ownOf({ plan }: PublicPlan): string {
  const own = [...payerParts(plan)].filter(([, { payer }]) => isOurs(payer));
  return own
    .map(([key, { total }]) => `${key} ${total}`)
    .toSorted()
    .join();
}

/** What each pays: of our own bodies what they bear where the budget says, else what is named for them. */
function partsOf(one: PublicPlan): ReadonlyMap<string, PayerPart> {
  const borne = payingBodies(one).flatMap(({ owner: { kind }, part }) =>
    kind === "scheme" || part === null || part === 0n
      ? []
      : [[keyOf(kind, null), { payer: kind, name: null, total: part }] as const],
  );
  return new Map([...payerParts(one.plan), ...borne]);
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
  return (
    otherUnitPays(before, after) ||
    payersMoved(before, after).length > 0 ||
    (companies && differ(giftParts(gifts ?? giftsIn(before.plan)), giftParts(giftsIn(after.plan))))
  );
}

function differ<Key>(were: ReadonlyMap<Key, bigint | null>, are: ReadonlyMap<Key, bigint | null>): boolean {
  return were.size !== are.size || [...are].some(([key, total]) => !were.has(key) || were.get(key) !== total);
}
