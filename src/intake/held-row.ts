import { hasRole, type Work } from "../identity/index.ts";
import { Forbidden } from "../kernel/index.ts";
import type { RowId } from "./intake.tables.ts";
import { keepersOf } from "./repair-row/repair-row.ts";
import { type HeldRow, holdHeldRow } from "./row.store.ts";

/** A held row that this person looks after, kept from others. @throws NotFound `held-row-unknown`; Forbidden `role-needed` */
export async function heldRowFor({ tx, municipality, who }: Work, id: RowId): Promise<HeldRow> {
  const row = await holdHeldRow(tx, municipality.id, id);
  if (!hasRole(who, keepersOf(row.dataset))) throw new Forbidden("role-needed");
  return row;
}
