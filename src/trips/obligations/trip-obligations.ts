import type { Profile } from "../../profile/index.ts";
import type { Obligation, Obliges } from "../../records/index.ts";
import type { TripStatus } from "../trip.ts";
import { accountsDue, annexDecision, followUp, receiptsMissing, reportDue, travelListErasure } from "./after-return.ts";
import { newRuling, requestRuling, requestSubmission } from "./before-departure.ts";
import type { Duty, TripOwing } from "./owing.ts";
import { minutesConfirmation, publicationDue } from "./publication.ts";

const duties: readonly Duty[] = [
  requestSubmission,
  requestRuling,
  newRuling,
  minutesConfirmation,
  publicationDue,
  reportDue,
  receiptsMissing,
  accountsDue,
  followUp,
  travelListErasure,
  annexDecision,
];

const over: readonly TripStatus[] = ["refused", "withdrawn"];
/** What a cancelled trip may have cost is settled all the same. */
const ofCancelled: readonly Duty[] = [receiptsMissing, accountsDue, annexDecision];

/** What a trip owes on a day, by every rule. A trip that came to nothing owes nothing but the accounts of what it cost, and a look at its annexes. */
export const tripObligations: Obliges<TripOwing, Profile> = (owing, profile, today) => {
  const { id, title, status } = owing.trip;
  const asked = over.includes(status) ? [annexDecision] : status === "cancelled" ? ofCancelled : duties;
  return asked.flatMap((duty): Obligation[] => {
    const owed = duty(owing, profile, today);
    // A visit to us is told of in its own words.
    const params = owed && owing.trip.direction === "in" ? { ...owed.params, of: "visit" } : owed?.params;
    return owed && params ? [{ ...owed, params, subject: { type: "trip", id, title }, late: today > owed.dueOn }] : [];
  });
};
