import type { DraftForm, Work } from "../../../identity/index.ts";
import { isId } from "../../../kernel/index.ts";
import { momentIn, type OwnPart, type PersonalSource, personalTable, type Taking } from "../../../records/index.ts";
import { questionsAt } from "../desk/desk-words.ts";
import type { QuestionId } from "../question.ts";
import { forgetQuestion, forgetQuestionAgain, questionPlace } from "./forget-question.ts";

type Row = Readonly<Record<string, unknown>>;

const of = { subject_type: "t.subject_type", subject_id: "t.subject_id", asked_at: "t.asked_at" };
const subject = (row: Row) => ({ type: String(row.subject_type), id: String(row.subject_id) });

/** What somebody asked, and what they were answered: theirs, once the question is. */
function ownOf(row: Row): readonly OwnPart[] {
  const part = (field: string, words: string): readonly OwnPart[] => {
    const text = row[field];
    return typeof text === "string" && text !== "" ? [{ field, part: words, text }] : [];
  };
  return [...part("body", "Spørgsmålet"), ...part("answer", "Svaret")];
}

/** Who asked: the question goes whole, with its answer, its link and the letters. */
const askers = personalTable<Work>({
  table: "replies_question",
  key: "question_id",
  what: "Spørgsmål fra offentligheden",
  columns: { name: ["nullable", "Navn"], email: ["nullable", "Mailadresse"] },
  erasing: "row",
  more: { ...of, body: "t.body", answer: "t.answer" },
  subject,
  at: momentIn("asked_at"),
  own: ownOf,
  correctable: true,
});

/** Where questions hold names: who asked, and whom the question, the answer or the record's title then was about. */
export const questionsPersonal: readonly PersonalSource<Work>[] = [
  {
    ...askers,
    erase: async (work: Work, taking: Taking) => {
      const held = await askers.erase(work, taking);
      for (const id of new Set(held.map((one) => one.place.replace(questionPlace, ""))))
        await forgetQuestion(work, id as QuestionId);
      return held;
    },
    erasePlace: forgetQuestionAgain,
  },
  personalTable<Work>({
    table: "replies_question",
    key: "question_id",
    what: "Spørgsmål fra offentligheden",
    columns: {
      body: ["text", "Spørgsmålet"],
      answer: ["nullable", "Svaret"],
      subject_title: ["text", "Det, der blev spurgt om"],
    },
    erasing: "mark",
    more: of,
    subject,
    at: momentIn("asked_at"),
    correctable: true,
  }),
];

/** The form of an answer at an address of the desk, as its drafts are told of; `null` where none is. */
export function questionDraftForm(page: string): DraftForm | null {
  const id = page.startsWith(`${questionsAt}/`) ? page.slice(questionsAt.length + 1).replace(/\?.*$/, "") : "";
  if (!isId<"question">(id)) return null;
  return {
    title: "Svar på et spørgsmål",
    subject: { type: "question", id },
    called: (field) => (field === "answer" ? "Dit svar" : null),
    isText: (field) => field === "answer",
    namesSomebody: () => false,
    holdsNameALine: () => false,
    plain: (text) => text,
  };
}
