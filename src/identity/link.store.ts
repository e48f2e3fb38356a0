import { Conflict, NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import { hashOf, newSecret } from "./secret.ts";

/** What a link lets its holder do, and about what. */
export interface Link {
  readonly purpose: string;
  readonly subjectId: string;
  readonly personId: PersonId | null;
}

/** Makes a link's secret. It is stored hashed: who reads the database cannot use it. */
export async function makeLink(
  tx: Tx,
  municipalityId: MunicipalityId,
  link: Link,
  now: Date,
  days: number,
): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  await working<IdentityTables>(tx)
    .insertInto("identityLink")
    .values({
      municipalityId,
      linkHash: hashOf(secret),
      createdAt: now,
      expiresAt,
      usedAt: null,
      revokedAt: null,
      ...link,
    })
    .execute();
  return secret;
}

/** What a link was made for, and when it was used up, whatever has become of it since; `null` where there is none. */
export async function linkMade(
  tx: Tx,
  municipalityId: MunicipalityId,
  purpose: string,
  secret: string,
): Promise<(Link & { readonly usedAt: Date | null }) | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityLink")
    .select(["purpose", "subjectId", "personId", "usedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("linkHash", "=", hashOf(secret))
    .where("purpose", "=", purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether its holder was sent another link since, for the same purpose and subject, that is open still. */
export async function wasSentAnew(
  tx: Tx,
  municipalityId: MunicipalityId,
  purpose: string,
  secret: string,
): Promise<boolean> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityLink as old")
    .innerJoin("identityLink as newer", (on) =>
      on
        .onRef("newer.municipalityId", "=", "old.municipalityId")
        .onRef("newer.purpose", "=", "old.purpose")
        .onRef("newer.subjectId", "=", "old.subjectId")
        .onRef("newer.personId", "is not distinct from", "old.personId")
        .onRef("newer.createdAt", ">=", "old.createdAt")
        .onRef("newer.linkHash", "!=", "old.linkHash"),
    )
    .select("newer.linkHash")
    .where("old.municipalityId", "=", municipalityId)
    .where("old.linkHash", "=", hashOf(secret))
    .where("old.purpose", "=", purpose)
    .where("newer.usedAt", "is", null)
    .where("newer.revokedAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a link is for, without using it: a mail program that fetches the address changes nothing. */
export async function readLink(
  tx: Tx,
  municipalityId: MunicipalityId,
  purpose: string,
  secret: string,
  now: Date,
): Promise<Link> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityLink")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("linkHash", "=", hashOf(secret))
    .where("purpose", "=", purpose)
    .executeTakeFirst();
  if (!row) throw new NotFound("link-unknown");
  if (row.revokedAt) throw new Conflict("link-revoked");
  if (row.usedAt) throw new Conflict("link-used");
  if (row.expiresAt <= now) throw new Conflict("link-expired");
  return { purpose: row.purpose, subjectId: row.subjectId, personId: row.personId };
}

/** Uses a link up. Of fifty at the same moment one gets through: the row is taken by the update itself. */
export async function takeLink(
  tx: Tx,
  municipalityId: MunicipalityId,
  purpose: string,
  secret: string,
  now: Date,
): Promise<Link> {
  const taken = await working<IdentityTables>(tx)
    .updateTable("identityLink")
    .set({ usedAt: now })
    .where("municipalityId", "=", municipalityId)
    .where("linkHash", "=", hashOf(secret))
    .where("purpose", "=", purpose)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .returning(["purpose", "subjectId", "personId"])
    .executeTakeFirst();
  return taken ?? readLink(tx, municipalityId, purpose, secret, now);
}

/** Closes the links still open for a purpose about a subject: what they asked for has been answered otherwise. */
export async function revokeLinks(
  tx: Tx,
  municipalityId: MunicipalityId,
  purpose: string,
  subjectId: string,
  now: Date,
): Promise<void> {
  await working<IdentityTables>(tx)
    .updateTable("identityLink")
    .set({ revokedAt: now })
    .where("municipalityId", "=", municipalityId)
    .where("purpose", "=", purpose)
    .where("subjectId", "=", subjectId)
    .where("usedAt", "is", null)
    .execute();
}
