import { Conflict, isId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import { listTokens, setRevoked } from "./access/access.store.ts";
import { isLastAdmin } from "./access/last-admin.store.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import { keepRevoked, shutOut } from "./revoked/revoked.store.ts";
import type { Grant } from "./who.ts";
import { trace, type Work } from "./work.ts";

export interface ListedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  /** `manager (unit:skole)`: a role with where it reaches. */
  readonly roles: readonly string[];
  readonly grants: readonly Grant[];
}

/** Everyone who has or has had access, by name. */
export async function listPeople(tx: Tx, municipalityId: MunicipalityId): Promise<readonly ListedPerson[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .leftJoin("identityRole as r", (on) =>
      on.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select(["p.personId", "p.name", "p.email", "p.active", "r.role", "r.scope"])
    .where("p.municipalityId", "=", municipalityId)
    .orderBy("p.name")
    .orderBy("p.personId")
    .execute();
  return [...Map.groupBy(rows, (row) => row.personId)].flatMap(([id, of]) => {
    const [first] = of;
    if (!first) return [];
    const roles = of.flatMap(({ role, scope }) => (role ? [scope ? `${role} (${scope})` : role] : []));
    const grants = of.flatMap(({ role, scope }) => (role ? [{ role, scope: scope || null }] : []));
    return [{ id, name: first.name, email: first.email, active: first.active, roles, grants }];
  });
}

/**
 * Closes somebody's access: they are out at once, wherever they are signed in, and neither their links nor the tokens they made
 * work any longer: whoever knows a token's secret would be let in by it (docs/decisions/0042). Whether they had any access.
 * @param keep tokens that go on, by id; an administrator's never does @throws Conflict `last-admin` where nobody else could let anyone in
 */
export async function closePerson(work: Work, id: string, keep: readonly string[] = []): Promise<boolean> {
  if (!isId<"person">(id)) return false;
  const { tx, municipality, now } = work;
  if (await isLastAdmin(tx, municipality.id, id)) throw new Conflict("last-admin");
  if (!(await shutOut(tx, municipality.id, id, now))) return false;
  await keepRevoked(work, { person: id });
  const made = (await listTokens(tx, municipality.id, now)).filter((one) => one.madeBy === id);
  for (const token of made.filter((one) => one.role === "admin" || !keep.includes(one.id))) {
    await setRevoked(tx, municipality.id, token.id, now);
    await keepRevoked(work, { token: token.id });
    await trace(work, { action: "identity.revoke-token", subject: { type: "token", id: token.id } });
  }
  await trace(work, { action: "identity.close-person", subject: { type: "person", id } });
  return true;
}
