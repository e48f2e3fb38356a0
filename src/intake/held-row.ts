import { hasRole, trace, type Work } from "../identity/index.ts";
import { Forbidden } from "../kernel/index.ts";
import type { PrintedCells, RowId } from "./intake.tables.ts";
import { keepersOf } from "./repair-row/repair-row.ts";
import { type HeldRow, heldRow, holdDataset, listHeld } from "./row.store.ts";
import { datasetsOf } from "./staff/dataset-names.ts";
import { textOf } from "./table/table.ts";

const lookAtHeld = "intake.look-at-held-rows";

/**
 * A held row that this person looks after, kept from others and from a file that is being read: what either settled meanwhile is unknown.
 *
 * @throws NotFound `held-row-unknown`; Forbidden `role-needed`
 */
export async function heldRowFor(work: Work, id: RowId): Promise<HeldRow> {
  const { dataset } = await mine(work, id, { hold: false });
  await holdDataset(work.tx, work.municipality.id, dataset);
  return mine(work, id, { hold: true });
}

async function mine({ tx, municipality, who }: Work, id: RowId, how: { readonly hold: boolean }): Promise<HeldRow> {
  const row = await heldRow(tx, municipality.id, id, how);
  if (!hasRole(who, keepersOf(row.dataset))) throw new Forbidden("role-needed");
  return row;
}

/** A row with what somebody typed over its cells; what was left as it stood is what its file has, a number too. */
export function typedOver(printed: PrintedCells, typed: ReadonlyMap<string, string>): PrintedCells {
  const names = new Set(printed.map(([column]) => column));
  return [
    ...printed.map(([column, cell]) => {
      const text = typed.get(column) ?? textOf(cell);
      return [column, text === textOf(cell) ? cell : text] as const;
    }),
    ...[...typed].filter(([column]) => !names.has(column)),
  ];
}

/** A held row as its file printed it. The look itself is a trace: a row may be about a person. */
export async function lookAtHeldRow(work: Work, id: RowId): Promise<HeldRow> {
  const row = await mine(work, id, { hold: false });
  await trace(work, { action: lookAtHeld, subject: { type: "import-row", id } });
  return row;
}

/** A page of the held rows that this person looks after; a look as well. */
export async function lookAtHeldRows(work: Work, page: { readonly limit: number; readonly after: RowId | null }) {
  const found = await listHeld(work.tx, work.municipality.id, datasetsOf(work.who), page);
  if (found.items.length > 0) await trace(work, { action: lookAtHeld, subject: { type: "import-row", id: "all" } });
  return found;
}
