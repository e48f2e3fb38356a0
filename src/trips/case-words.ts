import type { Trip } from "./trip.ts";

/** What a case is called in a sentence: a journey of ours, or a visit of others to us. */
export interface CaseWords {
  /** `rejse` */
  readonly bare: string;
  /** `rejsen`, and first in a sentence. */
  readonly the: string;
  readonly The: string;
  /** `den` */
  readonly it: string;
  /** `rejsens` */
  readonly its: string;
  /** `en ny rejse` */
  readonly aNew: string;
  readonly after: string;
}

const journey: CaseWords = {
  bare: "rejse",
  the: "rejsen",
  The: "Rejsen",
  it: "den",
  its: "rejsens",
  aNew: "en ny rejse",
  after: "hjemkomsten",
};
const visit: CaseWords = {
  bare: "besøg",
  the: "besøget",
  The: "Besøget",
  it: "det",
  its: "besøgets",
  aNew: "et nyt besøg",
  after: "besøget",
};

/** The words for a trip that goes out, or a visit that comes in. */
export function caseWords({ direction }: Pick<Trip, "direction">): CaseWords {
  return direction === "in" ? visit : journey;
}
