export type { Actor } from "./audit/actor.ts";
export { audit, auditAll, type Trace } from "./audit/audit.ts";
export { checkTrail, newestSeal, type SealMark, sealTrail } from "./audit/seal.ts";
export { type TrailEntry, trailAbout } from "./audit/trail-about.ts";
export { cprFaults, refuseCpr } from "./cpr-gate/cpr-faults.ts";
export { type CprHit, findCpr } from "./cpr-gate/find-cpr.ts";
export { withoutCpr } from "./cpr-gate/without-cpr.ts";
export {
  type DocumentId,
  documentsOf,
  putAway,
  readDocument,
  type StoredDocument,
} from "./documents/document.store.ts";
export { daysPutAway, eraseDocuments } from "./documents/erase-documents.ts";
export { keepDocument } from "./documents/keep-document.ts";
export { servedInert } from "./documents/served-inert.ts";
export { documentBytes, type TakenDocument, takeDocument } from "./documents/take-document.ts";
export { type Answer, forgetAnswers, once } from "./idempotency/idempotency.ts";
export { type Obligation, type Obliges, soonestFirst } from "./obligations/obligation.ts";
export { deliverFrom, deliverJob, type Effect, post, requeue } from "./outbox/outbox.ts";
