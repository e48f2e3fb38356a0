import type { Fault, StatusTable } from "../kernel/index.ts";
import type { RoleName } from "../profile/index.ts";
import { type TripStatus, tripStatuses } from "./trip.ts";

/** What a step looks at: everything that still stands in the way of submitting. */
export interface TripFacts {
  readonly missing: readonly Fault[];
  readonly kindIsStaffVisit: boolean;
}

const planners: readonly RoleName[] = ["coordinator", "secretary"];
const beforeRuling: readonly TripStatus[] = ["submitted", "recommended", "suspended"];

/**
 * The life of a trip up to its two tracks (product.md, Trip). Rulings are entered by the secretary in `decisions`; a staff
 * visit is approved by the manager. A suspended ruling (§23) has no effect until the council rules.
 */
export const tripLife: StatusTable<TripStatus, RoleName, TripFacts> = {
  noun: "trip",
  first: "draft",
  statuses: tripStatuses,
  steps: [
    {
      action: "edit",
      from: ["draft", "sent-back", "postponed"],
      to: "draft",
      by: [...planners, "manager", "employee"],
    },
    { action: "edit-submitted", from: [...beforeRuling], to: "submitted", by: planners },
    {
      action: "submit",
      from: ["draft", "sent-back", "postponed", "submitted", "recommended", "approved", "suspended"],
      to: "submitted",
      by: [...planners, "manager", "employee"],
      unless: ({ missing }) => missing.map((one) => one.fault),
    },
    { action: "approve", from: beforeRuling, to: "approved", by: ["secretary", "manager"] },
    { action: "recommend", from: beforeRuling, to: "recommended", by: ["secretary"] },
    { action: "refuse", from: beforeRuling, to: "refused", by: ["secretary", "manager"] },
    { action: "postpone", from: beforeRuling, to: "postponed", by: ["secretary"] },
    { action: "send-back", from: beforeRuling, to: "sent-back", by: ["secretary", "manager"] },
    { action: "suspend", from: [...beforeRuling, "approved"], to: "suspended", by: ["secretary"] },
    { action: "withdraw", from: ["draft", ...beforeRuling, "sent-back", "postponed"], to: "withdrawn", by: planners },
    {
      action: "cancel",
      from: ["draft", ...beforeRuling, "approved", "postponed", "sent-back"],
      to: "cancelled",
      by: planners,
    },
  ],
};
