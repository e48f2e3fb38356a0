import { z } from "zod";
import { Conflict, Forbidden, fault, type Id, Invalid, isId, NotFound } from "../../kernel/index.ts";
import { roleNames } from "../../profile/index.ts";
import { type FailedLetter, failedLetters } from "../../records/index.ts";
import { standsInFor } from "../absence/absence.store.ts";
import { valid } from "../api.ts";
import type { PersonId } from "../identity.tables.ts";
import { knownPerson } from "../known-person.store.ts";
import { closePerson, type ListedPerson, listPeople } from "../people-list.store.ts";
import { holdIsClosed, type NewPerson, readWho, savePerson } from "../person.store.ts";
import { keepRevoked } from "../revoked/revoked.store.ts";
import { addToken, whoWithToken } from "../token.store.ts";
import type { Grant } from "../who.ts";
import { trace, type Work } from "../work.ts";
import { endSessions, type ListedToken, linksOpen, listTokens, sessionsNow, setRevoked } from "./access.store.ts";
import { holdAdmins, isLastAdmin } from "./last-admin.store.ts";

/** `unit:…` or `committee:…`; `null`: everywhere, which is said and never what nobody chose. */
const scopeGiven = z.string().min(1, { message: "scope-missing" }).max(200).nullable();

/** A person as access is given: known again by mail address, or by their id at the municipality's own login. */
export const personBody = z.strictObject({
  name: z.string().trim().min(1, { message: "person-name-missing" }).max(200, { message: "person-name-too-long" }),
  email: z.email({ message: "not-an-email" }).max(300),
  title: z.string().trim().max(200).nullable().default(null),
  /** The person's id at the municipality's login; absent: the mail address. */
  subject: z.string().trim().min(1).max(300).nullable().default(null),
  roles: z.array(z.enum(roleNames)).min(1, { message: "role-missing" }),
  scope: scopeGiven,
});

/** @throws Invalid `scope-unknown` */
function requireScope({ profile }: Work["municipality"], scope: string | null): void {
  const [kind, id] = scope?.split(":") ?? [];
  const known = kind === "unit" ? profile.units : kind === "committee" ? profile.committees : [];
  if (scope !== null && !known.some((one) => one.id === id)) throw new Invalid([fault("scope-unknown", {}, "scope")]);
}

/** Gives somebody access, or a known one these roles in place of theirs. @throws Invalid with all that is wrong */
export async function givePerson(work: Work, given: unknown): Promise<PersonId> {
  const { name, email, title, subject, roles, scope } = valid(personBody, given);
  requireScope(work.municipality, scope);
  const unitId = scope?.startsWith("unit:") ? scope.slice("unit:".length) : null;
  const grants = [...new Set(roles)].map((role) => ({ role, scope }));
  return grantAccess(work, { name, email, title, unitId, subject: subject ?? email, grants });
}

/**
 * Adds a person with roles, or gives a known one these in place of those given before: at the desk, by program and by command alike.
 * @throws Invalid `last-admin` where it would leave nobody who can let anyone in; Forbidden `role-needed` where whoever gives it
 * was let go meanwhile
 */
export async function grantAccess(work: Work, person: NewPerson): Promise<PersonId> {
  const { tx, municipality, now } = work;
  await requireGiver(work);
  const known = await knownPerson(tx, municipality.id, person);
  const staysAdmin = person.grants.some(({ role, scope }) => role === "admin" && scope === null);
  if (known && !staysAdmin && (await isLastAdmin(tx, municipality.id, known.personId)))
    throw new Invalid([fault("last-admin", {}, "roles")]);
  const before = known ? ((await readWho(tx, municipality.id, known.personId))?.grants ?? []) : [];
  const personId = await savePerson(tx, municipality.id, person, now);
  const after = (await readWho(tx, municipality.id, personId))?.grants ?? [];
  for (const { role, scope } of before.filter((one) => !after.some(isSame(one))))
    await keepRevoked(work, { roleOf: personId, role, scope });
  await trace(work, { action: "identity.add-person", subject: { type: "person", id: personId }, after: person });
  return personId;
}

const isSame = (one: Grant) => (other: Grant) => one.role === other.role && one.scope === other.scope;

/**
 * Holds whoever gives access until it is given: one whose access is closed, or who is made no administrator, at that moment would
 * let themselves in again. All administrators are held, in one order, since whoever is given it may be one who gives at once.
 */
async function requireGiver({ tx, municipality, who }: Work): Promise<void> {
  const admins = await holdAdmins(tx, municipality.id);
  const { kind, id } = who.actor;
  const isGone = kind === "person" && isId<"person">(id) && !admins.includes(id);
  if (isGone || (await holdIsClosed(tx, municipality.id, who.tokenMaker ?? id))) throw new Forbidden("role-needed");
}

/**
 * Closes somebody's access at once, and the tokens they made. One does not shut oneself out. @param keep tokens that go on
 * @throws NotFound `person-unknown-here`; Conflict `own-access`
 */
export async function closeAccess(work: Work, id: PersonId, keep: readonly string[] = []): Promise<void> {
  if (work.who.actor.id === id) throw new Conflict("own-access");
  if (!(await closePerson(work, id, keep))) throw new NotFound("person-unknown-here");
}

