import { isDeepStrictEqual } from "node:util";
import {
  bringToParts,
  type Grounds,
  holdPotsOf,
  homeCurrencyOf,
  type OthersPay,
  type PostingFacts,
  postingsOf,
  release,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { payerKey } from "../payer-word.ts";
import { worded } from "../staff/staff.texts.ts";
import type { Trip } from "../trip.ts";
import { committedParts, isAnother, type PotShare, paidByOthers, potShares, spentParts } from "./pot-shares.ts";

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
  await moveToParts(work, { approved: trip, paid: trip }, { text: trip.title, ruling });
}

/** Holds every pot that `commitApproved` of the same trip moves money in, in its order: what is read of them next stays so. */
export async function holdPotsToCommit({ tx, municipality }: Work, trip: Trip): Promise<void> {
  const subject = { type: "trip", id: trip.id };
  const booked = await postingsOf(tx, municipality.id, subject);
  const { setAside, spent } = tripParts({ approved: trip, paid: trip }, booked, municipality.profile.currency);
  await holdPotsOf(
    tx,
    municipality.id,
    subject,
    [...setAside, ...spent].map(({ key }) => key),
  );
}

/** A trip as its approval set money aside for it, and as it is paid now. */
interface ApprovedAndPaid {
  readonly approved: Trip;
  readonly paid: Trip;
}

/** Brings every pot to its part: by what was approved what is set aside, and what is booked where it belongs now. */
async function moveToParts(work: Work, trips: ApprovedAndPaid, grounds: Grounds): Promise<void> {
  const { tx, municipality } = work;
  const subject = { type: "trip", id: trips.paid.id };
  const booked = await postingsOf(tx, municipality.id, subject);
  await bringToParts(work, subject, tripParts(trips, booked, municipality.profile.currency), grounds);
}

/** How a trip's money is parted between the pots that bear it (docs/decisions/0056). Nothing is set aside for what costs no more. */
function tripParts({ approved, paid }: ApprovedAndPaid, booked: readonly PostingFacts[], home: string) {
  const total = isDrawn(paid, booked) ? bookedTotal(booked) : 0n;
  return {
    setAside: setsAside(approved) ? committedParts(sharesApproved(approved, home)) : [],
    spent: spentParts(potShares(paid, home), total),
  };
}

/** Of closed accounts, and of a trip that is not made, nothing stands set aside. */
function setsAside({ accountsTrack, status }: Trip): boolean {
  return accountsTrack !== "closed" && status !== "cancelled";
}

/** The same of a trip as it stands, whatever is edited meanwhile: with what is booked on it. */
export function partsOf(trip: Trip, booked: readonly PostingFacts[], home: string) {
  return tripParts({ approved: asApproved(trip), paid: asPaid(trip) }, booked, home);
}

function sharesApproved(approved: Trip, home: string): readonly PotShare[] {
  return potShares(approved, approved.plan.budget?.currency ?? home);
}

/** What a source printed of a journey long ago was drawn from no pot of ours. */
function isDrawn({ approved }: Trip, postings: readonly PostingFacts[]): boolean {
  return approved !== null || postings.some(({ bookedOn }) => bookedOn !== null);
}

/**
 * After what is public of a trip was fixed anew: its money follows to the year and the owners that it now has, and is parted as
 * they pay. A correction is no ruling. @throws Invalid `overdraft-needs-ruling`
 */
export async function followPlan(work: Work, before: Trip, after: Trip, why: string): Promise<void> {
  if (!movesMoney(before, after, work.municipality.profile)) return;
  const trips = { approved: asApproved(after), paid: asPaid(after) };
  await moveToParts(work, trips, { text: `${after.title}: ${why}`, ruling: null });
}

/** Whether a correction of a trip parts its money otherwise: whose it is, of which year, or how much of it. */
export function movesMoney(before: Trip, after: Trip, { currency }: Pick<Profile, "currency">): boolean {
  const borne = (trip: Trip) => [
    setsAside(trip) ? sharesApproved(asApproved(trip), currency) : [],
    sharesDrawn(trip, currency),
  ];
  return !isDeepStrictEqual(borne(before), borne(after));
}

/** What is booked is parted by these: the first one bears the rest, whatever its own part is. */
function sharesDrawn(trip: Trip, home: string): readonly PotShare[] {
  return potShares(asPaid(trip), home).map((one, at) => (at === 0 ? { ...one, part: null } : one));
}

/** A trip as it is paid, with the budget that the approval was given for: what is set aside is what was approved. */
export function asApproved(trip: Trip): Trip {
  const paid = asPaid(trip);
  return { ...paid, plan: { ...paid.plan, budget: trip.approved?.budget ?? null } };
}

/**
 * Draws all that is booked on a trip from the pots that bear it, as far as it is known in the municipality's currency. What is set
 * aside stays; for what is cancelled nothing is: a refund frees what it would otherwise leave promised to a trip that is not made.
 */
export async function spendBooked(work: Work, trip: Trip): Promise<void> {
  const { tx, municipality } = work;
  const subject = { type: "trip", id: trip.id };
  const home = municipality.profile.currency;
  const { spent } = partsOf(trip, await postingsOf(tx, municipality.id, subject), home);
  const staysIn = sharesApproved(asApproved(trip), home).map(({ key }) => key);
  if (spent.length > 0)
    await bringToParts(work, subject, { setAside: { staysIn }, spent }, { text: trip.title, ruling: null });
  if (trip.status === "cancelled") await releaseRest(work, trip, "rejsen er aflyst");
}

/** What a trip's lines draw of its pot, in hundredths of the municipality's currency. */
function bookedTotal(postings: readonly PostingFacts[]): bigint {
  return postings.reduce((sum, one) => sum + (one.homeHundredths ?? 0n), 0n);
}

/**
 * After accounts were opened again: what their closing freed is set aside anew, since a bill may come again, and no other spends it or
 * carries it into the next year meanwhile. It rests on the approval, as it did.
 */
export function setAsideAgain(work: Work, trip: Trip): Promise<void> {
  const trips = { approved: asApproved(trip), paid: asPaid(trip) };
  return moveToParts(work, trips, { text: `${trip.title}: regnskabet er åbnet igen`, ruling: approvalWords(trip) });
}

/** The approval that money rests on where no ruling of the day is at hand; `null` of a trip that nobody approved here. */
export function approvalWords({ approved }: Trip): string | null {
  return approved && `Godkendt den ${formatsIn("da").date(approved.on)}`;
}

/** Frees what is set aside for a trip and was not spent. */
export function releaseRest(work: Work, trip: Trip, why: string): Promise<void> {
  return release(work, { type: "trip", id: trip.id }, `${trip.title}: ${why}`);
}
