import { z } from "zod";
import { Conflict, fault, type Id, Invalid, NotFound } from "../../kernel/index.ts";
import { roleNames } from "../../profile/index.ts";
import { valid } from "../api.ts";
import type { PersonId } from "../identity.tables.ts";
import { closePerson, type ListedPerson, listPeople } from "../people-list.store.ts";
import { readWho, savePerson } from "../person.store.ts";
import { trace, type Work } from "../work.ts";
import { endSessions, listTokens, sessionsNow, setRevoked } from "./access.store.ts";

/** A person as access is given: known again by mail address, or by their id at the municipality's own login. */
export const personBody = z.strictObject({
  name: z.string().trim().min(1, { message: "person-name-missing" }).max(200, { message: "person-name-too-long" }),
  email: z.email({ message: "not-an-email" }).max(300),
  title: z.string().trim().max(200).nullable().default(null),
  /** The person's id at the municipality's login; absent: the mail address. */
  subject: z.string().trim().min(1).max(300).nullable().default(null),
  roles: z.array(z.enum(roleNames)).min(1, { message: "role-missing" }),
  /** `unit:…` or `committee:…`; `null`: everywhere. */
  scope: z.string().max(200).nullable().default(null),
});

/** Gives somebody access, or a known one these roles in place of theirs. @throws Invalid with all that is wrong */
export async function givePerson(work: Work, given: unknown): Promise<PersonId> {
  const { name, email, title, subject, roles, scope } = valid(personBody, given);
  const { profile } = work.municipality;
  const [kind, id] = scope?.split(":") ?? [];
  const known = kind === "unit" ? profile.units : kind === "committee" ? profile.committees : [];
  if (scope !== null && !known.some((one) => one.id === id)) throw new Invalid([fault("scope-unknown", {}, "scope")]);
  const unitId = kind === "unit" ? (id ?? null) : null;
  const grants = [...new Set(roles)].map((role) => ({ role, scope }));
  const person = { name, email, title, unitId, subject: subject ?? email, grants };
  const personId = await savePerson(work.tx, work.municipality.id, person, work.now);
  await trace(work, { action: "identity.add-person", subject: { type: "person", id: personId }, after: person });
  return personId;
}

/** Closes somebody's access at once. One does not shut oneself out. @throws NotFound `person-unknown-here`; Conflict `own-access` */
export async function closeAccess(work: Work, id: PersonId): Promise<void> {
  if (work.who.actor.id === id) throw new Conflict("own-access");
  if (!(await closePerson(work, id))) throw new NotFound("person-unknown-here");
}

/** Signs somebody out wherever they are signed in. @throws NotFound `person-unknown-here` */
export async function signOutEverywhere(work: Work, id: PersonId): Promise<void> {
  if (!(await readWho(work.tx, work.municipality.id, id))) throw new NotFound("person-unknown-here");
  const sessions = await endSessions(work.tx, work.municipality.id, id);
  await trace(work, { action: "identity.revoke-sessions", subject: { type: "person", id }, after: { sessions } });
}

/** @throws NotFound `token-unknown` */
export async function revokeToken(work: Work, id: Id<"token">): Promise<void> {
  if (!(await setRevoked(work.tx, work.municipality.id, id, work.now))) throw new NotFound("token-unknown");
  await trace(work, { action: "identity.revoke-token", subject: { type: "token", id } });
}

export interface Access {
  readonly people: readonly (ListedPerson & { readonly sessions: number })[];
  readonly tokens: Awaited<ReturnType<typeof listTokens>>;
}

/** Who and what has access. The look itself is a trace. */
export async function lookAtAccess(work: Work): Promise<Access> {
  const { tx, municipality, now } = work;
  await trace(work, { action: "identity.look-at-people", subject: { type: "person", id: "all" } });
  const sessions = await sessionsNow(tx, municipality.id, now);
  const people = await listPeople(tx, municipality.id);
  return {
    people: people.map((one) => ({ ...one, sessions: sessions.get(one.id) ?? 0 })),
    tokens: await listTokens(tx, municipality.id, now),
  };
}
