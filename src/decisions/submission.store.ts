import { NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DecisionTables } from "./decisions.tables.ts";
import type { MeetingId, Subject, Submission, SubmissionId } from "./ruling.ts";

/** Submissions with the day of their meeting. */
export function submissions(tx: Tx, municipalityId: MunicipalityId) {
  return working<DecisionTables>(tx)
    .selectFrom("decisionsSubmission as s")
    .innerJoin("decisionsMeeting as m", (on) =>
      on.onRef("m.municipalityId", "=", "s.municipalityId").onRef("m.meetingId", "=", "s.meetingId"),
    )
    .select([
      "s.submissionId",
      "s.subjectType",
      "s.subjectId",
      "s.about",
      "s.committeeId",
      "s.meetingId",
      "s.status",
      "s.late",
    ])
    .select(["s.text", "s.follows", "s.writtenFrom", "s.version", "m.meetsOn"])
    .where("s.municipalityId", "=", municipalityId);
}

type Row = Awaited<ReturnType<ReturnType<typeof submissions>["executeTakeFirstOrThrow"]>>;

/** A stored row as a submission. */
export function submissionIn({ submissionId, subjectType, subjectId, follows, ...rest }: Row): Submission {
  return { id: submissionId, subject: { type: subjectType, id: subjectId }, ...rest, follows: follows ?? [] };
}

/** One submission, its row held until the transaction ends: of two who rule at once the second sees the first's ruling. */
export async function holdSubmission(tx: Tx, municipalityId: MunicipalityId, id: SubmissionId): Promise<Submission> {
  const row = await submissions(tx, municipalityId).where("s.submissionId", "=", id).forUpdate("s").executeTakeFirst();
  if (!row) throw new NotFound("submission-unknown");
  return submissionIn(row);
}

/** As `holdSubmission`, its meeting's day standing fast too: whoever moves the meeting waits, and others who rule there do not. */
export async function holdToRule(tx: Tx, municipalityId: MunicipalityId, id: SubmissionId): Promise<Submission> {
  const held = submissions(tx, municipalityId).where("s.submissionId", "=", id).forUpdate("s").forShare("m");
  const row = await held.executeTakeFirst();
  if (!row) throw new NotFound("submission-unknown");
  return submissionIn(row);
}

/** One submission. @throws NotFound `submission-unknown` */
export async function readSubmission(tx: Tx, municipalityId: MunicipalityId, id: SubmissionId): Promise<Submission> {
  const [found] = await submissionsById(tx, municipalityId, [id]);
  if (!found) throw new NotFound("submission-unknown");
  return found;
}

export async function submissionsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly SubmissionId[],
): Promise<readonly Submission[]> {
  if (ids.length === 0) return [];
  const rows = await submissions(tx, municipalityId).where("s.submissionId", "in", ids).execute();
  return rows.map(submissionIn);
}

/** What is on the agenda of some meetings, in the order it was handed in. */
export async function submissionsAt(
  tx: Tx,
  municipalityId: MunicipalityId,
  meetings: readonly MeetingId[],
): Promise<readonly Submission[]> {
  if (meetings.length === 0) return [];
  const rows = await submissions(tx, municipalityId)
    .where("s.meetingId", "in", meetings)
    .where("s.status", "!=", "taken-back")
    .orderBy("s.submissionId")
    .execute();
  return rows.map(submissionIn);
}

/** Whether anything is or was on a meeting's agenda, what was taken back too. */
export async function hasBeenOnAgenda(tx: Tx, municipalityId: MunicipalityId, meeting: MeetingId): Promise<boolean> {
  const row = await submissions(tx, municipalityId).where("s.meetingId", "=", meeting).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Every submission about a subject, the first one first. */
export async function submissionsAbout(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: Subject,
): Promise<readonly Submission[]> {
  const rows = await submissions(tx, municipalityId)
    .where("s.subjectType", "=", subject.type)
    .where("s.subjectId", "=", subject.id)
    .orderBy("s.submissionId")
    .execute();
  return rows.map(submissionIn);
}

/** Every submission about some subjects of a type, the first one first. */
export async function submissionsAboutAll(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly string[],
): Promise<readonly Submission[]> {
  if (ids.length === 0) return [];
  const rows = await submissions(tx, municipalityId)
    .where("s.subjectType", "=", type)
    .where("s.subjectId", "in", ids)
    .orderBy("s.submissionId")
    .execute();
  return rows.map(submissionIn);
}

/** What waits for a ruling, the nearest meeting first. */
export async function openSubmissions(tx: Tx, municipalityId: MunicipalityId): Promise<readonly Submission[]> {
  const rows = await submissions(tx, municipalityId)
    .where("s.status", "=", "open")
    .orderBy("m.meetsOn")
    .orderBy("s.submissionId")
    .execute();
  return rows.map(submissionIn);
}

/** Stores a submission, unless one about the same waits already: of two at once, the second waits for the first. @returns whether it was stored */
export async function addSubmission(
  tx: Tx,
  municipalityId: MunicipalityId,
  submission: Submission,
  at: Date,
  by: string,
): Promise<boolean> {
  const { id, subject, follows, meetsOn: _, ...row } = submission;
  const { numInsertedOrUpdatedRows } = await working<DecisionTables>(tx)
    .insertInto("decisionsSubmission")
    .values({
      municipalityId,
      submissionId: id,
      subjectType: subject.type,
      subjectId: subject.id,
      ...row,
      follows: follows.length > 0 ? JSON.stringify(follows) : null,
      submittedAt: at,
      submittedBy: by,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function setSubmissionStatus(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubmissionId,
  status: Submission["status"],
): Promise<void> {
  await working<DecisionTables>(tx)
    .updateTable("decisionsSubmission")
    .set({ status })
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .execute();
}

/** Puts a case on another meeting's agenda. */
export async function setSubmissionMeeting(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubmissionId,
  meetingId: MeetingId,
): Promise<void> {
  await working<DecisionTables>(tx)
    .updateTable("decisionsSubmission")
    .set({ meetingId })
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .execute();
}

/** Keeps what the case said when a submission's text was written; it is no change of the text. */
export async function keepWrittenFrom(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: SubmissionId,
  writtenFrom: string,
): Promise<void> {
  await working<DecisionTables>(tx)
    .updateTable("decisionsSubmission")
    .set({ writtenFrom })
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .execute();
}

/** Stores the agenda's text as the next version, and what of it follows the case; the submission's row is held. */
export async function setSubmissionText(
  tx: Tx,
  municipalityId: MunicipalityId,
  { id, version }: Pick<Submission, "id" | "version">,
  text: string | null,
  follows: readonly string[],
  writtenFrom: string | null,
): Promise<void> {
  await working<DecisionTables>(tx)
    .updateTable("decisionsSubmission")
    .set({ text, follows: follows.length > 0 ? JSON.stringify(follows) : null, writtenFrom, version: version + 1 })
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .execute();
}
