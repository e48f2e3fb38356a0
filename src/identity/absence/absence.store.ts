import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";

/** A manager with access. */
export interface Manager {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
}

interface Away {
  readonly deputyId: PersonId;
  readonly awayFrom: DateOn;
  readonly awayTo: DateOn;
}

/** Those who may approve for a unit of their own, by name: only they may be away, and stand in for each other. */
export async function managersIn(tx: Tx, municipalityId: MunicipalityId): Promise<readonly Manager[]> {
  return working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (join) =>
      join.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select(["p.personId as id", "p.name", "p.email"])
    .distinct()
    .where("p.municipalityId", "=", municipalityId)
    .where("p.active", "=", true)
    .where("r.role", "=", "manager")
    .orderBy("p.name")
    .execute();
}

export async function readAbsence(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<Away | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityAbsence")
    .select(["deputyId", "awayFrom", "awayTo"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row ?? null;
}

/** Sets when somebody is away and who stands in, in place of what was set before. */
export async function saveAbsence(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
  away: Away,
): Promise<void> {
  await working<IdentityTables>(tx)
    .insertInto("identityAbsence")
    .values({ municipalityId, personId, ...away })
    .onConflict((on) => on.columns(["municipalityId", "personId"]).doUpdateSet(away))
    .execute();
}

export async function dropAbsence(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<void> {
  await working<IdentityTables>(tx)
    .deleteFrom("identityAbsence")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .execute();
}

/** For whom somebody stands in on a day or later. */
export async function standsInFor(
  tx: Tx,
  municipalityId: MunicipalityId,
  deputyId: PersonId,
  from: DateOn,
): Promise<readonly string[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityAbsence as a")
    .innerJoin("identityPerson as p", (join) =>
      join.onRef("p.municipalityId", "=", "a.municipalityId").onRef("p.personId", "=", "a.personId"),
    )
    .select("p.name")
    .where("a.municipalityId", "=", municipalityId)
    .where("a.deputyId", "=", deputyId)
    .where("a.awayTo", ">=", from)
    .orderBy("p.name")
    .execute();
  return rows.map((row) => row.name);
}
