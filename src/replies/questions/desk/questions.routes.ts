import {
  type AskedByWho,
  discardDraft,
  doneAt,
  draftOf,
  identityTexts,
  idIn,
  type UdsynRoute,
  type Work,
  work,
} from "../../../identity/index.ts";
import { Conflict, type Fault, Invalid } from "../../../kernel/index.ts";
import type { Db } from "../../../platform/index.ts";
import type { BaseOf } from "../../../profile/index.ts";
import { type FormTree, formErrors, fromDraft, type Reply, seeOther, sentForm, textAt } from "../../../web/index.ts";
import { isStillPublic, type PublicRecords } from "../asked-about.ts";
import { type Question, type QuestionId, questionAnswerers, questionReaders } from "../question.ts";
import { questionTexts } from "../questions.texts.ts";
import { questionsOpen, questionsSettled } from "../questions-seen.ts";
import { answerQuestion, closeQuestion, handOnQuestion, lookAtQuestion } from "../settle/settle-question.ts";
import { questionPath, questionsAt } from "./desk-words.ts";
import { type QuestionForm, questionReply } from "./question.page.tsx";
import { questionsReply } from "./questions.page.tsx";

/** What a form of the page does, by its fields' own names. */
interface Doing {
  readonly form: QuestionForm;
  readonly done: string;
  readonly does: (one: Work, id: QuestionId, values: FormTree) => Promise<Question>;
  /** The form's field for each of the use case's. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is given back where it came too late. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Questions from public records at the desk: the list, each one's page, and what is done with it. */
export function questionsDesk(db: Db, records: readonly PublicRecords[], baseOf: BaseOf): readonly UdsynRoute[] {
  const common = { lane: "staff", allow: questionReaders } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const answering: Doing = {
    ...{ form: "answer", done: "question-answered", typed: { answer: "Dit svar" } },
    fields: { text: "answer", lang: "answerLang" },
    does: (one, id, values) =>
      answerQuestion(one, id, { text: textAt(values, "answer"), lang: textAt(values, "answerLang") || null }, baseOf),
  };
  const forms: readonly Doing[] = [
    answering,
    {
      ...{ form: "close", done: "question-closed", typed: { note: "Besked til den, der spurgte" } },
      fields: { text: "note", lang: "noteLang" },
      does: (one, id, values) =>
        closeQuestion(
          one,
          id,
          {
            reason: textAt(values, "reason"),
            text: textAt(values, "note"),
            lang: textAt(values, "noteLang") || null,
          },
          baseOf,
        ),
    },
    {
      ...{ form: "hand-on", done: "question-handed-on", typed: {}, fields: {} },
      does: (one, id, values) => handOnQuestion(one, id, { unit: textAt(values, "unit") }, baseOf),
    },
  ];
  return [
    {
      ...common,
      method: "GET",
      path: questionsAt,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const settled = asked.query.get("vis") === "afsluttede";
          const questions = await (settled ? questionsSettled(one) : questionsOpen(one));
          return questionsReply({ asked, today: one.today, settled, questions });
        }),
    },
    {
      ...common,
      method: "GET",
      path: `${questionsAt}/:id`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const question = await lookAtQuestion(one, idIn<"question">(asked));
          return shown(one, asked, question, { begun: await begunOf(one, question) });
        }),
    },
    {
      ...common,
      allow: questionAnswerers,
      method: "POST",
      path: `${questionsAt}/:id`,
      looksItself: true,
      // Without a word of what is meant it is an answer, which is asked for where there is none.
      handle: (asked: AskedByWho) => sent(asked, forms.find((one) => one.form === asked.form.get("does")) ?? answering),
    },
  ];

  async function sent(asked: AskedByWho, { form, done, does, fields, typed }: Doing): Promise<Reply> {
    const id = idIn<"question">(asked);
    const values = sentForm(asked.form);
    const page = questionPath(id);
    if (textAt(values, "do") === "discard-draft") {
      await doing(asked, (one) => discardDraft(one, page));
      return seeOther(page);
    }
    try {
      const { scope } = await doing(asked, async (one) => {
        const question = await does(one, id, values);
        // What was begun is sent, or is wanted no more. Given to others, it is its writer's still.
        if (form !== "hand-on") await discardDraft(one, page);
        return question;
      });
      // Handed on, it may lie where its giver does not reach.
      return doneAt(form === "hand-on" && scope !== null ? questionsAt : page, done);
    } catch (error) {
      if (error instanceof Conflict && error.code === "question-settled") {
        const tooLate = Object.entries(typed).map(([name, label]) => ({ label, text: textAt(values, name) }));
        return again(asked, id, { tooLate });
      }
      if (!(error instanceof Invalid)) throw error;
      const faults: readonly Fault[] = error.faults.map((one) => ({ ...one, path: fields[one.path] ?? one.path }));
      return again(asked, id, {
        sent: { form, values, errors: formErrors("da", faults, questionTexts, identityTexts) },
      });
    }
  }

  function again(
    asked: AskedByWho,
    id: QuestionId,
    more: Pick<Parameters<typeof questionReply>[0], "sent" | "tooLate">,
  ): Promise<Reply> {
    return doing(asked, async (one) => {
      const question = await lookAtQuestion(one, id);
      return shown(one, asked, question, { begun: await begunOf(one, question), ...more });
    });
  }

  async function shown(
    { today }: Work,
    asked: AskedByWho,
    question: Question,
    more: Pick<Parameters<typeof questionReply>[0], "sent" | "tooLate" | "begun">,
  ): Promise<Reply> {
    const isPublic = await isStillPublic(records, { ...asked, who: null }, question);
    return questionReply({ asked, today, question, isPublic, ...more });
  }
}

/** An answer that whoever looks began and has not sent; `null` where there is none, or it was emptied again. */
async function begunOf(one: Work, { id }: Question) {
  const draft = await draftOf(one, questionPath(id));
  const values = draft && fromDraft(draft.fields);
  return draft && values && textAt(values, "answer").trim() !== "" ? { values, savedAt: draft.savedAt } : null;
}
