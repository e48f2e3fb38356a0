import type { Owned } from "../identity/index.ts";
import type { DateOn, Id } from "../kernel/index.ts";
import type { Lang } from "../platform/index.ts";
import type { Direction, TripKind } from "../profile/index.ts";
import type { Plan } from "./plan.ts";

export type TripId = Id<"trip">;

/** Where a request to travel stands. "Travelling" is read from the dates, and complete from the two tracks. */
export const tripStatuses = [
  "draft",
  "submitted",
  "recommended",
  "approved",
  "refused",
  "postponed",
  "sent-back",
  "suspended",
  "withdrawn",
  "cancelled",
  "complete",
] as const;
export type TripStatus = (typeof tripStatuses)[number];

const ended: readonly TripStatus[] = ["refused", "withdrawn", "cancelled", "complete"];
/** Statuses of trips that are under way: few, however many trips there have been. */
export const statusesUnderWay = tripStatuses.filter((one) => !ended.includes(one));

/** A trip that will not be made, whatever days it was planned for. */
export function isStopped({ status }: { readonly status: TripStatus }): boolean {
  return status === "cancelled" || status === "refused" || status === "withdrawn";
}

/**
 * A trip that came complete by an import and was never public, also while its accounts are opened again: nobody asked for it,
 * and nobody approved it here.
 */
export function isUnseenImport({
  status,
  approved,
  publicPlan,
  createdBy,
}: Pick<Trip, "status" | "approved" | "publicPlan" | "createdBy">): boolean {
  const isThere = status === "complete" || status === "approved";
  return isThere && approved === null && publicPlan === null && createdBy === null;
}

/** An imported trip that was taken out: no file brings it back. */
export function isTakenOut({
  status,
  approved,
  publicPlan,
  createdBy,
}: Pick<Trip, "status" | "approved" | "publicPlan" | "createdBy">): boolean {
  return status === "withdrawn" && approved === null && publicPlan === null && createdBy === null;
}

export const accountsTracks = ["not-owed", "open", "closed"] as const;
export type AccountsTrack = (typeof accountsTracks)[number];

export const reportTracks = ["not-owed", "owed", "submitted", "sent-back", "settled"] as const;
export type ReportTrack = (typeof reportTracks)[number];

/** What came of a trip, in the words of those who went. */
export interface Report {
  readonly aim: string;
  readonly outcome: string;
  readonly change: string;
  readonly followUpOn: DateOn | null;
}

/** What was approved, kept so that a changed traveller, place or gift or a higher budget is seen to need a new ruling. */
export interface Approved {
  readonly on: DateOn;
  /** Who settles the report follows from it; `undefined` in what was approved before it was kept. */
  readonly kind?: TripKind | null;
  readonly participants: Plan["participants"];
  readonly budget: Plan["budget"];
  /** Where to, and what companies give; `undefined` in what was approved before they were kept. */
  readonly destinations?: readonly NamedPlace[];
  readonly gifts?: readonly Gift[];
  /** The day its manager approved it, where that was the first approval, whoever approves a change since. */
  readonly byManagerOn?: DateOn;
  /** The changes that its manager has approved since, the first one first; `undefined` where there is none, or it was not kept. */
  readonly changesByManager?: readonly { readonly on: DateOn; readonly change: AskedChange }[];
}

const approvalChanges = ["travellers", "budget", "place", "gift", "kind", "basis", "ramme", "order"] as const;
export type ChangeSinceApproval = (typeof approvalChanges)[number];

/** What a change can ask for: what needs a new ruling, and beside it other days and who else pays. */
export const askedChanges = ["dates", ...approvalChanges, "funding"] as const;

/** The days of a journey, as far as they are known. */
type Days = Pick<PublicPlan, "startOn" | "endOn">;

/** What a request to change an approved trip asks for, without a name. */
export interface AskedChange {
  readonly what: readonly (typeof askedChanges)[number][];
  /** The days that were approved and those that are asked for, where they differ; `undefined` in what was kept before they were. */
  readonly days?: { readonly from: Days; readonly to: Days } | null;
  /** The sums of what was approved and what is asked for, where both are known in one currency and differ. */
  readonly budget: { readonly currency: string; readonly from: string; readonly to: string } | null;
}

/** The rules of a council term that an approval can depart from. */
export const termRules = ["member-cap", "trips-per-term"] as const;

