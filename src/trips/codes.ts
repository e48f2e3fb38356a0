/** Codes of the public schema `udsyn.trip/1` (contract.md). Kinds of trip are the profile's, since its policies are by kind. */
export const purposeClasses = ["municipal", "representation", "travel", "social", "tourism", "own-time"] as const;
export type PurposeClass = (typeof purposeClasses)[number];

export const directions = ["out", "in"] as const;
export type Direction = (typeof directions)[number];

/** How certain the accounts are: nothing owed or known, nothing booked, partly booked, closed. */
export const accountsStates = ["none", "not-settled", "partly-booked", "final"] as const;
export type AccountsState = (typeof accountsStates)[number];

/** Who pays. A company's money counts as a gift and needs its basis (product.md, rule 1). */
export const payers = ["committee", "unit", "host", "sponsor", "company", "other"] as const;
export type Payer = (typeof payers)[number];

/** Participants who are neither elected nor staff but travel for the municipality's sake (product.md, rule 2). */
export const assistantRoles = ["assistant", "interpreter", "guard"] as const;
