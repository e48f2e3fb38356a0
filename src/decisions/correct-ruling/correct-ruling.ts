import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { refuseCpr, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { meetingKeepers, requireRulingKeeper } from "../keepers.ts";
import type { RecordRuling } from "../record-ruling/record-ruling.ts";
import { changeRuling, readRuling, setConfirmed } from "../ruling.store.ts";
import { type Ruling, type RulingId, type SubjectHandler, votesFaults } from "../ruling.ts";
import { holdSubmission, submissionsAbout } from "../submission.store.ts";
import { typedOfRuling } from "../typed-of-ruling.ts";

/** What a ruling is to say; what is left out stands as it was entered. */
export interface PutRight extends Partial<Omit<RecordRuling, "submissionId" | "ruling" | "confirmed">> {
  readonly ruling: RecordRuling["ruling"];
  readonly confirmed: boolean;
}

type HandlerOf = (subjectType: string) => SubjectHandler<Work>;

/**
 * Corrects a ruling whose minutes are not confirmed. Another ruling than the one entered undoes what followed from that one
 * and carries out the new one, in one transaction; a word or a vote changes nothing else.
 * @throws NotFound `ruling-unknown`; Forbidden `role-needed`; Conflict `version-passed`, `ruling-confirmed`, `ruling-overtaken` where something was built on it
 * since; Invalid `cpr-found`, `erased-mark`, `voters-too-many`, `voter-recused`, `name-was-erased`
 */
export async function correctRuling(
  work: Work,
  id: RulingId,
  { confirmed, ...given }: PutRight,
  handlerOf: HandlerOf,
  from: number | null = null,
  asks: AsksErased | null = null,
): Promise<Ruling> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality, now } = work;
  const before = await holdRuling(work, id, from);
  const handler = handlerOf(before.submission.subject.type);
  await requireRulingKeeper(work, before.submission, handler);
  if (before.confirmedAt) throw new Conflict("ruling-confirmed");
  const { id: _id, submission, confirmedAt: _at, ...stood } = before;
  const asked = { ...stood, ...given };
  refuseCpr(given, [...typedMarks(given, before), ...votesFaults(asked.votes, asked.recused)]);
  await askAboutErased(work, asks, typedOfRuling(submission.subject, before, asked));
  const asCorrected: Ruling = { id, submission, ...asked, confirmedAt: confirmed ? now : null };
  const isAnother = asCorrected.ruling !== before.ruling;
  if (isAnother) await undoRuling(work, before, handler);
  const ruling = await changeRuling(tx, municipality.id, asCorrected);
  await trace(work, {
    action: "decisions.correct-ruling",
    subject: submission.subject,
    before: { ...before, submission: submission.id },
    after: { ...ruling, submission: submission.id },
  });
  if (isAnother) await handler.ruled(work, ruling);
  if (confirmed) {
    await setConfirmed(tx, municipality.id, id, now);
    await handler.confirmed(work, ruling);
  }
  return ruling;
}

/**
 * A ruling to be corrected, its submission's row held.
 * @param from the version that is corrected; `null` where none is named. @throws NotFound `ruling-unknown`; Conflict `version-passed`
 */
export async function holdRuling({ tx, municipality }: Work, id: RulingId, from: number | null): Promise<Ruling> {
  const { submission } = await readRuling(tx, municipality.id, id);
  await holdSubmission(tx, municipality.id, submission.id);
  const held = await readRuling(tx, municipality.id, id);
  if (from !== null && from !== held.version) throw new Conflict("version-passed", { now: held.version });
  return held;
}

/** What the room that owns the subject did is undone, unless the case has gone on since. @throws Conflict `ruling-overtaken` */
export async function undoRuling(work: Work, ruling: Ruling, handler: SubjectHandler<Work>): Promise<void> {
  const { id, about, subject } = ruling.submission;
  const all = await submissionsAbout(work.tx, work.municipality.id, subject);
  const isSince = all.some((one) => one.about === about && one.id > id && one.status !== "taken-back");
  if (isSince) throw new Conflict("ruling-overtaken");
  await handler.unruled(work, ruling);
}
