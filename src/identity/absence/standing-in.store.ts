import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import type { Grant } from "../who.ts";
import { deputyHolds } from "./deputy-holds.store.ts";

/**
 * What somebody may do on a day because they stand in for whoever holds a role and is away: that role, where the other has
 * it. Who has lost the role since stands in for nobody, as nobody would choose them now (`managersIn`).
 */
export async function grantsStandingIn(
  tx: Tx,
  municipalityId: MunicipalityId,
  { deputy, role, on }: { deputy: PersonId; role: RoleName; on: DateOn },
): Promise<readonly Grant[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityAbsence as a")
    .innerJoin("identityPerson as p", (join) =>
      join
        .onRef("p.municipalityId", "=", "a.municipalityId")
        .onRef("p.personId", "=", "a.personId")
        .on("p.active", "=", true),
    )
    .innerJoin("identityRole as r", (join) =>
      join.onRef("r.municipalityId", "=", "a.municipalityId").onRef("r.personId", "=", "a.personId"),
    )
    .select("r.scope")
    .distinct()
    .where("a.municipalityId", "=", municipalityId)
    .where("a.deputyId", "=", deputy)
    .where("a.awayFrom", "<=", on)
    .where("a.awayTo", ">=", on)
    .where("r.role", "=", role)
    .where(deputyHolds(role))
    .execute();
  return rows.map(({ scope }) => ({ role, scope: scope === "" ? null : scope }));
}
