import { trace, type Work } from "../../identity/index.ts";
import type { Submission } from "../ruling.ts";
import { setSubmissionText } from "../submission.store.ts";

/** Keeps what a committee had before it when it ruled, where nobody had edited it: from now on the text stands still. */
export async function keepAgendaText(work: Work, submission: Submission, text: string): Promise<void> {
  if (submission.text !== null) return;
  await setSubmissionText(work.tx, work.municipality.id, submission, text);
  await trace(work, { action: "decisions.keep-agenda-text", subject: submission.subject, after: { text } });
}
