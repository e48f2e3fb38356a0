import { isId, newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import { isLoginSubject, knownPerson } from "./known-person.store.ts";
import { mailbox, subjectKept } from "./mailbox.ts";
import { dropRoles, giveRoles } from "./role.store.ts";
import type { Grant, Who } from "./who.ts";

export interface NewPerson {
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly unitId: string | null;
  /** The person's id at the sign-in service, or the mail address they are known by until they have signed in; demo people have `demo:<role>`. */
  readonly subject: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Adds a person with roles, or gives a known one these particulars, and these roles in place of those given here before; what
 * groups at the login give stays. One whose access was closed has it again, with these roles alone.
 */
export async function savePerson(
  tx: Tx,
  municipalityId: MunicipalityId,
  person: NewPerson,
  now: Date,
): Promise<PersonId> {
  const db = working<IdentityTables>(tx);
  const { grants, ...given } = person;
  const particulars = { ...given, email: mailbox(given.email), subject: subjectKept(given.subject) };
  const known = await knownPerson(tx, municipalityId, particulars);
  const personId = known?.personId ?? newId<"person">();
  if (known) {
    // Where the login knows them by their id there, neither another id nor their mail address replaces it.
    const named = particulars.subject !== null && particulars.subject !== particulars.email;
    const subject = named && !isLoginSubject(known.subject) ? particulars.subject : known.subject;
    await db
      .updateTable("identityPerson")
      .set({ ...particulars, subject, active: true, closedAt: null })
      .where("municipalityId", "=", municipalityId)
      .where("personId", "=", personId)
      .execute();
  } else {
    await db
      .insertInto("identityPerson")
      .values({ municipalityId, personId, active: true, createdAt: now, ...particulars })
      .execute();
  }
  await dropRoles(tx, municipalityId, personId, known && !known.active ? "all" : "given-here");
  await giveRoles(tx, municipalityId, personId, grants, "here");
  return personId;
}

/** Files somebody who signs in at the municipality's own login: as a new person, or under the name and address the login now has. */
export async function saveSignedIn(
  tx: Tx,
  municipalityId: MunicipalityId,
  known: PersonId | null,
  { unitId, ...given }: Pick<NewPerson, "name" | "email" | "unitId"> & { readonly subject: string },
  now: Date,
): Promise<PersonId> {
  const db = working<IdentityTables>(tx);
  const { email, ...person } = { ...given, email: mailbox(given.email) };
  if (known !== null) {
    // What the login does not tell, an administrator may have.
    await db
      .updateTable("identityPerson")
      .set({ ...person, ...(email !== null && { email }), ...(unitId !== null && { unitId }) })
      .where("municipalityId", "=", municipalityId)
      .where("personId", "=", known)
      .execute();
    return known;
  }
  const { personId } = await db
    .insertInto("identityPerson")
    .values({ municipalityId, personId: newId(), active: true, createdAt: now, title: null, email, unitId, ...person })
    // Two first sign-ins at once are one person.
    .onConflict((on) => on.columns(["municipalityId", "subject"]).doUpdateSet({ name: person.name }))
    .returning("personId")
    .executeTakeFirstOrThrow();
  return personId;
}

/** Whether somebody has a role left, wherever it came from. */
export async function hasAnyRole(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<boolean> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityRole")
    .select("role")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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

/**
 * Whether somebody's access was closed; it is not closed after that until the transaction ends. Of what is no person, such as a
 * token that nobody here made, nobody can close it.
 */
export async function holdIsClosed(tx: Tx, municipalityId: MunicipalityId, id: string): Promise<boolean> {
  if (!isId<"person">(id)) return false;
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityPerson")
    .select("active")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", id)
    .forShare()
    .executeTakeFirst();
  return row?.active === false;
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
