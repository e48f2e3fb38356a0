import type { Id } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";

export interface ListedToken {
  readonly id: Id<"token">;
  readonly name: string;
  readonly role: RoleName;
  /** `unit:…` or `committee:…`; `null`: everywhere. */
  readonly scope: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Whoever made it, by id: a person, or a token that the machine made; `null` where the machine's command line did. */
  readonly madeBy: string | null;
}

/** Tokens that still open something, the newest first; their secrets are known to nobody here. */
export async function listTokens(tx: Tx, municipalityId: MunicipalityId, now: Date): Promise<readonly ListedToken[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityToken")
    .select(["tokenId as id", "name", "role", "scope", "createdAt", "expiresAt", "madeBy"])
    .where("municipalityId", "=", municipalityId)
    .where("revokedAt", "is", null)
    .where((on) => on.or([on("expiresAt", "is", null), on("expiresAt", ">", now)]))
    .orderBy("tokenId", "desc")
    .execute();
  return rows.map((row) => ({ ...row, scope: row.scope || null }));
}

/** How many links by mail somebody has not answered yet, and could. */
export async function linksOpen(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
  now: Date,
): Promise<number> {
  const { count } = await working<IdentityTables>(tx)
    .selectFrom("identityLink")
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether a token was there to be revoked. */
export async function setRevoked(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: Id<"token">,
  revokedAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await working<IdentityTables>(tx)
    .updateTable("identityToken")
    .set({ revokedAt })
    .where("municipalityId", "=", municipalityId)
    .where("tokenId", "=", id)
    .where("revokedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** How many places each person is signed in now. */
export async function sessionsNow(
  tx: Tx,
  municipalityId: MunicipalityId,
  now: Date,
): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identitySession")
    .select((on) => ["personId", on.fn.countAll<string>().as("n")])
    .where("municipalityId", "=", municipalityId)
    .where("expiresAt", ">", now)
    .groupBy("personId")
    .execute();
  return new Map(rows.map((row) => [row.personId, Number(row.n)]));
}

/** Ends all of somebody's sessions; how many there were. */
export async function endSessions(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<number> {
  const { numDeletedRows } = await working<IdentityTables>(tx)
    .deleteFrom("identitySession")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
