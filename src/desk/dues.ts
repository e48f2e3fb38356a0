import type { Obligation } from "../records/index.ts";
import { questionsAt } from "../replies/index.ts";
import { obligationWords, type TripId, titleOf, tripPath } from "../trips/index.ts";
import { ownerWords, type Reader } from "./owner-words.ts";

/** Something due, in words, with where it is done. */
export interface Due {
  readonly dueOn: Obligation["dueOn"];
  readonly late: boolean;
  readonly title: string;
  /** What to do about it. */
  readonly todo: string;
  readonly href: string | null;
  /** Whose it is, as a sentence. */
  readonly owner: string;
}

export function dueOf(obligation: Obligation, reader: Reader): Due {
  const { subject, dueOn, late } = obligation;
  const isTrip = subject.type === "trip";
  const isQuestion = subject.type === "question";
  return {
    dueOn,
    late,
    title: isTrip ? titleOf(subject) : isQuestion ? `Spørgsmål: ${subject.title}` : subject.title,
    todo: obligationWords(obligation).todo,
    owner: ownerWords(obligation, reader),
    href: isTrip ? tripPath({ id: subject.id as TripId }) : isQuestion ? `${questionsAt}/${subject.id}` : null,
  };
}
