import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import type { Grant } from "./who.ts";

/** Takes somebody's roles: all, those that were given in Udsyn, or those that groups at the login gave. */
export async function dropRoles(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
  which: "all" | "given-here" | "by-login",
): Promise<void> {
  await working<IdentityTables>(tx)
    .deleteFrom("identityRole")
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .$if(which !== "all", (query) => query.where("byLogin", "=", which === "by-login"))
    .execute();
}

/** Gives somebody roles. One that is given here and by a group too stands until it is taken here. */
export async function giveRoles(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
  grants: readonly Grant[],
  from: "here" | "login",
): Promise<void> {
  if (grants.length === 0) return;
  const byLogin = from === "login";
  await working<IdentityTables>(tx)
    .insertInto("identityRole")
    .values(grants.map(({ role, scope }) => ({ municipalityId, personId, role, scope: scope ?? "", byLogin })))
    .onConflict((on) => {
      const same = on.columns(["municipalityId", "personId", "role", "scope"]);
      return byLogin ? same.doNothing() : same.doUpdateSet({ byLogin });
    })
    .execute();
}
