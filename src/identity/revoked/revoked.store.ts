import { type Id, isId, newId } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { type RoleName, roleNames } from "../../profile/index.ts";
import { keepErasure } from "../../records/index.ts";
import { endSessions, setRevoked } from "../access/access.store.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import { trace, type Work } from "../work.ts";

/** What somebody was let in by and is not any more. Ids alone: neither a secret nor its hash. */
type Revoked =
  | { readonly token: Id<"token"> }
  | { readonly person: PersonId }
  | { readonly sessionsOf: PersonId }
  | { readonly roleOf: PersonId; readonly role: RoleName; readonly scope: string | null };

/** Has the journal outside the backup know of it, so that a restored backup lets nobody in again (docs/decisions/0036). */
export async function keepRevoked({ tx, municipality, now }: Work, revoked: Revoked): Promise<void> {
  const what = { place: placeOf(revoked) };
  await keepErasure(tx, municipality.id, { id: newId<"erasure">(now.getTime()), at: now, what });
}

const [token, person, sessions, role] = ["closed:token:", "closed:person:", "closed:sessions:", "closed:role:"];

function placeOf(revoked: Revoked): string {
  if ("token" in revoked) return `${token}${revoked.token}`;
  if ("person" in revoked) return `${person}${revoked.person}`;
  if ("sessionsOf" in revoked) return `${sessions}${revoked.sessionsOf}`;
  return `${role}${revoked.roleOf}:${revoked.role}:${revoked.scope ?? ""}`;
}

/**
 * Takes again what a restored backup brought back of access. Nothing of another place, and nothing twice. Somebody given access
 * anew since the backup is to be given it once more: what was given after it is lost like everything else.
 */
export async function revokeAgain(work: Work, place: string): Promise<void> {
  const { tx, municipality, now } = work;
  const idAfter = (start: string) => (place.startsWith(start) ? place.slice(start.length) : "");
  const [tokenId, personId, signedIn] = [idAfter(token), idAfter(person), idAfter(sessions)];
  if (isId<"token">(tokenId) && (await setRevoked(tx, municipality.id, tokenId, now)))
    await trace(work, { action: "identity.revoke-token", subject: { type: "token", id: tokenId } });
  if (isId<"person">(personId) && (await shutOut(tx, municipality.id, personId, now)))
    await trace(work, { action: "identity.close-person", subject: { type: "person", id: personId } });
  const ended = isId<"person">(signedIn) ? await endSessions(tx, municipality.id, signedIn) : 0;
  if (isId<"person">(signedIn) && ended > 0) {
    const subject = { type: "person", id: signedIn };
    await trace(work, { action: "identity.revoke-sessions", subject, after: { sessions: ended } });
  }
  const [whose = "", given, ...scope] = idAfter(role).split(":");
  const name = roleNames.find((one) => one === given);
  if (isId<"person">(whose) && name && (await dropRole(tx, municipality.id, whose, name, scope.join(":")))) {
    const before = { role: name, scope: scope.join(":") || null };
    await trace(work, { action: "identity.drop-role", subject: { type: "person", id: whose }, before });
  }
}

/** Whether they had the role. */
async function dropRole(tx: Tx, of: MunicipalityId, personId: PersonId, name: RoleName, scope: string) {
  const { numDeletedRows } = await working<IdentityTables>(tx)
    .deleteFrom("identityRole")
    .where("municipalityId", "=", of)
    .where("personId", "=", personId)
    .where("role", "=", name)
    .where("scope", "=", scope)
    .where("byLogin", "=", false)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Closes somebody's access, ends their sessions and revokes their links. Whether they had any access. */
export async function shutOut(tx: Tx, of: MunicipalityId, personId: PersonId, now: Date): Promise<boolean> {
  const db = working<IdentityTables>(tx);
  const { numUpdatedRows } = await db
    .updateTable("identityPerson")
    .set({ active: false, closedAt: now })
    .where("municipalityId", "=", of)
    .where("personId", "=", personId)
    .where("active", "=", true)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await endSessions(tx, of, personId);
  await db
    .updateTable("identityLink")
    .set({ revokedAt: now })
    .where("municipalityId", "=", of)
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .execute();
  return true;
}
