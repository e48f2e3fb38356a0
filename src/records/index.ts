export type { Actor } from "./audit/actor.ts";
export { audit, auditAll, type Trace } from "./audit/audit.store.ts";
export { holdChainCheck } from "./audit/chain-check.store.ts";
export { checkTrail, holdsSeal, newestSeal, type SealMark, sealTrail } from "./audit/seal.store.ts";
export { countNaming, lastActAt, type TrailEntry, trailAbout, trailAboutAll } from "./audit/trail-about.store.ts";
export {
  countTrail,
  listTrail,
  readTrace,
  sampleTrail,
  sealStanding,
  type TrailFilter,
  type TrailLine,
} from "./audit/trail-list.store.ts";
export { cprFaults, refuseCpr } from "./cpr-gate/cpr-faults.ts";
export type { CprHit } from "./cpr-gate/find-cpr.ts";
export { withoutCpr } from "./cpr-gate/without-cpr.ts";
export { type BytesStanding, checkBytes } from "./documents/check-bytes.ts";
export {
  addDocument,
  type DocumentId,
  documentNotHeld,
  documentsOf,
  findDocument,
  moveDocument,
  putAway,
  readDocument,
  type StoredDocument,
} from "./documents/document.store.ts";
export {
  daysPutAway,
  documentOfPlace,
  eraseDocuments,
  eraseLooseBytes,
  eraseWithSubjects,
} from "./documents/erase-documents.ts";
export { keepDocument } from "./documents/keep-document.ts";
export { annexType, annexTypes, type MediaType, mediaTypes } from "./documents/media-type.ts";
export { type NamedBytes, namedBytes } from "./documents/named-bytes.store.ts";
export { inertPolicy, servedInert, servedToAll } from "./documents/served-inert.ts";
export { documentBytes, takeDocument } from "./documents/take-document.ts";
export { type UploadedDocument, uploadDocument } from "./documents/upload-document.ts";
export { WholeBytes } from "./documents/whole-bytes.ts";
export { FilesCrowded } from "./file-review/file-thread.ts";
export type { FileHit, FileReading, Layer, Unread, UnreadReason } from "./file-review/reading.ts";
export { readerVersion, readFileForReview } from "./file-review/review-file.ts";
export type { Taken } from "./file-review/taken.ts";
export {
  actInHeldCase,
  type Hold,
  holdOn,
  holdsIn,
  holdsOver,
  liftHold,
  notHeld,
  placeHold,
} from "./holds/hold.store.ts";
export { type Answer, answeredBefore, forgetAnswers, once } from "./idempotency/idempotency.store.ts";
export { type Obligation, type Obliges, soonestFirst } from "./obligations/obligation.ts";
export {
  deliverFrom,
  deliverJob,
  dropLetters,
  type Effect,
  type FailedLetter,
  failedLetters,
  type Post,
  post,
  requeue,
  type UnsentLetter,
  unsentLetters,
} from "./outbox/outbox.store.ts";
export {
  type Erasure,
  journalChannel,
  keepErasure,
  keptErasures,
  type PersonErased,
} from "./personal-data/erasure.store.ts";
export {
  addErasureRequest,
  countErasureRequests,
  type ErasureAsked,
  type ErasureRequest,
  erasureRequests,
  readErasureRequest,
  takeErasureRequest,
} from "./personal-data/erasure-request.store.ts";
export { type ErasedNames, erasedNames, type Forgetting, forgetting } from "./personal-data/forgetting.ts";
export {
  identifiersOf,
  type Matcher,
  matcherOf,
  matcherOfDigests,
  matcherOfWrong,
  secretMark,
} from "./personal-data/identifiers.ts";
export { linksHidden } from "./personal-data/links-hidden.ts";
export {
  erasedMark,
  type Held,
  isTaken,
  type Keep,
  keptAs,
  type OwnPart,
  type PersonalSource,
  type Taking,
} from "./personal-data/personal-data.ts";
export { momentIn, type PersonalTable, personalTable } from "./personal-data/personal-table.store.ts";
export { recordsPersonal } from "./personal-data/records-personal.ts";
export { stringsIn, withStrings } from "./personal-data/strings-in.ts";
export { saysErased, typedMarks } from "./personal-data/typed-mark.ts";
export { copyWithoutFound, redactableKinds } from "./redaction/copy-without-found.ts";
export {
  countKept,
  deleteKept,
  dueKept,
  type KeptRows,
  lastActBy,
  lastUpload,
} from "./retention/records-retention.store.ts";
export { recordsRetention } from "./retention/records-retention.ts";
export type { RetentionRule } from "./retention/retention.ts";
export { ruleOverRows } from "./retention/rule-over-rows.ts";
