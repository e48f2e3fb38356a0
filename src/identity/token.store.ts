import { type Id, newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { Municipality, RoleName } from "../profile/index.ts";
import type { IdentityTables } from "./identity.tables.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { Who } from "./who.ts";

interface NewToken {
  readonly role: RoleName;
  readonly scope?: string | null;
  readonly name: string;
  readonly expiresAt: Date | null;
  /** Made by the machine's command line; absent where a municipality's own admin makes it. */
  readonly madeOnMachine?: boolean;
  /** Who made it, by id; absent where the machine's command line did. */
  readonly madeBy?: string;
}

/** A token for programs. It names its municipality, so that it works at whatever address it is sent to. */
export async function addToken(
  tx: Tx,
  municipality: Municipality,
  token: NewToken,
  now: Date,
): Promise<{ id: Id<"token">; secret: string }> {
  const id = newId<"token">(now.getTime());
  const secret = `udsyn_${municipality.slug}_${newSecret()}`;
  await working<IdentityTables>(tx)
    .insertInto("identityToken")
    .values({
      municipalityId: municipality.id,
      tokenId: id,
      tokenHash: hashOf(secret),
      createdAt: now,
      revokedAt: null,
      ...token,
      scope: token.scope ?? "",
      madeOnMachine: token.madeOnMachine ?? false,
      madeBy: token.madeBy ?? null,
    })
    .execute();
  return { id, secret };
}

/** The slug that a token names; `null` when it has not a token's form. */
export function municipalityOfToken(secret: string): string | null {
  return /^udsyn_([a-z0-9-]+)_[A-Za-z0-9_-]{43}$/.exec(secret)?.[1] ?? null;
}

/** Who a token lets act; `null` when it is unknown, revoked or over. */
export async function whoWithToken(
  tx: Tx,
  municipalityId: MunicipalityId,
  secret: string,
  now: Date,
): Promise<Who | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityToken")
    .select(["tokenId", "role", "scope", "name", "madeOnMachine", "madeBy"])
    .where("municipalityId", "=", municipalityId)
    .where("tokenHash", "=", hashOf(secret))
    .where("revokedAt", "is", null)
    .where((on) => on.or([on("expiresAt", "is", null), on("expiresAt", ">", now)]))
    .executeTakeFirst();
  return row
    ? {
        actor: { kind: "token", id: row.tokenId, name: row.name },
        grants: [{ role: row.role, scope: row.scope || null }],
        byMachineToken: row.madeOnMachine,
        ...(row.madeBy === null ? {} : { tokenMaker: row.madeBy }),
      }
    : null;
}
