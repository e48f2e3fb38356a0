import { sql } from "kysely";
import { type DateOn, newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DecisionTables } from "./decisions.tables.ts";
import type { About, Ruling, RulingCode, RulingId, Subject, Submission, SubmissionId } from "./ruling.ts";

/** A submission with what came of it, known from the first moment. */
export interface Case {
  readonly submissionId: SubmissionId;
  readonly subject: Subject;
  readonly about: About;
  readonly committeeId: string;
  readonly meetsOn: DateOn;
  readonly at: Date;
  /** `null` while it is open; else the ruling, its minutes confirmed when it was recorded. */
  readonly rulingId: RulingId | null;
  readonly ruling: RulingCode;
  readonly text: string;
  readonly item: string;
}

/** Stores many cases in three statements, listing the meetings that were not. @returns the rulings, each with its submission */
export async function addCases(
  tx: Tx,
  municipalityId: MunicipalityId,
  cases: readonly Case[],
  by: string,
): Promise<readonly Ruling[]> {
  if (cases.length === 0) return [];
  const meetings = await ensureMeetings(tx, municipalityId, cases);
  const submissions = cases.map((one): Submission => {
    const { submissionId, subject, about, committeeId, meetsOn, rulingId } = one;
    const meetingId = meetings.get(`${committeeId} ${meetsOn}`);
    if (!meetingId) throw new Error("a meeting that was just listed is not there");
    const status = rulingId === null ? "open" : "ruled";
    return {
      id: submissionId,
      subject,
      about,
      committeeId,
      meetingId,
      meetsOn,
      status,
      late: false,
      text: null,
      follows: [],
      writtenFrom: null,
      version: 1,
    };
  });
  const rulings = cases.flatMap(({ rulingId, ruling, text, item, at }, nth): Ruling[] => {
    const submission = submissions[nth];
    if (rulingId === null || !submission) return [];
    const unsaid = { basis: null, votes: null, minority: null, recused: [], url: null, closed: false, version: 1 };
    return [{ id: rulingId, submission, ruling, text, item, ...unsaid, confirmedAt: at }];
  });
  await sql`
    INSERT INTO udsyn.decisions_submission (municipality_id, submission_id, subject_type, subject_id, about, committee_id,
      meeting_id, status, late, version, submitted_at, submitted_by)
    SELECT ${municipalityId}, "id", "subject" ->> 'type', ("subject" ->> 'id')::uuid, "about", "committeeId", "meetingId",
      "status", false, 1, "at", ${by}
    FROM json_to_recordset(${JSON.stringify(submissions.map((one, nth) => ({ ...one, at: cases[nth]?.at })))}::json) AS r (
      "id" uuid, "subject" json, "about" text, "committeeId" text, "meetingId" uuid, "status" text, "at" timestamptz)
  `.execute(tx);
  await sql`
    INSERT INTO udsyn.decisions_ruling (municipality_id, ruling_id, submission_id, ruling, text, item, recused, closed,
      recorded_at, recorded_by, confirmed_at)
    SELECT ${municipalityId}, "id", ("submission" ->> 'id')::uuid, "ruling", "text", "item", '[]', false, "confirmedAt",
      ${by}, "confirmedAt"
    FROM json_to_recordset(${JSON.stringify(rulings)}::json) AS r ("id" uuid, "submission" json, "ruling" text,
      "text" text, "item" text, "confirmedAt" timestamptz)`.execute(tx);
  return rulings;
}

async function ensureMeetings(tx: Tx, municipalityId: MunicipalityId, cases: readonly Case[]) {
  const wanted = new Map(cases.map((one) => [`${one.committeeId} ${one.meetsOn}`, one]));
  const db = working<DecisionTables>(tx);
  const rows = [...wanted.values()].map(({ committeeId, meetsOn }) => ({
    ...{ municipalityId, meetingId: newId<"meeting">(), committeeId, meetsOn },
    ...{ agendaClosesOn: null, minutesConfirmedAt: null },
  }));
  await db
    .insertInto("decisionsMeeting")
    .values(rows)
    .onConflict((on) => on.columns(["municipalityId", "committeeId", "meetsOn"]).doNothing())
    .execute();
  const found = await db
    .selectFrom("decisionsMeeting")
    .select(["meetingId", "committeeId", "meetsOn"])
    .where("municipalityId", "=", municipalityId)
    .where("meetsOn", "in", [...new Set(rows.map((row) => row.meetsOn))])
    .execute();
  return new Map(found.map((row) => [`${row.committeeId} ${row.meetsOn}`, row.meetingId]));
}
