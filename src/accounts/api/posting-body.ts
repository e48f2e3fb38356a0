import { type Posting, tracedFacts } from "../posting.ts";

/** A posting as the API answers it: amounts as decimals. */
export function postingBody(posting: Posting): object {
  const { id, subject, version, createdAt } = posting;
  return { id, subject, ...tracedFacts(posting), version, createdAt: createdAt.toISOString() };
}
