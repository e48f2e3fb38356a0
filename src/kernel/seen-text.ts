/**
 * A text as it is seen, for whether two read alike: no capitals, no signs that nobody sees, one space where there are several, and
 * wide or composed letters as the plain ones they look like.
 */
export function seenText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
