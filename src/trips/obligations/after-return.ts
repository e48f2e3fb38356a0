import { addDays, type DateOn } from "../../kernel/index.ts";
import { holdsOn, limitOn, type Profile, periodAfter, settingOn } from "../../profile/index.ts";
import { isReportByManager } from "../staff-visit/who-answers.ts";
import type { Trip } from "../trip.ts";
import { type Duty, ownScope, type TripOwing } from "./owing.ts";

/** The day of return as everybody reads it: one that is edited since, and neither corrected nor approved, puts nothing off. */
function homeOn({ endOn, publicPlan }: Trip): DateOn | null {
  return publicPlan === null ? endOn : publicPlan.endOn;
}

/** The day of return of an approved trip that is over; `null` while it is not, or nothing was approved. */
function returnedOn(trip: Trip, today: DateOn): DateOn | null {
  const endOn = homeOn(trip);
  return trip.status === "approved" && endOn !== null && endOn < today ? endOn : null;
}

/** By when, on which VAT basis and by which rule accounts are owed after a return; `null` where nothing is asked. */
export function accountsRule(profile: Profile, endOn: DateOn) {
  const rule = limitOn(profile, "accountsDue", endOn);
  return rule?.value
    ? { dueOn: periodAfter(endOn, rule.value.after), vat: rule.value.vat, source: rule.source.text }
    : null;
}

/** The day a trip's accounts are owed by, as everybody reads its return; `null` where that is not known or no rule asks for them. */
export function accountsDueOn(trip: Trip, profile: Profile): DateOn | null {
  const endOn = homeOn(trip);
  return (endOn && accountsRule(profile, endOn)?.dueOn) ?? null;
}

/**
 * The day that accounts are reckoned from: of a trip that is over, its return; of one that was cancelled with something booked on
 * it, the return as it was planned, and from the cancellation on, for nobody waits for a journey.
 */
function settledFrom({ trip, bookings }: TripOwing, today: DateOn): DateOn | null {
  if (trip.accountsTrack !== "open") return null;
  return trip.status === "cancelled" ? bookings && homeOn(trip) : returnedOn(trip, today);
}

/**
 * Whether accounts that are open are asked for by their day. Those that were closed and are opened again after it, to be corrected,
 * were made: no rule gives them another. Opened again before it, they are to be closed by it as all are.
 */
export function isAskedBy(dueOn: DateOn, reopenedOn: string | null): boolean {
  return reopenedOn === null || reopenedOn <= dueOn;
}

function accountsOwed(owing: TripOwing, profile: Profile, today: DateOn) {
  const endOn = settledFrom(owing, today);
  const rule = endOn && accountsRule(profile, endOn);
  return rule && isAskedBy(rule.dueOn, owing.reopenedOn) ? rule : null;
}

const accountant = { role: "accountant", scope: null };

/** Accounts within the profile's time of the return, on its VAT basis (seen: Odense, 2 months, incl. VAT). */
export const accountsDue: Duty = (owing, profile, today) => {
  const rule = accountsOwed(owing, profile, today);
  if (!rule) return null;
  const { dueOn, vat, source } = rule;
  return { rule: "accounts-due", owedBy: accountant, dueOn, source, params: { dueOn, vat } };
};

/** Accounts close only when each line has its receipt or a written reason, so what is missing is owed by the same day. */
export const receiptsMissing: Duty = (owing, profile, today) => {
  const rule = accountsOwed(owing, profile, today);
  const count = owing.bookings?.withoutReceipt ?? 0;
  if (!rule || count === 0) return null;
  return { rule: "receipts-missing", owedBy: accountant, dueOn: rule.dueOn, source: rule.source, params: { count } };
};

/** The report within the profile's time of the return; handed in, it is the manager's to settle where the profile says so. */
export const reportDue: Duty = ({ trip }, profile, today) => {
  const endOn = returnedOn(trip, today);
  if (endOn === null || trip.kind === null) return null;
  const rule = limitOn(profile, "reportDue", endOn);
  if (!rule?.value) return null;
  const byManager = isReportByManager(trip, profile, endOn);
  const dueOn = periodAfter(endOn, rule.value);
  const manager = { role: "manager", scope: trip.unitId && `unit:${trip.unitId}` };
  const base = { dueOn, source: rule.source.text, params: { endOn, dueOn } };
  if (trip.reportTrack === "submitted" && byManager) return { ...base, rule: "report-settlement", owedBy: manager };
  if (trip.reportTrack !== "owed" && trip.reportTrack !== "sent-back") return null;
  const writer = { role: "coordinator", scope: ownScope(trip) };
  return { ...base, rule: "report-due", owedBy: byManager ? manager : writer };
};

/** The day that the report itself names for looking at what became of it. */
export const followUp: Duty = ({ trip, followedUp }) => {
  const dueOn = trip.report?.followUpOn ?? null;
  if (dueOn === null || followedUp || trip.reportTrack !== "settled") return null;
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  return { rule: "follow-up", owedBy, dueOn, source: "Rejsens egen rapport", params: { dueOn } };
};

/** An annex that nobody says anything of is taken back by the daily job: whoever is to look is told by when. */
export const annexDecision: Duty = ({ trip, annexWaitsFrom }, profile, today) => {
  if (annexWaitsFrom === null) return null;
  const rule = settingOn(profile, "retention", today);
  const dueOn = addDays(annexWaitsFrom, rule.value.annexDaysUndecided);
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  return { rule: "annex-decision", owedBy, dueOn, source: rule.source.text, params: { dueOn } };
};

/** The travel list is erased by the daily job; it is owed only while it is still there. */
export const travelListErasure: Duty = ({ trip, hasTravelList }, profile, today) => {
  if (!hasTravelList || trip.endOn === null || trip.endOn >= today) return null;
  const rule = settingOn(profile, "retention", trip.endOn);
  if (!holdsOn(rule, trip.endOn)) return null;
  const dueOn = addDays(trip.endOn, rule.value.travelListDaysAfterReturn);
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  return { rule: "travel-list-erasure", owedBy, dueOn, source: rule.source.text, params: { dueOn } };
};
