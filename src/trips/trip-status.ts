import type { Fault, StatusTable } from "../kernel/index.ts";
import type { RoleName } from "../profile/index.ts";
import { type TripStatus, tripStatuses } from "./trip.ts";

/** What a step looks at: everything that still stands in the way of submitting. */
export interface TripFacts {
  readonly missing: readonly Fault[];
}

const planners: readonly RoleName[] = ["coordinator", "secretary"];
const drafters: readonly RoleName[] = [...planners, "manager", "employee"];

/**
 * Who sees drafts that others made, within their scope: those who plan trips and who answer for a unit's, since they put them
 * right, and those who look over everyone's shoulder. For all others a draft is not there until it is sent: it is nothing
 * that was asked for yet, and it may name people.
 */
export const draftReaders: readonly RoleName[] = [...planners, "manager", "auditor", "dpo"];

/** Where somebody is to rule on what was sent. */
export const beforeRuling: readonly TripStatus[] = ["submitted", "recommended", "suspended"];
/** What a committee has said its word on: no manager's any more. */
const passedOn: readonly TripStatus[] = ["recommended", "suspended"];
const open: readonly TripStatus[] = ["draft", ...beforeRuling, "approved", "postponed", "sent-back"];

/**
 * The life of a trip up to its two tracks (product.md, Trip). Rulings are entered by the secretary in `decisions`; a staff
 * visit is approved by its manager. A suspended ruling (§23) has no effect until the council rules. `edit` leaves the
 * status as it is: a programme grows until departure, and what was approved is kept beside it and held against it. While a
 * request is before somebody, what it asks for is not edited (`request-fixed.ts`) but taken back, changed and sent again; of
 * what was approved before only the change is taken back.
 */
export const tripLife: StatusTable<TripStatus, RoleName, TripFacts> = {
  noun: "trip",
  first: "draft",
  statuses: tripStatuses,
  steps: [
    { action: "edit", from: ["draft", "sent-back", "postponed"], to: "same", by: drafters },
    // Of a complete trip what is edited is published by a correction with its reason (docs/decisions/0029).
    { action: "edit", from: [...beforeRuling, "approved", "complete"], to: "same", by: planners },
    {
      action: "submit",
      from: ["draft", "sent-back", "postponed", ...beforeRuling, "approved"],
      to: "submitted",
      by: drafters,
      unless: ({ missing }) => missing.map((one) => one.fault),
    },
    { action: "take-back", from: beforeRuling, to: "sent-back", by: drafters },
    { action: "take-back-change", from: beforeRuling, to: "approved", by: drafters },
    { action: "approve", from: ["submitted"], to: "approved", by: ["secretary", "manager"] },
    { action: "approve", from: passedOn, to: "approved", by: ["secretary"] },
    { action: "recommend", from: beforeRuling, to: "recommended", by: ["secretary"] },
    { action: "note", from: beforeRuling, to: "same", by: ["secretary"] },
    { action: "refuse", from: ["submitted"], to: "refused", by: ["secretary", "manager"] },
    { action: "refuse", from: passedOn, to: "refused", by: ["secretary"] },
    { action: "postpone", from: beforeRuling, to: "postponed", by: ["secretary"] },
    { action: "send-back", from: ["submitted"], to: "sent-back", by: ["secretary", "manager"] },
    { action: "send-back", from: passedOn, to: "sent-back", by: ["secretary"] },
    { action: "suspend", from: beforeRuling, to: "suspended", by: ["secretary"] },
    { action: "withdraw", from: ["draft", ...beforeRuling, "sent-back", "postponed"], to: "withdrawn", by: planners },
    { action: "refuse-change", from: ["submitted"], to: "approved", by: ["secretary", "manager"] },
    { action: "refuse-change", from: passedOn, to: "approved", by: ["secretary"] },
    { action: "postpone-change", from: beforeRuling, to: "approved", by: ["secretary"] },
    { action: "send-back-change", from: ["submitted"], to: "approved", by: ["secretary", "manager"] },
    { action: "send-back-change", from: passedOn, to: "approved", by: ["secretary"] },
    { action: "withdraw-change", from: beforeRuling, to: "approved", by: planners },
    { action: "cancel", from: open, to: "cancelled", by: planners },
    // What an import brought and nobody has seen yet (`isUnseenImport`): whoever may publish it may take it out (docs/decisions/0069).
    { action: "take-out", from: ["approved", "complete"], to: "withdrawn", by: ["coordinator"] },
  ],
};
