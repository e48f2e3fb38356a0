import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { IdentityTables, PersonId } from "./identity.tables.ts";
import type { Grant } from "./who.ts";

/** A person who can be written to, with what they may do. */
export interface Reachable {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}

/** Everyone who has not left and has a mailbox, in one query. */
export async function reachablePeople(tx: Tx, municipalityId: MunicipalityId): Promise<readonly Reachable[]> {
  const rows = await working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (on) =>
      on.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select(["p.personId", "p.name", "p.email", "r.role", "r.scope"])
    .where("p.municipalityId", "=", municipalityId)
    .where("p.active", "=", true)
    .where("p.email", "is not", null)
    .orderBy("p.personId")
    .execute();
  return [...Map.groupBy(rows, (row) => row.personId)].flatMap(([personId, of]) => {
    const [first] = of;
    if (!first?.email) return [];
    const grants = of.map(({ role, scope }) => ({ role, scope: scope || null }));
    return [{ personId, name: first.name, email: first.email, grants }];
  });
}

/** Fewer than these would list people rather than look for one. */
const fewestLetters = 3;

/** A few people with a name or a mail address that begins as what was typed, those who have left too. */
export async function peopleLike(
  tx: Tx,
  municipalityId: MunicipalityId,
  part: string,
): Promise<readonly { readonly name: string; readonly email: string | null }[]> {
  if ((part.match(/[\p{L}\p{N}]/gu) ?? []).length < fewestLetters) return [];
  const like = `${part.replace(/[\\%_]/g, "\\$&")}%`;
  return working<IdentityTables>(tx)
    .selectFrom("identityPerson")
    .select(["name", "email"])
    .where("municipalityId", "=", municipalityId)
    .where((on) => on.or([on("name", "ilike", like), on("name", "ilike", `% ${like}`), on("email", "ilike", like)]))
    .orderBy("name")
    .limit(10)
    .execute();
}
