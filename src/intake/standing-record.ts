import type { Work } from "../identity/index.ts";
import { asksWhich } from "./finding.ts";
import { keyOf } from "./key-name.ts";
import type { Records } from "./records.ts";
import { type HeldRow, rowWithKey } from "./row.store.ts";
import { recordsNamedFurther } from "./waiting-rows.store.ts";

/** What of the record beside which a row is held can be told to whoever is asked whether the row is it. */
export interface StandingRecord {
  /** In a line; `null` where it cannot be told which it is. */
  readonly told: string | null;
  /** It stands; it was removed at the desk; its row is known by another key since; or nobody can tell the last two apart. */
  readonly is: "standing" | "removed" | "renamed" | "gone";
}

/** The record beside which a row is held; `null` where the row is held beside none. */
export async function standingRecord<Item>(
  work: Work,
  records: Records<Item>,
  row: HeldRow,
): Promise<StandingRecord | null> {
  const { tx, municipality } = work;
  const lineOf = async (id: string) => (await records.describe?.(work, id)) || null;
  const name = row.findings.find(asksWhich)?.stands;
  if (name === undefined) {
    // One that is asked about only once it is put right is its own record's.
    const told = row.subjectId && (await lineOf(row.subjectId));
    return told ? { told, is: "standing" } : null;
  }
  const stood = await rowWithKey(tx, municipality.id, row.dataset, name, row.rowId);
  if (stood?.subjectId) {
    const told = await lineOf(stood.subjectId);
    return { told, is: told ? "standing" : "removed" };
  }
  const further = keyOf(name).startsWith("{") ? await recordsNamedFurther(tx, municipality.id, row.dataset, name) : [];
  const [only, another] = further;
  if (only === undefined) return { told: null, is: "gone" };
  return { told: another === undefined ? await lineOf(only) : null, is: "renamed" };
}
