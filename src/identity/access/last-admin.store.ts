import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";

/**
 * The administrators of a whole municipality who have access, their rows held in one order: of two who leave at once the second
 * sees it, and who gives access is not let go meanwhile.
 */
export async function holdAdmins(tx: Tx, municipalityId: MunicipalityId): Promise<readonly PersonId[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (on) =>
      on.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select("p.personId")
    .where("p.municipalityId", "=", municipalityId)
    .where("p.active", "=", true)
    .where("r.role", "=", "admin")
    .where("r.scope", "=", "")
    .orderBy("p.personId")
    .forUpdate()
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Whether somebody is the only administrator there is: without them nobody could let anyone in. */
export async function isLastAdmin(tx: Tx, municipalityId: MunicipalityId, id: string): Promise<boolean> {
  const admins = await holdAdmins(tx, municipalityId);
  return admins.length > 0 && admins.every((one) => one === id);
}
