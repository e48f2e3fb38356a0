/** A case number made of its subject's KLE number: `17.02.00-P35-7`. */
const withSubject = /^(\d{2}\.\d{2}\.\d{2})(?=-[A-ZÆØÅ]\d{2}(?:-|$))/u;

/**
 * The KLE number of a case: the one that its case number begins with, so that the two never disagree; else what the
 * committee's cases of this sort go under. Empty where neither is known.
 */
export function kleNumberOf(caseNumber: string | null, committeeKle: string | null | undefined): string {
  return withSubject.exec(caseNumber?.trim() ?? "")?.[1] ?? committeeKle ?? "";
}
