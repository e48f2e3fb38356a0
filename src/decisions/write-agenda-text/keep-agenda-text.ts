import { trace, type Work } from "../../identity/index.ts";
import type { Submission } from "../ruling.ts";
import { setSubmissionText } from "../submission.store.ts";

/** Keeps what a committee had before it when it ruled: from now on it stands still, also what followed the case till then. */
export async function keepAgendaText(work: Work, submission: Submission, text: string): Promise<void> {
  if (submission.text === text && submission.follows.length === 0) return;
  await setSubmissionText(work.tx, work.municipality.id, submission, text, [], submission.writtenFrom);
  await trace(work, { action: "decisions.keep-agenda-text", subject: submission.subject, after: { text } });
}
