import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type DateOn, NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { notHeld } from "../../records/index.ts";
import type { RepliesTables, SurveyId } from "../replies.tables.ts";
import type { RepliesSubject } from "../subject.ts";
import type { Survey } from "./survey.ts";

type Row = Omit<RepliesTables["repliesSurvey"], "questions"> & { questions: Survey["questions"] };

function surveyIn({ surveyId, subjectType, subjectId, municipalityId: _, ...rest }: Row): Survey {
  return { id: surveyId, subject: { type: subjectType, id: subjectId }, ...rest };
}

/** Opens a survey unless that round of it was opened before. Whether it was opened now. */
export async function addSurvey(tx: Tx, of: MunicipalityId, survey: Survey): Promise<boolean> {
  const { id, subject, questions, ...rest } = survey;
  const row = await working<RepliesTables>(tx)
    .insertInto("repliesSurvey")
    .values({
      ...rest,
      municipalityId: of,
      surveyId: id,
      subjectType: subject.type,
      subjectId: subject.id,
      questions: JSON.stringify(questions),
    })
    .onConflict((on) => on.columns(["municipalityId", "subjectType", "subjectId", "round"]).doNothing())
    .returning("surveyId")
    .executeTakeFirst();
  return row !== undefined;
}

/** The survey that a link is to. @throws NotFound `link-unknown`, also when that link was answered by */
export async function surveyOfLink(tx: Tx, of: MunicipalityId, linkId: string): Promise<Survey> {
  const row = await working<RepliesTables>(tx)
    .selectFrom("repliesSurvey as s")
    .innerJoin("repliesSurveyLink as l", (on) =>
      on.onRef("l.municipalityId", "=", "s.municipalityId").onRef("l.surveyId", "=", "s.surveyId"),
    )
    .selectAll("s")
    .where("s.municipalityId", "=", of)
    .where("l.linkId", "=", linkId)
    .executeTakeFirst();
  if (!row) throw new NotFound("link-unknown");
  return surveyIn(row);
}

/** Holds a survey for an answer: of the last two at the same moment the second sees that the first is in. */
export async function holdSurvey(tx: Tx, of: MunicipalityId, id: SurveyId): Promise<Survey> {
  const row = await working<RepliesTables>(tx)
    .selectFrom("repliesSurvey")
    .selectAll()
    .where("municipalityId", "=", of)
    .where("surveyId", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return surveyIn(row);
}

/** Closes a survey that nobody is waited for any more, where as many had a link as travelled. */
export async function closeAllAnswered(tx: Tx, of: MunicipalityId, id: SurveyId, travellers: number): Promise<void> {
  await working<RepliesTables>(tx)
    .updateTable("repliesSurvey as s")
    .set({ allAnswered: true })
    .where("s.municipalityId", "=", of)
    .where("s.surveyId", "=", id)
    .where("s.links", ">=", travellers)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("repliesSurveyLink as l")
            .select("l.surveyId")
            .whereRef("l.municipalityId", "=", "s.municipalityId")
            .whereRef("l.surveyId", "=", "s.surveyId")
            .where("l.linkId", "is not", null),
        ),
      ),
    )
    .execute();
}

/** A subject's surveys, the first round first. */
export async function surveysOf(tx: Tx, of: MunicipalityId, subject: RepliesSubject): Promise<readonly Survey[]> {
  const rows = await working<RepliesTables>(tx)
    .selectFrom("repliesSurvey")
    .selectAll()
    .where("municipalityId", "=", of)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("openedOn")
    .execute();
  return rows.map(surveyIn);
}

export interface Answer {
  readonly question: string;
  readonly scale: number | null;
  readonly ownWords: string | null;
}

/** Stores answers each by itself, under random ids: in whatever order they are read, it is not the order they came in. */
export async function addAnswers(tx: Tx, of: MunicipalityId, id: SurveyId, answers: readonly Answer[]): Promise<void> {
  await working<RepliesTables>(tx)
    .insertInto("repliesAnswer")
    .values(answers.map((one) => ({ municipalityId: of, surveyId: id, answerId: randomUUID(), ...one })))
    .execute();
}

export async function answersTo(tx: Tx, of: MunicipalityId, id: SurveyId): Promise<readonly Answer[]> {
  return working<RepliesTables>(tx)
    .selectFrom("repliesAnswer")
    .select(["question", "scale", "ownWords"])
    .where("municipalityId", "=", of)
    .where("surveyId", "=", id)
    .orderBy("answerId")
    .execute();
}

/** Surveys that closed before a day, but those of a case that is marked for preservation. */
export function surveysClosed(tx: Tx, of: MunicipalityId, before: DateOn) {
  return working<RepliesTables>(tx)
    .selectFrom("repliesSurvey as t")
    .select("t.surveyId")
    .where("t.municipalityId", "=", of)
    .where("t.closesOn", "<", before)
    .where(sql<boolean>`${sql.raw(notHeld("t.subject_type", "t.subject_id"))}`);
}

/** Erases what was answered in people's own words in surveys that closed before a day, none of a held case. Figures stay. */
export async function eraseOwnWords(tx: Tx, of: MunicipalityId, closedBefore: DateOn): Promise<number> {
  const { numDeletedRows } = await working<RepliesTables>(tx)
    .deleteFrom("repliesAnswer")
    .where("municipalityId", "=", of)
    .where("ownWords", "is not", null)
    .where("surveyId", "in", surveysClosed(tx, of, closedBefore))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
