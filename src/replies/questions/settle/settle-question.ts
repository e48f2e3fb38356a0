import { z } from "zod";
import { newSecret, requireRoleOver, trace, type Work } from "../../../identity/index.ts";
import { Conflict, type Fault, Forbidden, fault, Invalid } from "../../../kernel/index.ts";
import { checked, langs } from "../../../platform/index.ts";
import { type BaseOf, holdsOn } from "../../../profile/index.ts";
import { cprFaults, post } from "../../../records/index.ts";
import { addressIn } from "../../../web/index.ts";
import { questionHash } from "../ask/ask-question.ts";
import { mailboxOfScope } from "../asked-about.ts";
import { lettersAbout, settledLetter, unitLetter } from "../letters.ts";
import { addAnswerLink, changeQuestion, holdQuestion, readQuestion } from "../question.store.ts";
import {
  askedQuestion,
  closingReasons,
  ownedQuestion,
  type Question,
  type QuestionAction,
  type QuestionId,
  questionAnswerers,
  questionReaders,
} from "../question.ts";

const longest = 10_000;
const written = z
  .string()
  .max(longest, { message: "question-answer-too-long" })
  .transform((text) => text.replaceAll("\r\n", "\n").trim());

/** An answer, in the language it is written in; without one, the asker's. */
export const answerSchema = z.strictObject({
  text: written.refine((text) => text !== "", { message: "question-answer-missing" }),
  lang: z.enum(langs).nullable().default(null),
});
/** Why there is no answer, and what whoever asked is told. */
export const closingSchema = z.strictObject({
  reason: z.enum(closingReasons, { message: "question-reason-missing" }),
  text: written.default(""),
  lang: z.enum(langs).nullable().default(null),
});
export const handingSchema = z.strictObject({ unit: z.string().max(200) });

/** One question, and that it was looked at: it may say who asked. @throws NotFound `question-unknown`, Forbidden `role-needed` where it lies elsewhere */
export async function lookAtQuestion(work: Work, id: QuestionId): Promise<Question> {
  const question = await readQuestion(work.tx, work.municipality.id, id);
  requireRoleOver(work.who, ownedQuestion(question), questionReaders);
  await trace(work, { action: "replies.look-at-question", subject: { type: "question", id } });
  return question;
}

/** Answers a question: to the address, where there is one, and on the asker's own page. */
export async function answerQuestion(work: Work, id: QuestionId, given: unknown, baseOf: BaseOf): Promise<Question> {
  const question = await held(work, id, "answer");
  const { text, lang } = readWell(answerSchema, given);
  const answered = await settle(
    work,
    {
      ...{ ...question, status: "answered", settledAt: work.now },
      ...{ answer: text, answerLang: lang ?? question.lang },
    },
    baseOf,
  );
  const subject = { type: "question", id };
  await trace(work, { action: "replies.answer-question", subject, after: { byMail: question.email !== null } });
  return answered;
}

/** Closes a question without an answer: all but spam is told why, by the same ways. */
export async function closeQuestion(work: Work, id: QuestionId, given: unknown, baseOf: BaseOf): Promise<Question> {
  const question = await held(work, id, "close");
  const { reason, text, lang } = readWell(closingSchema, given);
  if (reason === "spam" && text !== "") throw new Invalid([fault("question-note-spam", {}, "text")]);
  if (reason !== "spam" && text === "") throw new Invalid([fault("question-note-missing", {}, "text")]);
  const says = text === "" ? { answer: null, answerLang: null } : { answer: text, answerLang: lang ?? question.lang };
  const settled = { ...question, status: "closed", settledAt: work.now, whyClosed: reason, ...says } as const;
  const closed = await settle(work, settled, baseOf);
  await trace(work, { action: "replies.close-question", subject: { type: "question", id }, after: { reason } });
  return closed;
}

/** Gives an open question to another unit, and tells that unit's mailbox. The promised day stays. */
export async function handOnQuestion(work: Work, id: QuestionId, given: unknown, baseOf: BaseOf): Promise<Question> {
  const { tx, municipality, today, now } = work;
  const question = await held(work, id, "hand-on");
  const { unit } = readWell(handingSchema, given);
  const found = municipality.profile.units.find((one) => one.id === unit && holdsOn(one, today));
  if (!found) throw new Invalid([fault("question-unit-unknown", {}, "unit")]);
  const scope = `unit:${found.id}`;
  if (scope === question.scope) throw new Invalid([fault("question-unit-same", {}, "unit")]);
  await changeQuestion(tx, municipality.id, id, { scope });
  const to = mailboxOfScope(municipality, scope);
  if (to !== null) {
    const payload = unitLetter(municipality, to, question, baseOf(municipality));
    await post(tx, municipality.id, { kind: "mail", key: `${lettersAbout(id)}to ${now.toISOString()}`, payload }, now);
  }
  await trace(work, {
    action: "replies.hand-on-question",
    subject: { type: "question", id },
    before: { scope: question.scope },
    after: { scope },
  });
  return { ...question, scope };
}

/** Held, for whoever may do this with it now. @throws NotFound `question-unknown`, Forbidden `role-needed`, Conflict `question-settled` */
async function held(work: Work, id: QuestionId, action: QuestionAction): Promise<Question> {
  const question = await holdQuestion(work.tx, work.municipality.id, id);
  const may = askedQuestion(work.who, { ...question, status: "open" }, action);
  if (!may.allowed) throw new Forbidden("role-needed", { roles: questionAnswerers.join(",") });
  if (question.status !== "open") throw new Conflict("question-settled");
  return question;
}

/** What is typed, and every fault at once; what is written goes out by mail, so no CPR number is in it. */
function readWell<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = checked(schema, given);
  const cpr: readonly Fault[] = cprFaults(given);
  if ("faults" in read) throw new Invalid([...read.faults, ...cpr]);
  if (cpr.length > 0) throw new Invalid(cpr);
  return read.value;
}

/**
 * Keeps what became of it, and tells whoever asked, where there is something to say and somewhere to send it: by a letter that
 * leads to their page too. Its link is new, for only whoever asked knows the receipt's.
 */
async function settle(work: Work, question: Question, baseOf: BaseOf): Promise<Question> {
  const { tx, municipality, now } = work;
  const { id, status, whyClosed, answer, answerLang, settledAt, email } = question;
  await changeQuestion(tx, municipality.id, id, { status, whyClosed, answer, answerLang, settledAt });
  if (email !== null && answer !== null) {
    const token = newSecret();
    await addAnswerLink(tx, municipality.id, id, questionHash(token));
    const link = `${baseOf(municipality)}${addressIn(question.lang, `/spoergsmaal/${token}`)}`;
    const payload = settledLetter(municipality, email, question, answer, link);
    await post(tx, municipality.id, { kind: "mail", key: `${lettersAbout(id)}settled`, payload }, now);
  }
  return question;
}
