import type { ColumnType } from "kysely";
import type { DateOn, Id } from "../kernel/index.ts";
import type { Lang, MunicipalityId } from "../platform/index.ts";
import type { SurveyQuestion } from "../profile/index.ts";
import type { ContributionField, InvitationId, Lines } from "./contribution.ts";

type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

export type SurveyId = Id<"survey">;
/** The first time, soon after; and once more a year later. */
export type SurveyRound = "first" | "later";

export interface RepliesTables {
  repliesInvitation: {
    municipalityId: MunicipalityId;
    invitationId: InvitationId;
    subjectType: string;
    subjectId: string;
    name: string;
    email: string | null;
    lang: Lang;
    draft: JsonOrNull<Lines>;
    sent: JsonOrNull<Lines>;
    sentAt: Date | null;
    taken: Json<readonly ContributionField[]>;
    expiresAt: Date;
    revokedAt: Date | null;
    overSince: DateOn | null;
    createdAt: Date;
    createdBy: string;
  };
  repliesSurvey: {
    municipalityId: MunicipalityId;
    surveyId: SurveyId;
    subjectType: string;
    subjectId: string;
    round: SurveyRound;
    questions: Json<readonly SurveyQuestion[]>;
    openedOn: DateOn;
    closesOn: DateOn;
    allAnswered: boolean;
    links: number;
    handedOut: number;
  };
  repliesSurveyLink: {
    municipalityId: MunicipalityId;
    surveyId: SurveyId;
    invitationId: InvitationId;
    /** `null` once it was answered. */
    linkId: string | null;
    handedOut: boolean;
  };
  repliesAnswer: {
    municipalityId: MunicipalityId;
    surveyId: SurveyId;
    answerId: string;
    question: string;
    scale: number | null;
    ownWords: string | null;
  };
}
