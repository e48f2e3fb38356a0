import type { PotKey, PotOwner, PotPart } from "../../accounts/index.ts";
import { hundredthsOf, isCurrency } from "../../kernel/index.ts";
import { budgetTotal } from "../plan.ts";
import type { Trip } from "../trip.ts";

/** What says whose *ramme* bears a trip. */
type Bearing = Pick<Trip, "committeeId" | "unitId" | "plan">;

/** A body of the municipality whose *ramme* bears a trip, and its part in hundredths; `null` where no budget says. */
export interface PayingBody {
  readonly owner: PotOwner;
  readonly part: bigint | null;
}

/** A unit that pays beside a committee: of it the plan always says how much. */
interface UnitBeside extends PayingBody {
  readonly part: bigint;
}

/**
 * Whose *ramme* bears a trip by the plan, the one that bears the rest first (docs/decisions/0056): the unit what is named for
 * it, the body that answers for the trip (its committee, else its unit) all else. None while no body is chosen.
 */
export function payingBodies(trip: Bearing): readonly [] | readonly [PayingBody] | readonly [PayingBody, UnitBeside] {
  const { committeeId, unitId } = trip;
  const answers: PotOwner | null = committeeId ? { kind: "committee", id: committeeId } : unitOf(trip);
  const asked = askedOfPot(trip);
  if (!answers) return [];
  if (!committeeId || !unitId) return [{ owner: answers, part: asked }];
  const units = unitPart(trip, asked);
  if (units === "all") return [{ owner: { kind: "unit", id: unitId }, part: asked }];
  if (units === 0n) return [{ owner: answers, part: asked }];
  return [
    { owner: answers, part: asked === null ? null : asked - units },
    { owner: { kind: "unit", id: unitId }, part: units },
  ];
}

function unitOf({ unitId }: Bearing): PotOwner | null {
  return unitId ? { kind: "unit", id: unitId } : null;
}

/** What a unit pays beside the committee; `all` where nothing is left to the committee. */
function unitPart({ plan }: Bearing, asked: bigint | null): bigint | "all" {
  const byUnit = plan.funding.filter(({ payer }) => payer === "unit");
  if (byUnit.length === 0) return 0n;
  const byCommittee = plan.funding.filter(({ payer }) => payer === "committee");
  const named = sumOf(byUnit);
  if (byUnit.every(({ amount }) => amount !== null)) {
    if (asked === null) return byCommittee.length === 0 ? "all" : named;
    return named >= asked ? "all" : named;
  }
  // Without an amount the unit pays what is named for nobody else.
  if (byCommittee.length === 0) return "all";
  if (asked === null || byCommittee.some(({ amount }) => amount === null)) return named;
  const left = asked - sumOf(byCommittee);
  return left > 0n ? left : 0n;
}

/** What others than the municipality pay by the plan: a host, a sponsor, a company or others. */
export function paidByOthers({ plan }: Pick<Trip, "plan">): bigint {
  return sumOf(plan.funding.filter(isAnother));
}

export function isAnother({ payer }: Trip["plan"]["funding"][number]): boolean {
  return payer !== "committee" && payer !== "unit";
}

function sumOf(funding: Trip["plan"]["funding"]): bigint {
  return funding.reduce((sum, { amount }) => sum + (amount === null ? 0n : (hundredthsOf(amount) ?? 0n)), 0n);
}

/** What the budget asks of the municipality's own *rammer* in hundredths: the whole, less what others pay. */
export function askedOfPot(trip: Pick<Trip, "plan">): bigint | null {
  const total = budgetTotal(trip.plan);
  if (total === null) return null;
  const paid = paidByOthers(trip);
  return paid > total ? 0n : total - paid;
}

/** One pot that bears a trip, and its part, `null` where it is not known. */
export interface PotShare {
  readonly key: PotKey;
  readonly part: bigint | null;
}

/**
 * The pots that bear a trip in a currency, for the year it begins, the one that bears the rest first; none while that is
 * unknown. Amounts that the plan names in another currency part nothing: then the first bears all.
 */
export function potShares(trip: Trip, currency: string): readonly PotShare[] {
  const { startOn, plan } = trip;
  if (!startOn || !isCurrency(currency)) return [];
  const year = Number(startOn.slice(0, 4));
  const isNamed = plan.budget === null || plan.budget.currency === currency;
  const bodies = payingBodies(trip);
  const bearing = isNamed ? bodies : bodies.slice(0, 1);
  return bearing.map(({ owner, part }) => ({ key: { owner, year, currency }, part: isNamed ? part : null }));
}

/** The same, as what is set aside: nothing where no budget says how much. */
export function committedParts(shares: readonly PotShare[]): readonly PotPart[] {
  if (shares.some(({ part }) => part === null)) return [];
  return noted(shares.map(({ key, part }) => ({ key, amount: part ?? 0n })));
}

/** What is booked, as each pot bears it: of the unit up to its part, and the rest of the first. A refund beyond it is the first's. */
export function spentParts(shares: readonly PotShare[], total: bigint): readonly PotPart[] {
  const [first, ...others] = shares;
  if (!first) return [];
  let rest = total;
  const parts = others.map(({ key, part }) => {
    const amount = rest > 0n ? smaller(rest, part ?? 0n) : 0n;
    rest -= amount;
    return { key, amount };
  });
  return noted([{ key: first.key, amount: rest }, ...parts]);
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** Where several bear one trip, each line of the lists says which part it is. */
function noted(parts: readonly PotPart[]): readonly PotPart[] {
  return parts.length < 2
    ? parts
    : parts.map((one) => ({ ...one, note: one.key.owner.kind === "unit" ? "enhedens del" : "udvalgets del" }));
}
