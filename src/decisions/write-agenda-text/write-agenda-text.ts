import { type Owned, requireRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, fault, Invalid } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { ownedBefore } from "../keepers.ts";
import type { Submission, SubmissionId } from "../ruling.ts";
import { holdSubmission, setSubmissionText } from "../submission.store.ts";

/** Characters of Markdown. */
export const agendaTextLongest = 50_000;

/** Who keeps agenda texts. */
export const agendaWriters: readonly RoleName[] = ["coordinator", "secretary"];

export interface WriteAgendaText {
  readonly id: SubmissionId;
  /** What the subject lies in. */
  readonly owned: Owned;
  /** The version that the change was made from. */
  readonly from: number;
  /** `null` lets the text follow the case again. */
  readonly text: string | null;
  /** What of the text nobody has touched: the room that owns the case goes on writing that. */
  readonly follows?: readonly string[];
  /** As the case writes the text now: what it says otherwise later is told from it. */
  readonly writtenFrom?: string | null;
}

/**
 * Writes the agenda's text of a submission, while it waits for its ruling.
 * @throws NotFound `submission-unknown`; Conflict `version-passed` when somebody was first, `ruled-already`; Invalid
 * `cpr-found`, `agenda-text-too-long`; Forbidden `role-needed`
 */
export async function writeAgendaText(
  work: Work,
  { id, owned, from, text, follows = [], writtenFrom: generated = null }: WriteAgendaText,
): Promise<Submission> {
  const { tx, municipality } = work;
  const submission = await holdSubmission(tx, municipality.id, id);
  requireRoleOver(work.who, ownedBefore(owned, submission), agendaWriters);
  if (submission.status !== "open") throw new Conflict("ruled-already");
  if (submission.version !== from) throw new Conflict("version-passed", { now: submission.version });
  refuseCpr({ text });
  if (text !== null && text.length > agendaTextLongest)
    throw new Invalid([fault("agenda-text-too-long", { most: agendaTextLongest }, "text")]);
  const writtenFrom = text === null ? null : generated;
  await setSubmissionText(tx, municipality.id, submission, text, follows, writtenFrom);
  await trace(work, {
    action: "decisions.write-agenda-text",
    subject: submission.subject,
    before: { text: submission.text, follows: submission.follows },
    after: { text, follows },
  });
  return { ...submission, text, follows, writtenFrom, version: submission.version + 1 };
}
