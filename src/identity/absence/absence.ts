import { type DateOn, Forbidden, fault, Invalid, implausibleDays, isId, NotFound } from "../../kernel/index.ts";
import type { PersonId } from "../identity.tables.ts";
import { requireRole } from "../who.ts";
import { trace, type Work } from "../work.ts";
import { dropAbsence, type ManagingPerson, managersIn, readAbsence, saveAbsence } from "./absence.store.ts";

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
  await keepAbsence(work, managerAsking(work), absence);
}

/** The absence of the one who asks, and who may stand in. @throws Forbidden `person-needed` */
export function ownAbsence(work: Work): Promise<AbsenceNow> {
  return absenceNow(work, managerAsking(work));
}

function managerAsking({ who }: Work): PersonId {
  requireRole(who, ["manager"]);
  const { id, kind } = who.actor;
  if (kind !== "person" || !isId<"person">(id)) throw new Forbidden("person-needed");
  return id;
}

/**
 * Says the same of a manager who cannot: ill, or gone before they thought of it. For whoever gives access.
 * @throws Forbidden `role-needed`; NotFound `manager-unknown`; Invalid `absence-backwards`, `date-implausible`, `deputy-unknown`
 */
export async function setAbsenceOf(work: Work, id: PersonId, absence: Absence | null): Promise<void> {
  requireRole(work.who, ["admin"]);
  await managerWith(work, id);
  await keepAbsence(work, id, absence);
}

async function keepAbsence(work: Work, id: PersonId, absence: Absence | null): Promise<void> {
  const { tx, municipality } = work;
  if (absence === null) await dropAbsence(tx, municipality.id, id);
  else {
    const { from, to } = absence;
    const backwards = to < from ? [fault("absence-backwards", {}, "to")] : [];
    const faults = [...implausibleDays({ from, ...(backwards.length === 0 && { to }) }, work.today), ...backwards];
    if (faults.length > 0) throw new Invalid(faults);
    const deputy = (await managersIn(tx, municipality.id)).find((one) => one.email === absence.deputy.toLowerCase());
    if (!deputy || deputy.id === id) throw new Invalid([fault("deputy-unknown", { email: absence.deputy }, "deputy")]);
    const away = { deputyId: deputy.id, awayFrom: from, awayTo: to };
    await saveAbsence(tx, municipality.id, id, away);
  }
  await trace(work, { action: "identity.absence", subject: { type: "person", id }, after: absence });
}

/** A manager with access. @throws NotFound `manager-unknown` */
export async function managerWith({ tx, municipality }: Work, id: PersonId): Promise<ManagingPerson> {
  const found = (await managersIn(tx, municipality.id)).find((one) => one.id === id);
  if (!found) throw new NotFound("manager-unknown");
  return found;
}

export interface AbsenceNow {
  readonly absence: Absence | null;
  readonly deputies: readonly { readonly name: string; readonly email: string }[];
}

/** The absence that is set for a manager, if any, and who may stand in for them. */
export async function absenceNow({ tx, municipality }: Work, id: string): Promise<AbsenceNow> {
  const managers = await managersIn(tx, municipality.id);
  const away = await readAbsence(tx, municipality.id, id as PersonId);
  const deputy = away && managers.find((one) => one.id === away.deputyId);
  return {
    absence: away ? { from: away.awayFrom, to: away.awayTo, deputy: deputy?.email ?? "" } : null,
    deputies: managers.flatMap((one) => (one.email && one.id !== id ? [{ name: one.name, email: one.email }] : [])),
  };
}
