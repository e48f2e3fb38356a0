import { keepAgendaText, type Submission } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import type { TripId } from "../trip.ts";
import { readAgendaCase } from "./agenda-case.ts";

/** When a committee rules, the text it had before it stands still, edited or not. */
export async function keepGeneratedText(work: Work, submission: Submission): Promise<void> {
  const { markdown } = await readAgendaCase(work, submission.subject.id as TripId, submission.id);
  await keepAgendaText(work, submission, markdown);
}
