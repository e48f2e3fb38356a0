import { requireRole, trace, type Work } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { Forgetting } from "../../records/index.ts";
import type { Dataset, DatasetName } from "../dataset.ts";
import { type Finding, holds } from "../finding.ts";
import type { PrintedCells } from "../intake.tables.ts";
import { judgeRow } from "../judge-row.ts";
import { forgettingRows, metAt } from "../met-before.ts";
import { portsOn } from "../ports.ts";
import type { Records } from "../records.ts";
import { roomFindings } from "../room-findings.ts";
import { type HeldRow, rowWithKey, settleRow } from "../row.store.ts";

/** Who may look after a data set's held rows: the coordinator all of them, the accountant the ledger's. */
export function keepersOf(dataset: DatasetName): readonly RoleName[] {
  return dataset === "trips" || dataset === "partners" ? ["coordinator"] : ["coordinator", "accountant"];
}

export interface Repair {
  /** All cells of the row, the corrected ones among them, written as the file writes. */
  readonly cells: PrintedCells;
  /** The source says no more: a missing date or an unreadable amount stays unknown, beside what is printed. */
  readonly asPrinted: boolean;
}

/**
 * Judges a held row anew with corrected cells. Sound, it becomes a record, or updates the one it was before it was held;
 * else everything that is wrong comes back and nothing is stored. The row keeps the key it has in its file, so that the
 * same file again leaves it alone. Who was erased since it was first met is left out.
 */
export async function repairRow<Item>(
  work: Work,
  dataset: Dataset<Item>,
  records: Records<Item>,
  forgetting: Forgetting,
  row: HeldRow,
  { asPrinted, ...said }: Repair,
): Promise<readonly Finding[]> {
  requireRole(work.who, keepersOf(dataset.name));
  const { tx, municipality, today } = work;
  const cells = (await forgettingRows(work, forgetting))(said.cells, row.rowId);
  const mapping = { ...row.mapping, asPrinted: row.mapping.asPrinted || asPrinted };
  const judged = judgeRow(dataset, mapping, row.dialect, portsOn(today), { rowNumber: row.rowNumber, cells });
  const taken = judged.key && (await rowWithKey(tx, municipality.id, dataset.name, judged.key, row.rowId));
  if (taken) judged.reportTakenKey(taken.rowNumber);
  if (judged.held) return judged.findings;

  const incoming = { item: judged.item, key: judged.key ?? row.key, fileName: row.fileName };
  const { rowNumber, reference, subjectId: known } = row;
  const looked = { ...incoming, subjectId: known, changes: known !== null };
  const [found = []] = await roomFindings(work, records, mapping, [
    { row: rowNumber, reference, looked, cells: () => cells },
  ]);
  if (found.some(holds)) return found;
  const subjectId = row.subjectId ?? (await records.add(work, [incoming]))[0] ?? null;
  if (row.subjectId) await records.change(work, [{ ...incoming, subjectId: row.subjectId, metAt: metAt(row.rowId) }]);
  await settleRow(tx, municipality.id, row.rowId, "repaired", subjectId);
  const before = new Map(row.printed);
  const corrected = cells.filter(([column, text]) => before.get(column) !== text);
  await trace(work, {
    action: "intake.repair",
    subject: { type: "import-row", id: row.rowId },
    before: Object.fromEntries(corrected.map(([column]) => [column, before.get(column) ?? null])),
    after: { ...Object.fromEntries(corrected), ...(asPrinted && { asPrinted }), subjectId },
  });
  return [];
}
