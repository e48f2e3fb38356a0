import { z } from "zod";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { type Db, langs } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import {
  closingReasons,
  type ListedQuestion,
  type Question,
  type QuestionId,
  questionAnswerers,
  questionReaders,
  questionStatuses,
} from "./question.ts";
import { questionsOpen, questionsSettled } from "./questions-seen.ts";
import {
  answerQuestion,
  answerSchema,
  closeQuestion,
  closingSchema,
  handingSchema,
  handOnQuestion,
  lookAtQuestion,
} from "./settle/settle-question.ts";

const listed = {
  id: z.string(),
  about: z.object({ type: z.string(), id: z.string(), title: z.string(), path: z.string() }),
  status: z.enum(questionStatuses),
  reason: z.enum(closingReasons).nullable().describe("Why it was closed without an answer"),
  scope: z.string().nullable().describe("The unit or committee it lies with; null for the whole municipality"),
  askedAt: z.iso.datetime(),
  answerBy: z.iso.date().describe("The day that was promised when it was asked"),
  settledAt: z.iso.datetime().nullable(),
};
const listedAnswer = z.object(listed).meta({ id: "ListedQuestion" });
const questionAnswer = z
  .object({
    ...listed,
    question: z.string(),
    lang: z.enum(langs),
    name: z.string().nullable(),
    email: z.string().nullable(),
    answer: z.string().nullable(),
    answerLang: z.enum(langs).nullable(),
  })
  .meta({ id: "Question" });
const listQuery = z.strictObject({ status: z.enum(["open", "settled"]).default("open") });

/** Questions from public records for programs: the same use cases as the desk. The list says neither what was asked nor by whom. */
export function questionsApi(db: Db, baseOf: BaseOf): readonly UdsynRoute[] {
  const common = { lane: "api", allow: questionReaders } as const;
  const path = "/api/v1/questions";
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const writes = (
    step: string,
    summary: string,
    body: z.ZodType,
    use: (one: Work, id: QuestionId, given: unknown) => Promise<Question>,
  ): UdsynRoute => ({
    ...common,
    allow: questionAnswerers,
    method: "POST",
    path: `${path}/:id/${step}`,
    api: { summary, body, answers: { 200: listedAnswer, 403: null, 404: null, 409: null, 422: null } },
    handle: async (asked: AskedByWho) => {
      const { status, body: answer } = await doneOnce(db, asked, async (one) => ({
        status: 200,
        // What was asked, and by whom, is not kept for a repeat.
        body: inList(await use(one, idIn<"question">(asked), asked.json)),
      }));
      return json(answer, status);
    },
  });
  return [
    {
      ...common,
      method: "GET",
      path,
      api: {
        summary:
          "Questions from public records: those that wait, the first to be answered first, or those that are over, the newest first.",
        query: listQuery,
        answers: { 200: listOf(listedAnswer, {}) },
      },
      handle: async (asked: AskedByWho) => {
        const { status } = valid(listQuery, Object.fromEntries(asked.query));
        const all = await doing(asked, status === "open" ? questionsOpen : questionsSettled);
        return json({ items: all.map(inList), next: null });
      },
    },
    {
      ...common,
      method: "GET",
      path: `${path}/:id`,
      api: {
        summary: "One question, with what was asked, by whom as far as they said, and the answer. The look is traced.",
        answers: { 200: questionAnswer, 404: null },
      },
      handle: async (asked: AskedByWho) =>
        json(whole(await doing(asked, (one) => lookAtQuestion(one, idIn<"question">(asked))))),
    },
    writes(
      "answer",
      "Answers an open question: by mail, where the asker left an address, and on the asker's own page.",
      answerSchema,
      (one, id, given) => answerQuestion(one, id, given, baseOf),
    ),
    writes(
      "closing",
      "Closes an open question without an answer; `text` is told to the asker, and is left out for `spam` alone.",
      closingSchema,
      (one, id, given) => closeQuestion(one, id, given, baseOf),
    ),
    writes(
      "unit",
      "Gives an open question to another unit, and tells that unit's mailbox. The promised day stays.",
      handingSchema,
      (one, id, given) => handOnQuestion(one, id, given, baseOf),
    ),
  ];
}

function inList({ id, subject, title, path, status, whyClosed, scope, askedAt, answerBy, settledAt }: ListedQuestion) {
  return {
    ...{ id, about: { ...subject, title, path }, status, reason: whyClosed, scope, answerBy },
    ...{ askedAt: askedAt.toISOString(), settledAt: settledAt?.toISOString() ?? null },
  } satisfies Answer<typeof listedAnswer>;
}

function whole(one: Question): Answer<typeof questionAnswer> {
  const { body, lang, name, email, answer, answerLang } = one;
  return { ...inList(one), question: body, lang, name, email, answer, answerLang };
}
