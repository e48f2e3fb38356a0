import { foldName } from "../places/index.ts";
import {
  giftsApproved,
  giftsNow,
  isSamePart,
  type Moved,
  moneyOf,
  movedParts,
  type Part,
  totalOf,
} from "./paid-parts.ts";
import type { Plan } from "./plan.ts";
import type { Approved, PublicPlan } from "./trip.ts";
import { payingBodies } from "./trip-accounts/pot-shares.ts";

type Paid = Pick<Plan["funding"][number], "payer" | "name">;

/** What one payer pays in all by a plan. */
export interface PayerPart extends Paid, Part {}

/** Who pays what of the others and of our own, by payer and name, as the plan names them; a company's part is a gift and stands apart. */
function payerParts({ funding, budget }: Plan, home: string): ReadonlyMap<string, PayerPart> {
  const others = funding.filter(({ payer }) => payer !== "company");
  const by = Map.groupBy(others, ({ payer, name }) => keyOf(payer, isOurs(payer) ? null : name));
  const currency = moneyOf({ budget }, home);
  return new Map(
    [...by].flatMap(([key, all]) => {
      const [first] = all;
      if (!first) return [];
      const name = isOurs(first.payer) ? null : first.name || null;
      return [[key, { payer: first.payer, name, total: totalOf(all), currency }] as const];
    }),
  );
}

const isOurs = (payer: Paid["payer"] | undefined) => payer === "committee" || payer === "unit";
const keyOf = (payer: Paid["payer"], name: Paid["name"]) => JSON.stringify([payer, foldName(name ?? "")]);

/**
 * Who pays something else by a plan than by one before it, companies apart. Our own bodies are held by what they bear, named or not
 * (docs/decisions/0056): to write down who bears the rest moves nothing, and what another budget alone moves is told as that.
 * @param home the municipality's currency, which a plan without a budget is told in
 */
export function payersMoved(before: PublicPlan, after: PublicPlan, home: string): readonly Moved<PayerPart>[] {
  const asBudgeted = { ...before, plan: { ...before.plan, budget: after.plan.budget } };
  const [expected, are] = [partsOf(asBudgeted, home), partsOf(after, home)];
  const isOwnWritten = ownOf(before, home) !== ownOf(after, home);
  return movedParts(partsOf(before, home), are).filter(
    ({ key, from, to }) => !isOurs((to ?? from)?.payer) || (isOwnWritten && !isSamePart(expected.get(key) ?? null, to)),
  );
}

/** What the plan itself says of our own bodies: where that stands, what others pay makes no change of theirs. */
function ownOf({ plan }: PublicPlan, home: string): string {
  const own = [...payerParts(plan, home)].filter(([, { payer }]) => isOurs(payer));
  return own
    .map(([key, { total }]) => `${key} ${total}`)
    .toSorted()
    .join();
}

/** What each pays: of our own bodies what they bear where the budget says, else what is named for them. */
function partsOf(one: PublicPlan, home: string): ReadonlyMap<string, PayerPart> {
  const currency = moneyOf(one.plan, home);
  const borne = payingBodies(one).flatMap(({ owner: { kind }, part }) =>
    kind === "scheme" || part === null || part === 0n
      ? []
      : [[keyOf(kind, null), { payer: kind, name: null, total: part, currency }] as const],
  );
  return new Map([...payerParts(one.plan, home), ...borne]);
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
  approved: Pick<Approved, "gifts" | "budget">,
  before: PublicPlan,
  after: PublicPlan,
  { companies, home }: { readonly companies: boolean; readonly home: string },
): boolean {
  return (
    otherUnitPays(before, after) ||
    payersMoved(before, after, home).length > 0 ||
    (companies && movedParts(giftsApproved(approved, before, home) ?? new Map(), giftsNow(after, home)).length > 0)
  );
}