/** Signs somebody out wherever they are signed in. @throws NotFound `person-unknown-here` */
export async function signOutEverywhere(work: Work, id: PersonId): Promise<void> {
  if (!(await readWho(work.tx, work.municipality.id, id))) throw new NotFound("person-unknown-here");
  const sessions = await endSessions(work.tx, work.municipality.id, id);
  await keepRevoked(work, { sessionsOf: id });
  await trace(work, { action: "identity.revoke-sessions", subject: { type: "person", id }, after: { sessions } });
}

const mostDays = 1_825;

/** A token as it is given to a program. */
export const tokenBody = z.strictObject({
  /** What it is used for. */
  name: z.string().trim().min(1, { message: "token-name-missing" }).max(200, { message: "person-name-too-long" }),
  role: z.enum(roleNames, { error: ({ input }) => (input === "" ? "token-role-missing" : undefined) }),
  scope: scopeGiven,
  /** For how many days it holds; `null`: until it is revoked. */
  days: z.number().int().min(1).max(mostDays).nullable().default(null),
});

/**
 * Gives a program access. The secret is told this once and kept by nobody here.
 * @throws Invalid with all that is wrong; Forbidden `role-needed` where the access of whoever makes it was closed meanwhile
 */
export async function giveToken(
  work: Work,
  given: unknown,
): Promise<{ readonly id: Id<"token">; readonly secret: string; readonly expiresAt: Date | null }> {
  const { name, role, scope, days } = valid(tokenBody, given);
  const { tx, municipality, now } = work;
  requireScope(municipality, scope);
  const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000);
  const madeBy = work.who.tokenMaker ?? work.who.actor.id;
  // Held, so that whoever closes their access meanwhile finds the token, or is found to have closed it (docs/decisions/0042).
  if (await holdIsClosed(tx, municipality.id, madeBy)) throw new Forbidden("role-needed");
  const made = await addToken(tx, municipality, { role, scope, name, expiresAt, madeBy }, now);
  await trace(work, {
    action: "identity.add-token",
    subject: { type: "token", id: made.id },
    after: { role, scope, name, expiresAt },
  });
  return { ...made, expiresAt };
}

/** A token that was just made, as it is shown to whoever made it. */
export interface MadeToken {
  readonly secret: string;
  readonly name: string;
  readonly expiresAt: Date | null;
}

/** What belongs to a token's secret; `null` where it opens nothing here, so that no forged one is shown as made. */
export async function tokenMade({ tx, municipality, now }: Work, secret: string | null): Promise<MadeToken | null> {
  const who = secret === null ? null : await whoWithToken(tx, municipality.id, secret, now);
  const made = who && (await listTokens(tx, municipality.id, now)).find((one) => one.id === who.actor.id);
  return secret !== null && made ? { secret, name: made.name, expiresAt: made.expiresAt } : null;
}

/** What closing somebody's access would do. */
export interface Closing {
  readonly person: ListedPerson & { readonly sessions: number };
  /** Tokens that they made and that still open something. */
  readonly tokens: readonly ListedToken[];
  /** Letters with a link that they have not answered. */
  readonly links: number;
  /** Those they stand in for, now or soon. */
  readonly standsInFor: readonly string[];
  /** Roles with a place in which nobody else has them. */
  readonly left: readonly Grant[];
}

/** What closing somebody's access would do. @throws NotFound `person-unknown-here`; Conflict `own-access` */
export async function lookAtClosing(work: Work, id: PersonId): Promise<Closing> {
  const { tx, municipality, now, today } = work;
  if (work.who.actor.id === id) throw new Conflict("own-access");
  const people = (await listPeople(tx, municipality.id)).filter((one) => one.active);
  const person = people.find((one) => one.id === id);
  if (!person) throw new NotFound("person-unknown-here");
  await trace(work, { action: "identity.look-at-people", subject: { type: "person", id } });
  const others = people.filter((one) => one.id !== id).flatMap((one) => one.grants);
  return {
    person: { ...person, sessions: (await sessionsNow(tx, municipality.id, now)).get(id) ?? 0 },
    tokens: (await listTokens(tx, municipality.id, now)).filter((one) => one.madeBy === id),
    links: await linksOpen(tx, municipality.id, id, now),
    standsInFor: await standsInFor(tx, municipality.id, id, today),
    left: person.grants.filter(
      ({ role, scope }) => !others.some((one) => one.role === role && (one.scope === scope || one.scope === null)),
    ),
  };
}

/** @throws NotFound `token-unknown` */
export async function revokeToken(work: Work, id: Id<"token">): Promise<void> {
  if (!(await setRevoked(work.tx, work.municipality.id, id, work.now))) throw new NotFound("token-unknown");
  await keepRevoked(work, { token: id });
  await trace(work, { action: "identity.revoke-token", subject: { type: "token", id } });
}

export interface Access {
  readonly people: readonly (ListedPerson & { readonly sessions: number })[];
  readonly tokens: Awaited<ReturnType<typeof listTokens>>;
  /** Letters that did not get away: an address may be wrong. */
  readonly letters: readonly FailedLetter[];
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
    letters: await failedLetters(tx, municipality.id),
  };
}
