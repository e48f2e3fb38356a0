import { type Posting, tracedFacts } from "../posting.ts";

/** A posting as the API answers it: amounts as decimals. */
export function postingBody(posting: Posting): object {
  const { id, subject, version, createdAt } = posting;
  const { receiptDocumentId: receiptId, ...facts } = tracedFacts(posting);
  return { id, subject, ...facts, receiptId, version, createdAt: createdAt.toISOString() };
}
