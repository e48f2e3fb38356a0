export { addCases, type Case } from "./add-cases.store.ts";
export { agendaBlockAnswer } from "./api/agenda-block-answer.ts";
export { decisionsApi } from "./api/decisions.api.ts";
export { meetingAgendaApi } from "./api/meeting-agenda.api.ts";

export { decisionTexts } from "./decisions.texts.ts";
export { keepsRuling, ownedBefore } from "./keepers.ts";
export { type Meeting, meetingsFrom, meetingsOfCommittee } from "./meeting.store.ts";
export { decisionsData, decisionsDataPage } from "./oparl/decisions-data.page.tsx";
export { goneAddresses } from "./oparl/gone-addresses.ts";
export { type SaidVersion, spansOf } from "./oparl/gone-parts.ts";
export { type ChangedMatter, isTakenBack, type Matter, type Matters, rulingKeys } from "./oparl/matter.ts";
export { oparlRoutes } from "./oparl/oparl.routes.ts";
export { decisionsPersonal } from "./personal-data/decisions-personal.ts";
export { type CommitteeTripsOf, committeePage } from "./public/committee.page.tsx";
export { committeeHref, committeePath } from "./public/committee-path.ts";
export { type CommitteeCountsOf, committeesPage } from "./public/committees.page.tsx";
export {
  askedInWords,
  changeInWords,
  dayShown,
  departureInWords,
  lateInWords,
  type PublishedRuling,
  RulingText,
  rulingKnowledge,
  rulingTitle,
  rulingWord,
  votesInWords,
} from "./public/ruling-shown.tsx";
export { rulingWords } from "./public/ruling-words.texts.ts";
export { type PublishedRulings, type RulingLine, rulingPages, rulingStep } from "./public/rulings.page.tsx";
export { type RecordRuling, recordRuling } from "./record-ruling/record-ruling.ts";
export { rulingsAbout, rulingsOn, unconfirmedRulings } from "./ruling.store.ts";
export * from "./ruling.ts";
export { AgendaBlocks } from "./staff/agenda-blocks.tsx";
export { matterWord } from "./staff/matter-word.ts";
export { agendaOfMeetingPath, deadlineStatus } from "./staff/meeting-words.ts";
export { decisionsDesk } from "./staff/staff.routes.ts";
export type { AgendaItem, SubjectDesk } from "./staff/subject-desk.ts";
export { rulingDraftForm } from "./staff/unsaved-ruling.ts";
export { openSubmissions, submissionsAbout, submissionsAboutAll, submissionsAt } from "./submission.store.ts";
export { type Submit, submit } from "./submit/submit.ts";
export { takeBack } from "./take-back/take-back.ts";
export { keepAgendaText } from "./write-agenda-text/keep-agenda-text.ts";
export { agendaTextLongest, agendaWriters, writeAgendaText } from "./write-agenda-text/write-agenda-text.ts";
