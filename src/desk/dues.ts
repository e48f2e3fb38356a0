import type { Work } from "../identity/index.ts";
import type { Obligation } from "../records/index.ts";
import { obligationWords, type TripId, titleOf, tripPath } from "../trips/index.ts";
import { ownerWords } from "./owner-words.ts";

/** Something due, in words, with where it is done. */
export interface Due {
  readonly dueOn: Obligation["dueOn"];
  readonly late: boolean;
  readonly title: string;
  /** What to do about it. */
  readonly todo: string;
  readonly href: string | null;
  /** Whose it is. */
  readonly owner: string;
}

export function dueOf(obligation: Obligation, { who, municipality, today }: Work): Due {
  const { subject, dueOn, late } = obligation;
  const isTrip = subject.type === "trip";
  return {
    dueOn,
    late,
    title: isTrip ? titleOf(subject) : subject.title,
    todo: obligationWords(obligation).todo,
    owner: ownerWords(obligation, who, municipality, today),
    href: isTrip ? tripPath({ id: subject.id as TripId }) : null,
  };
}
