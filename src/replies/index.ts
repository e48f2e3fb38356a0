export { contributeRoutes } from "./contribute/contribute.routes.ts";
export {
  type Contribution,
  type ContributionField,
  contributionFields,
  contributionsIn,
  type Invitation,
  type InvitationId,
  invitationState,
} from "./contribution.ts";
export { contributionsKept } from "./erase/contributions-kept.store.ts";
export { eraseReplies } from "./erase/erase-replies.ts";
export { invitationsAbout } from "./invitation.store.ts";
export { type Invited, invitationSchema, invite, revokeInvitation } from "./invite/invite.ts";
export { repliesLinks, repliesPersonal } from "./personal-data/replies-personal.ts";
export { askRoutes } from "./questions/ask/ask.routes.ts";
export { answerByOn, askQuestion } from "./questions/ask/ask-question.ts";
export { AskLink, asksHere } from "./questions/ask-link.tsx";
export { type AskedAbout, type PublicRecords, scopeAsked } from "./questions/asked-about.ts";
export { questionsAt } from "./questions/desk/desk-words.ts";
export { questionsDesk } from "./questions/desk/questions.routes.ts";
export { askedRoutes } from "./questions/follow/asked.routes.ts";
export { questionRetention } from "./questions/keep/forget-question.ts";
export { questionAboutRenamed } from "./questions/keep/question-renamed.store.ts";
export { questionDraftForm } from "./questions/keep/questions-personal.ts";
export { questionsApi } from "./questions/question.api.ts";
export { askedQuestion, questionReaders, takesQuestions } from "./questions/question.ts";
export { questionTexts } from "./questions/questions.texts.ts";
export { questionObligations, questionRule } from "./questions/questions-seen.ts";
export { answerQuestion } from "./questions/settle/settle-question.ts";
export { WhereElse } from "./questions/where-else.tsx";
export type { SurveyRound } from "./replies.tables.ts";
export { repliesTexts } from "./replies.texts.ts";
export type { RepliesSubject, ShowSubject, SubjectShown } from "./subject.ts";
export { said } from "./survey/answer.page.tsx";
export { answerRoutes } from "./survey/answer.routes.ts";
export { handOutSurveyLink, openSurvey, type SurveyLinkAsked, surveyRules } from "./survey/open-survey.ts";
export { fewestShown, isBelowFewest } from "./survey/survey.ts";
export { type SurveyReport, surveyReports } from "./survey/survey-report.ts";
export { takeLines } from "./take-lines.ts";
