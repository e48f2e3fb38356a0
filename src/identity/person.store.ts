import { newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import type { Grant, Who } from "./who.ts";

export interface NewPerson {
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly unitId: string | null;
  /** The person's stable name at the sign-in service; demo people have `demo:<role>`. */
  readonly subject: string | null;
  readonly grants: readonly Grant[];
}

/** A mail address as it is kept: in capitals it is the same mailbox. */
function mailbox(email: string | null): string | null {
  return email === null ? null : email.toLowerCase();
}

/** A person's name at the sign-in as it is kept: an address is a mailbox, an issuer's name is two words and stays as it is. */
function subjectKept(subject: string | null): string | null {
  return subject !== null && /^\S+@\S+$/.test(subject) ? mailbox(subject) : subject;
}

/** Adds a person with roles, or gives a known one (by subject) these particulars and roles. */
export async function savePerson(
  tx: Tx,
  municipalityId: MunicipalityId,
  person: NewPerson,
  now: Date,
): Promise<PersonId> {
  const db = working<IdentityTables>(tx);
  const { grants, ...given } = person;
  const particulars = { ...given, email: mailbox(given.email), subject: subjectKept(given.subject) };
  const { personId } = await db
    .insertInto("identityPerson")
    .values({ municipalityId, personId: newId(), active: true, createdAt: now, ...particulars })
    .onConflict((on) =>
      on.columns(["municipalityId", "subject"]).doUpdateSet({ ...particulars, active: true, closedAt: null }),
    )
    .returning("personId")
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom("identityRole")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .execute();
  const roles = grants.map(({ role, scope }) => ({ municipalityId, personId, role, scope: scope ?? "" }));
  if (roles.length > 0) await db.insertInto("identityRole").values(roles).execute();
  return personId;
}

/** A person who may act, with their roles; `null` when there is none or they have left. */
export async function readWho(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<Who | null> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .leftJoin("identityRole as r", (on) =>
      on.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select(["p.name", "r.role", "r.scope"])
    .where("p.municipalityId", "=", municipalityId)
    .where("p.personId", "=", personId)
    .where("p.active", "=", true)
    .execute();
  const first = rows[0];
  if (!first) return null;
  return {
    actor: { kind: "person", id: personId, name: first.name },
    grants: rows.flatMap((row) => (row.role ? [{ role: row.role, scope: row.scope || null }] : [])),
  };
}

export async function personBySubject(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: string,
): Promise<PersonId | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityPerson")
    .select("personId")
    .where("municipalityId", "=", municipalityId)
    .where("subject", "=", subjectKept(subject))
    .where("active", "=", true)
    .executeTakeFirst();
  return row?.personId ?? null;
}
