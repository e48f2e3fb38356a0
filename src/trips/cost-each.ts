import { dividedBy, hundredthsOf } from "../kernel/index.ts";
import type { Profile } from "../profile/index.ts";
import { listedCount, type Plan, participantCount } from "./plan.ts";

/** A participant's share of what a trip costs, exactly: it is rounded where it is told, and never before it is held against a limit. */
export interface Share {
  readonly hundredths: bigint;
  readonly people: number;
}

/** Why nobody can say for sure what a trip costs each participant. */
export type Unsure = "line-without-amount" | "other-currency" | "nobody-listed";

/** What a trip costs each participant as it is held against the municipality's limits. */
export interface CostEach {
  /** At the most, in hundredths of the municipality's currency; `null` while it is not written, or not sure. */
  readonly most: bigint | null;
  /** The same before it is rounded, for a limit (`besideLimit`). */
  readonly share: Share | null;
  readonly unsure: Unsure | null;
  /** Among how many it is shared: those who are listed, whatever is stated of the whole. */
  readonly people: number | null;
}

/**
 * What a limit is held against. Nothing may make it look lower than it can become: a range in words and a line that waits
 * for its amount are in no sum, a stated total of participants is only a number, and money in is no cost less. What cannot
 * be said is said to be unsure, and whoever a limit would ask is then asked (docs/decisions/0015).
 */
export function costEach({ plan }: { readonly plan: Plan }, profile: Pick<Profile, "currency">): CostEach {
  const listed = listedCount(plan);
  const people = listed !== null && listed > 0 ? listed : null;
  const lines = plan.budget?.lines ?? [];
  // Not written yet: it is sent nowhere before there is an amount and somebody travels (missing.ts).
  if (lines.length === 0 || !participantCount(plan)) return { most: null, share: null, unsure: null, people };
  const unsure = unsureOf(plan, profile, people);
  if (unsure || people === null) return { most: null, share: null, unsure, people };
  const costs = lines.map(({ amount }) => (amount === null ? 0n : (hundredthsOf(amount) ?? 0n)));
  const total = costs.reduce((sum, one) => (one > 0n ? sum + one : sum), 0n);
  return { most: dividedBy(total, people), share: { hundredths: total, people }, unsure: null, people };
}

/**
 * What shares come to together, to the øre, as it is told beside a limit: above it where the exact amount is, by an øre at the
 * least, and not above it where rounding alone would be.
 */
export function besideLimit(limit: bigint, shares: readonly Share[]): bigint {
  const told = shares.reduce((sum, { hundredths, people }) => sum + dividedBy(hundredths, people), 0n);
  const parts = shares.reduce((all, { people }) => all * BigInt(people), 1n);
  const exact = shares.reduce((sum, { hundredths, people }) => sum + (hundredths * parts) / BigInt(people), 0n);
  if (exact > limit * parts) return told > limit ? told : limit + 1n;
  return told < limit ? told : limit;
}

function unsureOf({ budget }: Plan, { currency }: Pick<Profile, "currency">, people: number | null): Unsure | null {
  if (budget && budget.currency !== currency) return "other-currency";
  if (budget?.lines.some((one) => one.amount === null || one.amountText !== null)) return "line-without-amount";
  return people === null ? "nobody-listed" : null;
}
