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
