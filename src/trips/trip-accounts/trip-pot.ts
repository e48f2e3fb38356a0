import {
  commit,
  homeCurrencyOf,
  isSamePot,
  moveSubject,
  type OthersPay,
  type PostingFacts,
  type PotKey,
  postingsOf,
  release,
  spend,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { hundredthsOf, isCurrency } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { payerKey } from "../payer-word.ts";
import { budgetTotal } from "../plan.ts";
import { worded } from "../staff/staff.texts.ts";
import type { Trip } from "../trip.ts";

/** The *ramme* a trip is paid from: its committee's, else its unit's, for the year it begins; `null` while that is unknown. */
export function potOf(trip: Trip, currency: string): PotKey | null {
  const owner = trip.committeeId
    ? ({ kind: "committee", id: trip.committeeId } as const)
    : trip.unitId && ({ kind: "unit", id: trip.unitId } as const);
  if (!owner || !trip.startOn || !isCurrency(currency)) return null;
  return { owner, year: Number(trip.startOn.slice(0, 4)), currency };
}

/** What others than the municipality pay by the plan: a host, a sponsor, a company or others. */
function paidByOthers({ plan }: Trip): bigint {
  const others = plan.funding.filter(isAnother);
  return others.reduce((sum, one) => sum + (one.amount === null ? 0n : (hundredthsOf(one.amount) ?? 0n)), 0n);
}

function isAnother({ payer }: Trip["plan"]["funding"][number]): boolean {
  return payer !== "committee" && payer !== "unit";
}

/** What others were to pay of a trip as it was approved or corrected, in the municipality's currency, and what they are called. */
export function othersPayOf(trip: Trip, profile: Profile): OthersPay | null {
  const paid = asPaid(trip);
  const currency = homeCurrencyOf(profile);
  const hundredths = paid.plan.budget?.currency === currency ? paidByOthers(paid) : 0n;
  if (hundredths === 0n) return null;
  const names = paid.plan.funding.filter((one) => isAnother(one) && one.amount !== null);
  const said = names.map((one) => one.name ?? worded("payer", payerKey(one.payer, paid)).toLowerCase());
  const f = formatsIn("da");
  return { amount: f.amount({ hundredths, currency }), names: f.list([...new Set(said)]) };
}

/** What the budget asks of the pot in hundredths: the whole, less what others pay. */
export function askedOfPot(trip: Trip): bigint | null {
  const total = budgetTotal(trip.plan);
  if (total === null) return null;
  const paid = paidByOthers(trip);
  return paid > total ? 0n : total - paid;
}

/** The trip as its money is set aside and drawn: as it was approved or corrected, whatever is edited meanwhile. */
export function asPaid(trip: Trip): Trip {
  return trip.publicPlan === null ? trip : { ...trip, ...trip.publicPlan };
}

/**
 * Sets aside what was approved (*disponeret*). The approval is the ruling it rests on, below zero too. An unknown pot, or a
 * budget in another currency than a pot's, blocks nothing (contract.md). What an earlier approval set aside, and what is drawn
 * already, goes along to the year and the owner that are approved now; of closed accounts nothing is set aside.
 * @param ruling who, when, item
 */
export async function commitApproved(work: Work, trip: Trip, ruling: string): Promise<void> {
  const subject = { type: "trip", id: trip.id };
  const { profile } = work.municipality;
  await moveSubject(work, potsPaying(trip, profile), subject, { text: trip.title, ruling });
  const key = trip.plan.budget && potOf(trip, trip.plan.budget.currency);
  const amount = askedOfPot(trip);
  const setsAside = key && amount !== null && trip.accountsTrack !== "closed";
  if (setsAside) await commit(work, key, subject, amount, { text: trip.title, ruling });
  else await release(work, subject, ruling);
}

/**
 * After what is public of a trip was fixed anew: its money follows to the year and the owner that it now has. A correction is no
 * ruling. @throws Invalid `overdraft-needs-ruling`
 */
export async function followPlan(work: Work, before: Trip, after: Trip, why: string): Promise<void> {
  const { profile } = work.municipality;
  const [old, now] = [potsPaying(asPaid(before), profile), potsPaying(asPaid(after), profile)];
  if (now.every((key) => old.some((one) => isSamePot(one, key)))) return;
  const grounds = { text: `${after.title}: ${why}`, ruling: null };
  await moveSubject(work, now, { type: "trip", id: after.id }, grounds);
}

function potsPaying(trip: Trip, { currency }: Profile): readonly PotKey[] {
  const currencies = new Set([currency, ...(trip.plan.budget ? [trip.plan.budget.currency] : [])]);
  return [...currencies].flatMap((one) => potOf(trip, one) ?? []);
}

/**
 * Draws all that is booked on a trip from its pot, as far as it is known in the municipality's currency. For what is cancelled
 * nothing is set aside: a refund frees what it would otherwise leave promised to a trip that is not made.
 */
export async function spendBooked(work: Work, trip: Trip): Promise<void> {
  const { tx, municipality } = work;
  const subject = { type: "trip", id: trip.id };
  const total = bookedTotal(await postingsOf(tx, municipality.id, subject));
  const key = potOf(asPaid(trip), municipality.profile.currency);
  if (key) await spend(work, key, subject, total, { text: trip.title, ruling: null });
  if (trip.status === "cancelled") await releaseRest(work, trip, "rejsen er aflyst");
}

/** What a trip's lines draw of its pot, in hundredths of the municipality's currency. */
export function bookedTotal(postings: readonly PostingFacts[]): bigint {
  return postings.reduce((sum, one) => sum + (one.homeHundredths ?? 0n), 0n);
}

/** Frees what is set aside for a trip and was not spent. */
export function releaseRest(work: Work, trip: Trip, why: string): Promise<void> {
  return release(work, { type: "trip", id: trip.id }, `${trip.title}: ${why}`);
}
