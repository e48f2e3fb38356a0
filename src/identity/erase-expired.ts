import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables } from "./identity.tables.ts";

/** How long a dead link is still known, so that who opens it late is told why it no longer works. */
const linkWordsDays = 30;

/** Erases sessions that are over, and links that have been dead for a while. */
export async function eraseExpired(tx: Tx, municipalityId: MunicipalityId, now: Date): Promise<void> {
  const db = working<IdentityTables>(tx);
  await db
    .deleteFrom("identitySession")
    .where("municipalityId", "=", municipalityId)
    .where("expiresAt", "<=", now)
    .execute();
  await db
    .deleteFrom("identityLink")
    .where("municipalityId", "=", municipalityId)
    .where("expiresAt", "<=", new Date(now.getTime() - linkWordsDays * 86_400_000))
    .execute();
}
