import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";

export interface HeldSubject {
  readonly type: string;
  readonly id: string;
}

/** A case marked for preservation: nothing in it but a travel list is erased up to and with a day (product.md, rule 11). */
export interface Hold {
  readonly subject: HeldSubject;
  readonly reason: string;
  readonly until: DateOn;
  readonly placedAt: Date;
  /** The id of who placed it. */
  readonly placedBy: string;
}

interface HoldTables {
  recordsHold: {
    municipalityId: MunicipalityId;
    subjectType: string;
    subjectId: string;
    reason: string;
    until: DateOn;
    placedAt: Date;
    placedBy: string;
  };
}

/**
 * A row of `t` that is about no held subject, as SQL for a rule's condition. A hold that is over counts until the next run
 * of the terms takes it away, which is before they take anything else.
 * @param type the subject's type, and `id` its id, as SQL over `t`
 */
export function notHeld(type: string, id: string): string {
  return `NOT EXISTS (SELECT FROM udsyn.records_hold h WHERE h.municipality_id = t.municipality_id
    AND h.subject_type = ${type} AND h.subject_id = ${id})`;
}

/**
 * Whether the act of `t.audit_id` was about a held subject, or about a part of one, as SQL for a rule's condition.
 * @param isPart whether an act `a` was about a part of what `h` holds, as SQL over both: told by the room that has the parts
 */
export function actInHeldCase(isPart: string): string {
  return `EXISTS (SELECT FROM udsyn.records_hold h
    JOIN udsyn.records_audit a ON a.municipality_id = h.municipality_id
    WHERE h.municipality_id = t.municipality_id AND a.audit_id = t.audit_id
      AND ((a.subject_type, a.subject_id) = (h.subject_type, h.subject_id::text) OR ${isPart}))`;
}

/** Places a hold, or changes the one there is. */
export async function placeHold(tx: Tx, municipalityId: MunicipalityId, hold: Hold): Promise<void> {
  const { subject, reason, until, placedAt, placedBy } = hold;
  const said = { reason, until, placedAt, placedBy };
  await working<HoldTables>(tx)
    .insertInto("recordsHold")
    .values({ municipalityId, subjectType: subject.type, subjectId: subject.id, ...said })
    .onConflict((on) => on.columns(["municipalityId", "subjectType", "subjectId"]).doUpdateSet(said))
    .execute();
}

export async function liftHold(tx: Tx, municipalityId: MunicipalityId, { type, id }: HeldSubject): Promise<void> {
  await working<HoldTables>(tx)
    .deleteFrom("recordsHold")
    .where("municipalityId", "=", municipalityId)
    .where("subjectType", "=", type)
    .where("subjectId", "=", id)
    .execute();
}

/** The hold on a subject on a day; `null` when there is none. */
export async function holdOn(
  tx: Tx,
  municipalityId: MunicipalityId,
  { type, id }: HeldSubject,
  on: DateOn,
): Promise<Hold | null> {
  const row = await holds(tx, municipalityId)
    .where("subjectType", "=", type)
    .where("subjectId", "=", id)
    .where("until", ">=", on)
    .executeTakeFirst();
  return row ? read(row) : null;
}

/** Every hold that stands on a day, the one that ends first before the others. */
export async function holdsIn(tx: Tx, municipalityId: MunicipalityId, on: DateOn): Promise<readonly Hold[]> {
  const rows = await holds(tx, municipalityId).where("until", ">=", on).orderBy("until").orderBy("subjectId").execute();
  return rows.map(read);
}

/** Holds that ended before a day. */
export async function holdsOver(tx: Tx, municipalityId: MunicipalityId, on: DateOn): Promise<readonly Hold[]> {
  return (await holds(tx, municipalityId).where("until", "<", on).execute()).map(read);
}

function holds(tx: Tx, municipalityId: MunicipalityId) {
  return working<HoldTables>(tx).selectFrom("recordsHold").selectAll().where("municipalityId", "=", municipalityId);
}

function read({
  subjectType: type,
  subjectId: id,
  reason,
  until,
  placedAt,
  placedBy,
}: HoldTables["recordsHold"]): Hold {
  return { subject: { type, id }, reason, until, placedAt, placedBy };
}
