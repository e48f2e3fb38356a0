export { addDemoPeople, demoSubject } from "./demo.ts";
export type { PersonId } from "./identity.tables.ts";
export { type Link, makeLink, readLink, revokeLinks, takeLink } from "./link.store.ts";
export { mailboxesOf, type NewPerson, personBySubject, readWho, savePerson } from "./person.store.ts";
export { closeSession, openSession, whoInSession } from "./session.store.ts";
export { addToken, municipalityOfToken, whoWithToken } from "./token.store.ts";
export { type Grant, hasRole, operator, requireRole, rolesOver, type Who } from "./who.ts";
export { trace, type Work, work } from "./work.ts";