/** A rule of the council term that an approval departed from, without a name: decimals as text, trips as their number. */
export interface Departure {
  readonly rule: (typeof termRules)[number];
  /** Of the cap; `null` of a number of trips. */
  readonly currency: string | null;
  readonly limit: string;
  /** Where each member above the cap came to, or which trip of the term it was. */
  readonly reached: readonly string[];
}

/** A place as an approval names it. */
export type NamedPlace = Pick<Plan["destinations"][number], "place" | "country">;
/** A company's payment as an approval names it (product.md, rule 1). */
export type Gift = Pick<Plan["funding"][number], "name" | "amount">;

/** What is kept of a plan when it is approved on a day. */
export function approvalOf({ kind, plan }: Pick<Trip, "kind" | "plan">, on: DateOn): Approved {
  const { participants, budget } = plan;
  const destinations = plan.destinations.map(({ place, country }) => ({ place, country }));
  return { on, kind, participants, budget, destinations, gifts: giftsIn(plan) };
}

/** That its manager approved what is now changed, and what of it since, stays known. */
export function byManagerBefore({
  approved,
}: Pick<Trip, "approved">): Pick<Approved, "byManagerOn" | "changesByManager"> {
  const { byManagerOn, changesByManager } = approved ?? {};
  return { ...(byManagerOn && { byManagerOn }), ...(changesByManager && { changesByManager }) };
}

/** What companies pay. */
export function giftsIn({ funding }: Pick<Plan, "funding">): Gift[] {
  return funding.filter((one) => one.payer === "company").map(({ name, amount }) => ({ name, amount }));
}

/**
 * What is planned as everybody may see it: fixed when it is approved, corrected with a reason, or entered as past. What is
 * edited afterwards stays at the desk, whatever else about the trip is published meanwhile.
 */
export type PublicPlan = Pick<
  Trip,
  "lang" | "kind" | "direction" | "caseNumber" | "title" | "committeeId" | "unitId" | "startOn" | "endOn" | "plan"
>;

/** What is planned now, to be fixed for the public: private companions are nobody's business, and stay out of the copy. */
export function publicPlanOf(trip: PublicPlan): PublicPlan {
  const { plan } = trip;
  const participants = { ...plan.participants, companions: [] };
  return { ...askedBy(trip), plan: { ...plan, participants } };
}

/** What is planned now, whole, as whoever rules on it sees it. */
export function askedBy(trip: PublicPlan): PublicPlan {
  const { lang, kind, direction, caseNumber, title, committeeId, unitId, startOn, endOn, plan } = trip;
  return { lang, kind, direction, caseNumber, title, committeeId, unitId, startOn, endOn, plan };
}

export interface Trip {
  readonly id: TripId;
  /** Counts every change; an edit names the one it was made from. */
  readonly version: number;
  readonly lang: Lang;
  readonly kind: TripKind | null;
  readonly direction: Direction;
  readonly status: TripStatus;
  /** Withdrawn or cancelled while it was a draft: nobody was ever asked, and it stays as private as a draft. */
  readonly endedUnsent: boolean;
  readonly accountsTrack: AccountsTrack;
  readonly reportTrack: ReportTrack;
  readonly caseNumber: string | null;
  readonly title: string;
  readonly committeeId: string | null;
  readonly unitId: string | null;
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
  readonly plan: Plan;
  readonly approved: Approved | null;
  /** `null` while nothing of the trip may be public. */
  readonly publicPlan: PublicPlan | null;
  readonly report: Report | null;
  /** The day it was last put before its committee; `null` where it was not, was taken back, or came back from its manager. */
  readonly reportHandedInOn: DateOn | null;
  readonly createdAt: Date;
  /** The person or the token that began it, by id; `null` for what was imported or entered as past. */
  readonly createdBy: string | null;
  /** Who changed or sent what is sent now, by id, and whose token did or began it: like whoever began it they do not approve it. */
  readonly hands: readonly string[];
  readonly updatedAt: Date;
}

/** What rights over a trip are held against: its committee and unit, and who began it. */
export function ownedOf({ committeeId, unitId, createdBy }: Pick<Trip, "committeeId" | "unitId" | "createdBy">): Owned {
  const scopes = [...(committeeId ? [`committee:${committeeId}`] : []), ...(unitId ? [`unit:${unitId}`] : [])];
  return { scopes, madeBy: createdBy };
}
