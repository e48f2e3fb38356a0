import { discardDraftsOf, trace, type Work } from "../../../identity/index.ts";
import { isId, newId } from "../../../kernel/index.ts";
import { settingOn } from "../../../profile/index.ts";
import {
  countKept,
  dropLetters,
  dueKept,
  type KeptRows,
  keepErasure,
  notHeld,
  type RetentionRule,
} from "../../../records/index.ts";
import { questionPath } from "../desk/desk-words.ts";
import { lettersAbout } from "../letters.ts";
import { eraseQuestion } from "../question.store.ts";
import type { QuestionId } from "../question.ts";

/** How the journal outside the backup names a question that was erased. */
export const questionPlace = "replies_question:";

/** Erases a question with its answer, its link, the letters about it, sent or waiting, and answers that were begun. Done twice it does nothing. */
export async function forgetQuestion(work: Work, id: QuestionId): Promise<boolean> {
  const { tx, municipality } = work;
  await discardDraftsOf(work, questionPath(id));
  await dropLetters(tx, municipality.id, lettersAbout(id));
  return eraseQuestion(tx, municipality.id, id);
}

/** Erases again what a restored backup brought back. Nothing of another place. */
export async function forgetQuestionAgain(work: Work, place: string): Promise<void> {
  const id = place.startsWith(questionPlace) ? place.slice(questionPlace.length) : "";
  if (isId<"question">(id)) await forgetQuestion(work, id);
}

/** Only trips are held, and their ids are of that type. */
const heldId = "CASE WHEN t.subject_type = 'trip' THEN t.subject_id::uuid END";

const settled: KeptRows = {
  table: "replies_question",
  of: `t.settled_at IS NOT NULL AND ${notHeld("t.subject_type", heldId)}`,
  from: "t.settled_at",
};

const days = ({ municipality, today }: Work) =>
  settingOn(municipality.profile, "retention", today).value.questionDaysAfterSettled;
const before = (work: Work) => new Date(work.now.getTime() - days(work) * 86_400_000);

/** How long what is asked from public records is kept. */
export const questionRetention: RetentionRule<Work> = {
  id: "questions",
  what: "Spørgsmål fra offentligheden, med navn, mailadresse og svar",
  purpose: "At svare dem, der spørger, og at de kan læse svaret.",
  basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
  term: (work) => `${days(work)} dage, efter at spørgsmålet er besvaret eller lukket`,
  how: "Spørgsmål, navn, adresse, svar og breve slettes, og linket åbner ikke mere.",
  standing: (work) => countKept(work.tx, work.municipality.id, settled, before(work)),
  erase: async (work) => {
    const { tx, municipality, now } = work;
    const due = await dueKept(tx, municipality.id, settled, before(work), "question_id");
    for (const id of due as readonly QuestionId[]) {
      await forgetQuestion(work, id);
      const what = { place: `${questionPlace}${id}` };
      await keepErasure(tx, municipality.id, { id: newId<"erasure">(now.getTime()), at: now, what });
      await trace(work, { action: "replies.erase-question", subject: { type: "question", id } });
    }
    return due.length;
  },
};
