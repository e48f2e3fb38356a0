import { everywhere, hasRoleOver, type Work } from "../../identity/index.ts";
import type { Obligation } from "../../records/index.ts";
import { openQuestions, settledQuestions } from "./question.store.ts";
import { isLate, type ListedQuestion, ownedQuestion, questionReaders, questionRules } from "./question.ts";

/** As many of those that are over as the list shows: they are erased in their time. */
const mostSettled = 200;

/** The questions that wait, as far as whoever asks reaches them, the first to be answered first. */
export async function questionsOpen({ tx, municipality, who }: Work): Promise<readonly ListedQuestion[]> {
  const all = await openQuestions(tx, municipality.id);
  return all.filter((one) => hasRoleOver(who, ownedQuestion(one), questionReaders));
}

/** Those that were answered or closed, the newest first. */
export async function questionsSettled({ tx, municipality, who }: Work): Promise<readonly ListedQuestion[]> {
  const reading = who.grants.filter(({ role }) => questionReaders.includes(role));
  const within = hasRoleOver(who, everywhere, questionReaders)
    ? null
    : reading.flatMap(({ scope }) => (scope === null ? [] : [scope]));
  return settledQuestions(tx, municipality.id, within, mostSettled);
}

/** The rule's code among obligations. */
export const questionRule = "question-answer";

/** What is owed to those who asked from public records: an answer each, by the day that was promised when they asked. */
export async function questionObligations(work: Work): Promise<readonly Obligation[]> {
  const { municipality, today } = work;
  return (await openQuestions(work.tx, municipality.id)).map((one) => ({
    rule: questionRule,
    subject: { type: "question", id: one.id, title: one.title },
    owedBy: { role: "coordinator", scope: one.scope },
    dueOn: one.answerBy,
    late: isLate(one, today),
    source: (questionRules(municipality, today) ?? { source: "Fristen er lovet, da der blev spurgt" }).source,
    params: { dueOn: one.answerBy },
  }));
}
