import { personAtLogin } from "../known-person.store.ts";
import { hasAnyRole, saveSignedIn } from "../person.store.ts";
import { dropRoles, giveRoles } from "../role.store.ts";
import { openSession } from "../session.store.ts";
import { trace, type Work } from "../work.ts";
import type { PersonInClaims } from "./claims.ts";

type Admitted =
  | { readonly secret: string }
  | { readonly refused: "access-closed" | "no-role-here" | "mail-not-proven" };

/**
 * Lets somebody in whom the login knows: with the roles of their groups, and those given to them in Udsyn. A closed access stays
 * closed, whatever their groups; who has no role left is told so, and the roles their groups gave are gone.
 */
export async function admit(one: Work, person: PersonInClaims, hours: number): Promise<Admitted> {
  const { tx, municipality, now } = one;
  const { grants, sub, provenMail, ...particulars } = person;
  // Said to everybody whom the login gives such a mail address: whether it is on file is told to nobody it may not be of.
  const noRole = person.email !== null && provenMail === null ? "mail-not-proven" : "no-role-here";
  const known = await personAtLogin(tx, municipality.id, { subject: person.subject, sub, provenMail });
  if (known && !known.active) return { refused: "access-closed" };
  if (!known && grants.length === 0) return { refused: noRole };
  const personId = await saveSignedIn(tx, municipality.id, known?.personId ?? null, particulars, now);
  await dropRoles(tx, municipality.id, personId, "by-login");
  await giveRoles(tx, municipality.id, personId, grants, "login");
  const refused = !(await hasAnyRole(tx, municipality.id, personId));
  await trace(one, {
    action: refused ? "identity.no-role-left" : "identity.sign-in",
    subject: { type: "person", id: personId },
    after: { grants },
  });
  return refused ? { refused: noRole } : { secret: await openSession(tx, municipality.id, personId, now, hours) };
}
