import type { DateOn } from "../../kernel/index.ts";
import type { Lang, MunicipalityId } from "../../platform/index.ts";
import type { ClosingReason, QuestionId, QuestionStatus } from "./question.ts";

export interface QuestionTables {
  repliesQuestion: {
    municipalityId: MunicipalityId;
    questionId: QuestionId;
    subjectType: string;
    subjectId: string;
    subjectPath: string;
    subjectTitle: string;
    subjectLang: Lang;
    scope: string | null;
    body: string;
    name: string | null;
    email: string | null;
    lang: Lang;
    linkHash: Buffer;
    /** Of the link that the letter with the answer has. */
    answerLinkHash: Buffer | null;
    askedAt: Date;
    answerBy: DateOn;
    status: QuestionStatus;
    whyClosed: ClosingReason | null;
    answer: string | null;
    answerLang: Lang | null;
    settledAt: Date | null;
  };
}
