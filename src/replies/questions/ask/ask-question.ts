import { createHash, createHmac } from "node:crypto";
import { trace, type Work } from "../../../identity/index.ts";
import { type DateOn, type Fault, fault, newId } from "../../../kernel/index.ts";
import type { Lang } from "../../../platform/index.ts";
import { type BaseOf, workingDaysAfter } from "../../../profile/index.ts";
import { cprFaults, post } from "../../../records/index.ts";
import { type FormTree, mailboxIn, textAt } from "../../../web/index.ts";
import { type AskedAbout, mailboxOfScope } from "../asked-about.ts";
import { lettersAbout, unitLetter } from "../letters.ts";
import { addQuestion } from "../question.store.ts";
import { type Question, type QuestionId, questionRules } from "../question.ts";

/** As long as a question may be; a letter of a page and a half. */
const longestQuestion = 4_000;
const longestName = 200;

/** What somebody sends. */
export interface Asking {
  readonly body: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** A form's words as a question, or everything that is wrong with them at once. @param takesMail whether an answer could be sent */
export function readAsking(
  values: FormTree,
  takesMail: boolean,
): { readonly asking: Asking } | { readonly faults: readonly Fault[] } {
  const body = textAt(values, "question").replaceAll("\r\n", "\n").trim();
  const name = textAt(values, "name").trim();
  const typed = takesMail ? textAt(values, "email").trim() : "";
  const mailbox = typed === "" ? { email: null } : mailboxIn(typed);
  const faults = [
    ...(body === "" ? [fault("question-missing", {}, "question")] : []),
    ...([...body].length > longestQuestion ? [fault("question-too-long", {}, "question")] : []),
    ...([...name].length > longestName ? [fault("question-name-too-long", {}, "name")] : []),
    ...("faults" in mailbox ? mailbox.faults : []),
    ...cprFaults({ question: body, name, email: typed }),
  ];
  // Told in the order of the form.
  const fields = ["question", "name", "email"];
  if (faults.length > 0 || "faults" in mailbox)
    return { faults: faults.toSorted((one, other) => fields.indexOf(one.path) - fields.indexOf(other.path)) };
  return { asking: { body, name: name || null, email: mailbox.email } };
}

/** By when a question that comes in today is answered; `null` where none are taken. */
export function answerByOn(here: Parameters<typeof questionRules>[0], today: DateOn): DateOn | null {
  const rules = questionRules(here, today);
  return rules && workingDaysAfter(today, rules.answerWithinWorkingDays, rules.closedOn);
}

/**
 * The secret of the page where a question is followed: reckoned from the form that was opened and what it said, so that the same
 * form sent twice leads to the same page, and known to nobody without the program's own secret. What is stored is its hash.
 */
export function questionToken(
  secret: string,
  form: string,
  about: Pick<AskedAbout, "subject">,
  asking: Asking,
): string {
  const said = JSON.stringify([form, about.subject, asking]);
  return createHmac("sha256", secret).update(`replies.question ${said}`).digest("base64url");
}

/** What stands in the database in the place of a question's secret. */
export function questionHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Takes down a question with the day it is promised an answer by, and tells the mailbox of the unit that answers. Sent again, the
 * same form changes nothing. @returns the question's id, `null` where it was taken down before
 */
export async function askQuestion(
  work: Work,
  about: AskedAbout,
  asking: Asking,
  { token, lang, answerBy, baseOf }: { token: string; lang: Lang; answerBy: DateOn; baseOf: BaseOf },
): Promise<QuestionId | null> {
  const { tx, municipality, now } = work;
  const { subject, path, title, lang: titleLang, scope, contact } = about;
  const question: Question = {
    ...{ id: newId<"question">(now.getTime()), subject, path, title, titleLang, scope },
    ...{ ...asking, lang, askedAt: now, answerBy },
    ...{ status: "open", whyClosed: null, answer: null, answerLang: null, settledAt: null },
  };
  if (!(await addQuestion(tx, municipality.id, question, questionHash(token)))) return null;
  const to = contact?.email ?? mailboxOfScope(municipality, scope);
  if (to !== null) {
    const payload = unitLetter(municipality, to, question, baseOf(municipality));
    await post(tx, municipality.id, { kind: "mail", key: `${lettersAbout(question.id)}asked`, payload }, now);
  }
  // Who asked and what stands with the question, which is erased in its time; the trail is kept longer.
  await trace(work, {
    action: "replies.ask-question",
    subject: { type: "question", id: question.id },
    after: { about: subject, answerBy, byMail: asking.email !== null },
  });
  return question.id;
}
