import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import { mailbox, subjectKept } from "./mailbox.ts";

/** A person who is on file, whether they may come in or not. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly subject: string | null;
  readonly active: boolean;
}

/** Whoever has signed in at the municipality's own login is filed by the login's address and their id at it, parted by a space. */
export function isLoginSubject(subject: string | null): boolean {
  return subject !== null && /^https?:\/\/\S+ /.test(subject);
}

const signedIn = sql<boolean>`(subject ~ '^https?://[^ ]+ ')`;
const idAtLogin = sql<string>`substr(subject, strpos(subject, ' ') + 1)`;

function people(tx: Tx, municipalityId: MunicipalityId) {
  return working<IdentityTables>(tx)
    .selectFrom("identityPerson")
    .select(["personId", "subject", "active"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("active", "desc")
    .orderBy("createdAt", "desc")
    .limit(1);
}

/**
 * Who is meant where access is given in Udsyn: by the id at the login if it is said, also where they have signed in since;
 * else by mail address. An id that nobody has yet is somebody who was known by their mail address alone.
 */
export async function knownPerson(
  tx: Tx,
  municipalityId: MunicipalityId,
  given: { readonly subject: string | null; readonly email: string | null },
): Promise<KnownPerson | null> {
  const [subject, email] = [subjectKept(given.subject), mailbox(given.email)];
  const here = people(tx, municipalityId);
  const first = async (query: typeof here) => (await query.executeTakeFirst()) ?? null;
  const byMail =
    email === null ? null : here.where((on) => on.or([on("email", "=", email), on("subject", "=", email)]));
  if (subject === null || subject === email) return byMail && first(byMail);
  const byId = here.where((on) =>
    on.or([on("subject", "=", subject), on.and([signedIn, on(idAtLogin, "=", subject)])]),
  );
  return (await first(byId)) ?? (email === null ? null : first(here.where("subject", "=", email)));
}

/**
 * Who on file has come in by the login: by their id there; else somebody who was given access in Udsyn, has never signed in,
 * and was named by that id, or by a mail address that the login has proven to be theirs.
 */
export async function personAtLogin(
  tx: Tx,
  municipalityId: MunicipalityId,
  login: { readonly subject: string; readonly sub: string; readonly provenMail: string | null },
): Promise<KnownPerson | null> {
  const here = people(tx, municipalityId);
  const known = await here.where("subject", "=", login.subject).executeTakeFirst();
  if (known) return known;
  const named = await here.where("subject", "=", subjectKept(login.sub)).executeTakeFirst();
  const mail = mailbox(login.provenMail);
  if (named || mail === null) return named ?? null;
  const byMail = await here
    .where((on) => on.or([on("email", "=", mail), on("subject", "=", mail)]))
    // Another id at the login is another person, be the mailbox the same.
    .where((on) => on.or([on("subject", "is", null), on("subject", "=", on.ref("email"))]))
    .executeTakeFirst();
  return byMail ?? null;
}
