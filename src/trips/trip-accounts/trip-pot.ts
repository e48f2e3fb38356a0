import {
  commit,
  type Grounds,
  homeCurrencyOf,
  moveSubject,
  type OthersPay,
  type PostingFacts,
  type PotKey,
  postingsOf,
  release,
  spend,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { payerKey } from "../payer-word.ts";
import { worded } from "../staff/staff.texts.ts";
import type { Trip } from "../trip.ts";
import { committedParts, isAnother, paidByOthers, potShares, spentParts } from "./pot-shares.ts";

/** What others were to pay of a trip as it was approved or corrected, in the municipality's currency, and what they are called. */
export function othersPayOf(trip: Trip, profile: Profile): OthersPay | null {
  const paid = asPaid(trip);
  const currency = homeCurrencyOf(profile);
  const hundredths = paid.plan.budget?.currency === currency ? paidByOthers(paid) : 0n;
  if (hundredths === 0n) return null;
  const names = paid.plan.funding.filter((one) => isAnother(one) && one.amount !== null);
  const said = names.map((one) => one.name ?? worded("payer", payerKey(one.payer, paid)).toLowerCase());
  const f = formatsIn("da");
  return { hundredths, amount: f.amount({ hundredths, currency }), names: f.list([...new Set(said)]) };
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
  await bear(work, { approved: trip, paid: trip }, { text: trip.title, ruling });
}

/** A trip as its approval set money aside for it, and as it is paid now. */
interface Borne {
  readonly approved: Trip;
  readonly paid: Trip;
}

/** Sets aside by the plan that is given, frees what stood elsewhere, and draws what is booked where it then belongs. */
async function bear(work: Work, { approved: trip, paid }: Borne, grounds: Grounds): Promise<void> {
  const { tx, municipality } = work;
  const subject = { type: "trip", id: trip.id };
  const home = municipality.profile.currency;
  const currency = trip.plan.budget?.currency ?? home;
  // What is booked stands in the municipality's currency; of a budget in another nothing tells how it is parted.
  if (currency !== home) await moveSubject(work, keysPaying(trip, municipality.profile), subject, grounds);
  const parts = committedParts(potShares(trip, currency));
  const setsAside = parts.length > 0 && trip.accountsTrack !== "closed" && trip.status !== "cancelled";
  if (setsAside) await commit(work, parts, subject, grounds);
  else await release(work, subject, grounds.ruling ?? grounds.text);
  if (currency !== home) return;
  const booked = await postingsOf(tx, municipality.id, subject);
  const total = isDrawn(trip, booked) ? bookedTotal(booked) : 0n;
  await spend(work, spentParts(potShares(paid, home), total), subject, grounds);
}

/** What a source printed of a journey long ago was drawn from no pot of ours. */
export function isDrawn({ approved }: Trip, postings: readonly PostingFacts[]): boolean {
  return approved !== null || postings.some(({ bookedOn }) => bookedOn !== null);
}

/**
 * After what is public of a trip was fixed anew: its money follows to the year and the owner that it now has. A correction is no
 * ruling. @throws Invalid `overdraft-needs-ruling`
 */
export async function followPlan(work: Work, before: Trip, after: Trip, why: string): Promise<void> {
  const { currency } = work.municipality.profile;
  const [old, now] = [asPaid(before), asPaid(after)];
  const moves = [currency, now.plan.budget?.currency ?? currency].some((one) => parted(old, one) !== parted(now, one));
  if (moves)
    await bear(work, { approved: asApproved(after), paid: now }, { text: `${after.title}: ${why}`, ruling: null });
}

/** Which pots bear a trip, and how it is parted where there are several. */
function parted(trip: Trip, currency: string): string {
  const [first, ...others] = potShares(trip, currency);
  return JSON.stringify([first?.key, others.map(({ key, part }) => [key, part?.toString()])]);
}

/** A trip as it is paid, with the budget that the approval was given for: what is set aside is what was approved. */
export function asApproved(trip: Trip): Trip {
  const paid = asPaid(trip);
  return { ...paid, plan: { ...paid.plan, budget: trip.approved?.budget ?? null } };
}

function keysPaying(trip: Trip, { currency }: Profile): readonly PotKey[] {
  const currencies = new Set([currency, ...(trip.plan.budget ? [trip.plan.budget.currency] : [])]);
  return [...currencies].flatMap((one) => potShares(trip, one).map(({ key }) => key));
}

/**
 * Draws all that is booked on a trip from the pots that bear it, as far as it is known in the municipality's currency. For what is cancelled
 * nothing is set aside: a refund frees what it would otherwise leave promised to a trip that is not made.
 */
export async function spendBooked(work: Work, trip: Trip): Promise<void> {
  const { tx, municipality } = work;
  const subject = { type: "trip", id: trip.id };
  const total = bookedTotal(await postingsOf(tx, municipality.id, subject));
  const parts = spentParts(potShares(asPaid(trip), municipality.profile.currency), total);
  if (parts.length > 0) await spend(work, parts, subject, { text: trip.title, ruling: null });
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
