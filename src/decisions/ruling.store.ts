import { Conflict, NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DecisionTables } from "./decisions.tables.ts";
import type { Ruling, RulingId, Subject, Submission } from "./ruling.ts";
import { submissionIn, submissions, submissionsAbout, submissionsById } from "./submission.store.ts";

export async function addRuling(
  tx: Tx,
  municipalityId: MunicipalityId,
  ruling: Ruling,
  at: Date,
  by: string,
): Promise<void> {
  const { id, submission, votes, recused, ...row } = ruling;
  await working<DecisionTables>(tx)
    .insertInto("decisionsRuling")
    .values({
      municipalityId,
      rulingId: id,
      submissionId: submission.id,
      ...row,
      votes: votes && JSON.stringify(votes),
      recused: JSON.stringify(recused),
      recordedAt: at,
      recordedBy: by,
    })
    .execute();
}

/** Every ruling about a subject, the first one first; those whose minutes wait for confirmation too. */
export async function rulingsAbout(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: Subject,
): Promise<readonly Ruling[]> {
  return rulingsOn(tx, municipalityId, await submissionsAbout(tx, municipalityId, subject));
}

/** The rulings on some submissions, the first one first. */
export async function rulingsOn(
  tx: Tx,
  municipalityId: MunicipalityId,
  submissions: readonly Submission[],
): Promise<readonly Ruling[]> {
  if (submissions.length === 0) return [];
  const ids = submissions.map((one) => one.id);
  const rows = await rulingRows(tx, municipalityId).where("submissionId", "in", ids).orderBy("rulingId").execute();
  return read(rows, submissions);
}

/** One ruling. @throws NotFound `ruling-unknown` */
export async function readRuling(tx: Tx, municipalityId: MunicipalityId, id: RulingId): Promise<Ruling> {
  const rows = await rulingRows(tx, municipalityId).where("rulingId", "=", id).execute();
  const ids = rows.map((row) => row.submissionId);
  const [ruling] = read(rows, await submissionsById(tx, municipalityId, ids));
  if (!ruling) throw new NotFound("ruling-unknown");
  return ruling;
}

function rulingRows(tx: Tx, municipalityId: MunicipalityId) {
  return working<DecisionTables>(tx)
    .selectFrom("decisionsRuling")
    .selectAll()
    .where("municipalityId", "=", municipalityId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rulingRows>["executeTakeFirstOrThrow"]>>;

function read(rows: readonly Row[], submissions: readonly Submission[]): readonly Ruling[] {
  return rows.flatMap(
    ({ rulingId, submissionId, municipalityId: _m, recordedAt: _a, recordedBy: _b, recused, ...row }) => {
      const submission = submissions.find((one) => one.id === submissionId);
      return submission ? [{ id: rulingId, submission, ...row, recused: recused ?? [] }] : [];
    },
  );
}

/** Rulings whose minutes wait for confirmation, of every subject of a type. */
export async function unconfirmedRulings(
  tx: Tx,
  municipalityId: MunicipalityId,
  subjectType: string,
): Promise<readonly Ruling[]> {
  const rows = await submissions(tx, municipalityId)
    .innerJoin("decisionsRuling as r", (on) =>
      on.onRef("r.municipalityId", "=", "s.municipalityId").onRef("r.submissionId", "=", "s.submissionId"),
    )
    .select(["r.rulingId", "r.ruling", "r.text as rulingText", "r.item", "r.basis", "r.votes", "r.minority"])
    .select(["r.recused", "r.url", "r.closed", "r.confirmedAt", "r.version as rulingVersion"])
    .where("s.subjectType", "=", subjectType)
    .where("r.confirmedAt", "is", null)
    .orderBy("m.meetsOn")
    .execute();
  return rows.map(({ rulingId, ruling, rulingText, rulingVersion, item, basis, votes, minority, recused, ...rest }) => {
    const { url, closed, confirmedAt, ...of } = rest;
    const said = { ruling, text: rulingText, item, basis, votes, minority, recused: recused ?? [] };
    return { id: rulingId, submission: submissionIn(of), ...said, url, closed, confirmedAt, version: rulingVersion };
  });
}

/**
 * Stores what a ruling says now, as its next version, which it answers. @param minutes as whoever changes it believes them to be
 * @throws Conflict `ruling-confirmed` when its minutes were confirmed meanwhile
 */
export async function changeRuling(
  tx: Tx,
  municipalityId: MunicipalityId,
  ruling: Ruling,
  minutes: "confirmed" | "unconfirmed" = "unconfirmed",
): Promise<Ruling> {
  const version = ruling.version + 1;
  const { id, submission: _, confirmedAt: _at, votes, recused, ...row } = ruling;
  const { numUpdatedRows } = await working<DecisionTables>(tx)
    .updateTable("decisionsRuling")
    .set({ ...row, version, votes: votes && JSON.stringify(votes), recused: JSON.stringify(recused) })
    .where("municipalityId", "=", municipalityId)
    .where("rulingId", "=", id)
    .where("confirmedAt", minutes === "confirmed" ? "is not" : "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict("ruling-confirmed");
  return { ...ruling, version };
}

export async function setConfirmed(tx: Tx, municipalityId: MunicipalityId, id: RulingId, at: Date): Promise<void> {
  await working<DecisionTables>(tx)
    .updateTable("decisionsRuling")
    .set({ confirmedAt: at })
    .where("municipalityId", "=", municipalityId)
    .where("rulingId", "=", id)
    .execute();
}
