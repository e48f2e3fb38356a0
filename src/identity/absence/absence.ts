import { type DateOn, Forbidden, fault, Invalid, implausibleDays, isId } from "../../kernel/index.ts";
import { working } from "../../platform/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import { requireRole } from "../who.ts";
import { trace, type Work } from "../work.ts";

/** When a manager is away, both days counted, and who stands in. */
export interface Absence {
  readonly from: DateOn;
  readonly to: DateOn;
  /** The deputy's mail address. */
  readonly deputy: string;
}

/**
 * Says that the one who asks is away, or with `null` that they are back.
 * @throws Forbidden `person-needed`; Invalid `absence-backwards`, `date-implausible`, `deputy-unknown`
 */
export async function setAbsence(work: Work, absence: Absence | null): Promise<void> {
  const { who, tx, municipality } = work;
  requireRole(who, ["manager"]);
  const municipalityId = municipality.id;
  const { id: personId, kind } = who.actor;
  if (kind !== "person" || !isId<"person">(personId)) throw new Forbidden("person-needed");
  const db = working<IdentityTables>(tx);
  if (absence === null) {
    await db
      .deleteFrom("identityAbsence")
      .where("municipalityId", "=", municipalityId)
      .where("personId", "=", personId)
      .execute();
  } else {
    const { from, to } = absence;
    const backwards = to < from ? [fault("absence-backwards", {}, "to")] : [];
    const faults = [...implausibleDays({ from, ...(backwards.length === 0 && { to }) }, work.today), ...backwards];
    if (faults.length > 0) throw new Invalid(faults);
    const deputyId = await deputyWith(work, absence.deputy);
    if (deputyId === null || deputyId === personId)
      throw new Invalid([fault("deputy-unknown", { email: absence.deputy }, "deputy")]);
    const away = { deputyId, awayFrom: absence.from, awayTo: absence.to };
    await db
      .insertInto("identityAbsence")
      .values({ municipalityId, personId, ...away })
      .onConflict((on) => on.columns(["municipalityId", "personId"]).doUpdateSet(away))
      .execute();
  }
  await trace(work, { action: "identity.absence", subject: { type: "person", id: personId }, after: absence });
}

/** A manager by mail address: only who may approve for a unit of their own may stand in for another. */
async function deputyWith({ tx, municipality }: Work, email: string): Promise<PersonId | null> {
  const row = await working<IdentityTables>(tx)
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (join) =>
      join.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select("p.personId")
    .where("p.municipalityId", "=", municipality.id)
    .where("p.active", "=", true)
    .where("p.email", "=", email)
    .where("r.role", "=", "manager")
    .executeTakeFirst();
  return row?.personId ?? null;
}

/** Managers who may stand in for the one who asks, and the absence they have set, if any. */
export async function absenceNow({ who, tx, municipality }: Work): Promise<{
  readonly absence: Absence | null;
  readonly deputies: readonly { readonly name: string; readonly email: string }[];
}> {
  const db = working<IdentityTables>(tx);
  const people = await db
    .selectFrom("identityPerson as p")
    .innerJoin("identityRole as r", (join) =>
      join.onRef("r.municipalityId", "=", "p.municipalityId").onRef("r.personId", "=", "p.personId"),
    )
    .select(["p.personId", "p.name", "p.email"])
    .distinct()
    .where("p.municipalityId", "=", municipality.id)
    .where("p.active", "=", true)
    .where("r.role", "=", "manager")
    .orderBy("p.name")
    .execute();
  const row = await db
    .selectFrom("identityAbsence")
    .select(["deputyId", "awayFrom", "awayTo"])
    .where("municipalityId", "=", municipality.id)
    .where("personId", "=", who.actor.id as PersonId)
    .executeTakeFirst();
  const deputy = row && people.find((one) => one.personId === row.deputyId);
  return {
    absence: row ? { from: row.awayFrom, to: row.awayTo, deputy: deputy?.email ?? "" } : null,
    deputies: people.flatMap(({ personId, name, email }) =>
      email && personId !== who.actor.id ? [{ name, email }] : [],
    ),
  };
}
