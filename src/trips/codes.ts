import type { TripKind } from "../profile/index.ts";

/** Codes of the public schema `udsyn.trip/1` (contract.md). Those that other rooms say too are the profile's. */
export const purposeClasses = ["municipal", "representation", "travel", "social", "tourism", "own-time"] as const;
export type PurposeClass = (typeof purposeClasses)[number];

/** Which way a kind of trip goes, where nobody says otherwise: only a visit to us comes in. */
export function directionOf(kind: TripKind | null): "in" | "out" {
  return kind === "incoming-visit" ? "in" : "out";
}

/** Who pays. A company's money counts as a gift and needs its basis (product.md, rule 1). */
export const payers = ["committee", "unit", "host", "sponsor", "company", "other"] as const;
export type Payer = (typeof payers)[number];

/** Participants who are neither elected nor staff but travel for the municipality's sake (product.md, rule 2). */
export const assistantRoles = ["assistant", "interpreter", "guard"] as const;
