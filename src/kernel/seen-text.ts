import { unseenSigns } from "./unseen-signs.ts";

const unseen = new RegExp(`[${unseenSigns}]`, "gu");

/**
 * A text as it is seen, for whether two read alike: no capitals, no signs that nobody sees, one space where there are several, and
 * wide or composed letters as the plain ones they look like.
 */
export function seenText(text: string): string {
  return text.normalize("NFKC").replace(unseen, "").replace(/\s+/g, " ").trim().toLowerCase();
}
