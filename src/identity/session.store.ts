import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import { readWho } from "./person.store.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { Who } from "./who.ts";

/** Opens a session and returns its secret, which only the browser keeps. */
export async function openSession(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
  now: Date,
  hours: number,
): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await working<IdentityTables>(tx)
    .insertInto("identitySession")
    .values({ municipalityId, sessionHash: hashOf(secret), personId, createdAt: now, expiresAt })
    .execute();
  return secret;
}

/** Who a session's secret belongs to; `null` when it is unknown, closed or over, or the person has left. */
export async function whoInSession(
  tx: Tx,
  municipalityId: MunicipalityId,
  secret: string,
  now: Date,
): Promise<Who | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identitySession")
    .select("personId")
    .where("municipalityId", "=", municipalityId)
    .where("sessionHash", "=", hashOf(secret))
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  return row ? readWho(tx, municipalityId, row.personId) : null;
}

export async function closeSession(tx: Tx, municipalityId: MunicipalityId, secret: string): Promise<void> {
  await working<IdentityTables>(tx)
    .deleteFrom("identitySession")
    .where("municipalityId", "=", municipalityId)
    .where("sessionHash", "=", hashOf(secret))
    .execute();
}
