import { type Owned, rolesOver, type Who } from "../../identity/index.ts";
import { type DateOn, dateInZone, type Id, type StatusTable, type StepAnswer, step } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { limitOn, type Municipality, type RoleName } from "../../profile/index.ts";
import type { RepliesSubject } from "../subject.ts";

export type QuestionId = Id<"question">;

export const questionStatuses = ["open", "answered", "closed"] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

/** Why a question is closed without an answer. All but `spam` is told to whoever asked, with what the municipality writes. */
export const closingReasons = ["elsewhere", "repeated", "other", "spam"] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** What somebody asked from a public record, and what became of it. Never published. */
export interface Question {
  readonly id: QuestionId;
  readonly subject: RepliesSubject;
  /** The record's address without language, its title as it was asked about, and that title's language. */
  readonly path: string;
  readonly title: string;
  readonly titleLang: Lang;
  /** The unit or committee that it lies with; `null`: the whole municipality's. */
  readonly scope: string | null;
  readonly body: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly lang: Lang;
  readonly askedAt: Date;
  /** The day that was promised when it was asked. */
  readonly answerBy: DateOn;
  readonly status: QuestionStatus;
  readonly whyClosed: ClosingReason | null;
  /** What the municipality wrote: the answer, or why there is none. */
  readonly answer: string | null;
  readonly answerLang: Lang | null;
  readonly settledAt: Date | null;
}

/** What lists tell of a question: neither what was asked nor by whom, which only its own page says, and traces. */
export type ListedQuestion = Omit<Question, "body" | "name" | "email" | "answer" | "answerLang">;

/** Who answers: whoever looks after the trips, writes to citizens, or leads the unit that it lies with. */
export const questionAnswerers: readonly RoleName[] = ["coordinator", "caseworker", "communications", "manager"];
/** Who reads beside them: those who look over everyone's shoulder. */
export const questionReaders: readonly RoleName[] = [...questionAnswerers, "auditor", "dpo"];

/** The life of a question: answered, or closed with a reason. `hand-on` gives it to another unit, and leaves it open. */
export const questionLife: StatusTable<QuestionStatus, RoleName, null> = {
  noun: "question",
  first: "open",
  statuses: questionStatuses,
  steps: [
    { action: "answer", from: ["open"], to: "answered", by: questionAnswerers },
    { action: "close", from: ["open"], to: "closed", by: questionAnswerers },
    { action: "hand-on", from: ["open"], to: "same", by: questionAnswerers },
  ],
};
export type QuestionAction = "answer" | "close" | "hand-on";

/** What a right over a question is held against. */
export function ownedQuestion({ scope }: Pick<Question, "scope">): Owned {
  return { scopes: scope === null ? [] : [scope], madeBy: null };
}

/** One predicate for button and guard. */
export function askedQuestion(
  who: Who,
  question: Pick<Question, "scope" | "status">,
  action: QuestionAction,
): StepAnswer<QuestionStatus> {
  return step(questionLife, question.status, action, rolesOver(who, ownedQuestion(question)), null);
}

/** Whether an open question is past the day that was promised. */
export function isLate({ status, answerBy }: Pick<Question, "status" | "answerBy">, today: DateOn): boolean {
  return status === "open" && answerBy < today;
}

/** How questions from public records are answered on a day; `null` where none are taken. */
export function questionRules({ profile }: Pick<Municipality, "profile">, today: DateOn) {
  const inForce = limitOn(profile, "publicQuestions", today);
  return inForce?.value ? { ...inForce.value, source: inForce.source.text } : null;
}

/** Whether a municipality takes questions from public records at a moment. */
export function takesQuestions(here: Pick<Municipality, "profile">, now: Date): boolean {
  return questionRules(here, dateInZone(now, here.profile.timeZone)) !== null;
}
