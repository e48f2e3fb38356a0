export { type TripKind, tripKinds } from "../../profile/index.ts";

/** The contract's codes ("A trip entry"). */
export const categories = [
  "transport",
  "lodging",
  "meals",
  "drink",
  "attractions",
  "fees",
  "per-diem",
  "lost-earnings",
  "other",
] as const;
export type Category = (typeof categories)[number];

export const directions = ["out", "in"] as const;
export type Direction = (typeof directions)[number];

export const accountsStatuses = ["none", "not-settled", "partly-booked", "final"] as const;
export type AccountsStatus = (typeof accountsStatuses)[number];

/** What a partner is. */
export const partnerKinds = [
  "city",
  "network",
  "association",
  "school",
  "institution",
  "company",
  "authority",
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** The code that a text is, or `null`. */
export function codeOf<Code extends string>(codes: readonly Code[], text: string): Code | null {
  return codes.find((code) => code === text) ?? null;
}
