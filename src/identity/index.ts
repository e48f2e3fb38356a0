export { absenceApi } from "./absence/absence.api.ts";
export { absenceRoutes } from "./absence/absence.routes.tsx";
export { type Absence, setAbsence } from "./absence/absence.ts";
export { type Approver, approversOf, mailboxOf, scopesAnswered } from "./absence/approvers.store.ts";
export { grantsStandingIn } from "./absence/standing-in.store.ts";
export { accessApi } from "./access/access.api.ts";
export { accessRoutes } from "./access/access.routes.ts";
export { grantAccess } from "./access/access.ts";
export { demoLetters } from "./access/demo-letters.tsx";
export {
  doneInSteps,
  doneOnce,
  doneOnceByForm,
  emptyOnce,
  idIn,
  openedForm,
  openForm,
  secretOnce,
  valid,
} from "./api.ts";
export { addDemoPeople, demoSubject } from "./demo.ts";
export { etagOf, tagAsked, versionAsked, versionNeeded } from "./etag.ts";
export type { PersonId } from "./identity.tables.ts";
export { identityTexts } from "./identity.texts.ts";
export { type Link, linkMade, makeLink, readLink, revokeLinks, takeLink, wasSentAnew } from "./link.store.ts";
export { linkTexts } from "./link.texts.ts";
export { oidcRoutes } from "./oidc/oidc.routes.ts";
export { openProvider } from "./oidc/provider.ts";
export { peopleLike, type Reachable, reachablePeople } from "./people.store.ts";
export { closePerson, type ListedPerson, listPeople } from "./people-list.store.ts";
export { type NewPerson, personBySubject, readWho, savePerson } from "./person.store.ts";
export { identityPersonal } from "./personal-data/identity-personal.ts";
export { identityRetention } from "./retention/identity-retention.ts";
export type { AskedByAnyone, AskedByWho, UdsynRoute } from "./routes.ts";
export { newSecret } from "./secret.ts";
export { openSession, whoInSession } from "./session.store.ts";
export { deskReply } from "./sign-in/desk-page.tsx";
export { doneAt } from "./sign-in/done.ts";
export { signInRoutes } from "./sign-in/sign-in.routes.ts";
export { signInAgainPage } from "./sign-in/sign-in-again.page.tsx";
export { linkHolder, orSpent } from "./spent-link.ts";
export { addToken, municipalityOfToken, whoWithToken } from "./token.store.ts";
export {
  everywhere,
  type Grant,
  handsOf,
  hasRole,
  hasRoleOver,
  type Owned,
  operator,
  requireRole,
  requireRoleOver,
  rolesOver,
  type Who,
} from "./who.ts";
export { laterBy, momentOf, trace, traceAll, type Work, work } from "./work.ts";
export type { DraftForm, DraftFormAt } from "./working-drafts/draft-words.ts";
export { DraftInUse, deskAutosave, UnsavedText } from "./working-drafts/unsaved-text.tsx";
export { workingDraftApi } from "./working-drafts/working-draft.api.ts";
export type { WorkingDraft } from "./working-drafts/working-draft.store.ts";
export { discardDraft, discardDraftsOf, draftOf } from "./working-drafts/working-draft.ts";
