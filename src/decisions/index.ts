export { decisionsApi } from "./api/decisions.api.ts";
export { confirmMinutes } from "./confirm-minutes/confirm-minutes.ts";
export { decisionTexts } from "./decisions.texts.ts";
export { type Meeting, meetingsFrom } from "./meeting.store.ts";
export { type RecordRuling, recordRuling } from "./record-ruling/record-ruling.ts";
export { rulingsAbout, unconfirmedRulings } from "./ruling.store.ts";
export * from "./ruling.ts";
export { openSubmissions, submissionsAbout } from "./submission.store.ts";
export { type Submit, submit } from "./submit/submit.ts";
