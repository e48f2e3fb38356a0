import { trace, type Work } from "../../identity/index.ts";
import type { Submission } from "../ruling.ts";
import { setSubmissionText } from "../submission.store.ts";

/** Keeps what a committee had before it when it ruled, where some of it still followed the case: from now on it stands still. */
export async function keepAgendaText(work: Work, submission: Submission, text: string): Promise<void> {
  if (isFixed(submission)) return;
  await setSubmissionText(work.tx, work.municipality.id, submission, text, []);
  await trace(work, { action: "decisions.keep-agenda-text", subject: submission.subject, after: { text } });
}

/** Nothing in the text follows the case any more. */
export function isFixed({ text, follows }: Submission): boolean {
  return text !== null && follows.length === 0;
}
