import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import { deputyHolds } from "./deputy-holds.store.ts";

/** Who is asked on behalf of a role: the one who holds it, or a deputy while that one is away. */
export interface Approver {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** Whom a deputy stands in for; `null` for the holder. */
  readonly standsInFor: string | null;
}

interface AskedFor {
  readonly role: RoleName;
  readonly on: DateOn;
  readonly deputies: boolean;
}

/** Holders of a role, with the deputy of each who is away on a day and still holds it somewhere: only they stand in for each other. */
function holders(tx: Tx, municipalityId: MunicipalityId, { role, on }: Pick<AskedFor, "role" | "on">) {
  return working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (join) =>
      join.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .leftJoin("identityAbsence as a", (join) =>
      join
        .onRef("a.municipalityId", "=", "p.municipalityId")
        .onRef("a.personId", "=", "p.personId")
        .on("a.awayFrom", "<=", on)
        .on("a.awayTo", ">=", on),
    )
    .leftJoin("identityPerson as d", (join) =>
      join
        .onRef("d.municipalityId", "=", "a.municipalityId")
        .onRef("d.personId", "=", "a.deputyId")
        .on("d.active", "=", true)
        .on(deputyHolds(role)),
    )
    .where("p.municipalityId", "=", municipalityId)
    .where("p.active", "=", true)
    .where("r.role", "=", role);
}

/** The scopes over which `approversOf` finds somebody to ask; `null` among them is the whole municipality. */
export async function scopesAnswered(
  tx: Tx,
  municipalityId: MunicipalityId,
  asked: AskedFor,
): Promise<ReadonlySet<string | null>> {
  const rows = await holders(tx, municipalityId, asked)
    .select("r.scope")
    .distinct()
    .where((is) => is.or([is("p.email", "is not", null), ...(asked.deputies ? [is("d.email", "is not", null)] : [])]))
    .execute();
  return new Set(rows.map(({ scope }) => (scope === "" ? null : scope)));
}

/**
 * Those to ask who hold a role over a scope, on a day. Where deputies may act, who is away is asked by way of the deputy;
 * a deputy without a mailbox, or who has left or lost the role, leaves the question with the holder.
 */
export async function approversOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  { role, scope, on, deputies }: AskedFor & { readonly scope: string },
): Promise<readonly Approver[]> {
  const rows = await holders(tx, municipalityId, { role, on })
    .select(["p.personId", "p.name", "p.email", "d.personId as deputyId", "d.name as deputyName"])
    .select("d.email as deputyEmail")
    .distinct()
    .where("r.scope", "in", ["", scope])
    .orderBy("p.personId")
    .execute();
  const asked = rows.flatMap(({ personId, name, email, deputyId, deputyName, deputyEmail }): Approver[] => {
    if (deputies && deputyId && deputyName && deputyEmail)
      return [{ personId: deputyId, name: deputyName, email: deputyEmail, standsInFor: name }];
    return email === null ? [] : [{ personId, name, email, standsInFor: null }];
  });
  // A deputy who is asked anyway is asked once.
  return asked.filter((one, at) => asked.findIndex((other) => other.personId === one.personId) === at);
}

/** A person's name and mailbox; `null` where there is none, or they have left. */
export async function mailboxOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  personId: PersonId,
): Promise<{ readonly name: string; readonly email: string } | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityPerson")
    .select(["name", "email"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .where("active", "=", true)
    .executeTakeFirst();
  return row?.email ? { name: row.name, email: row.email } : null;
}
