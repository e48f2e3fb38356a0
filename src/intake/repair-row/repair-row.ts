import { requireRole, trace, type Work } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { Forgetting } from "../../records/index.ts";
import type { Dataset, DatasetName } from "../dataset.ts";
import { type Finding, finding, holds } from "../finding.ts";
import { keyInFile } from "../held-apart.ts";
import type { PrintedCells } from "../intake.tables.ts";
import { judgeRow } from "../judge-row.ts";
import { forgettingRows, metAt } from "../met-before.ts";
import { portsOn } from "../ports.ts";
import { itemRead, readAs } from "../read-as.ts";
import type { Records } from "../records.ts";
import { roomFindings } from "../room-findings.ts";
import { type HeldRow, joinRows, readingsOf, rowWithKey, settleRow } from "../row.store.ts";

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
  // Held beside another's record: with its key it is that record after all, with a key of its own a record of its own.
  const isApart = row.findings.some(({ code }) => code === "other-year" || code === "key-mended");
  const stands = isApart ? await rowWithKey(tx, municipality.id, dataset.name, keyInFile(row.key), row.rowId) : null;
  const standsThere = stands !== null && stands.subjectId === row.subjectId;
  if (taken && !(standsThere && taken.subjectId === row.subjectId)) judged.reportTakenKey(taken.rowNumber);
  if (judged.held) return judged.findings;

  const incoming = { item: judged.item, key: judged.key ?? row.key, fileName: row.fileName };
  const { rowNumber, reference } = row;
  const kept = (await readingsOf(tx, municipality.id, [row.rowId])).get(row.rowId);
  const was = kept === undefined ? null : itemRead<Item>(kept);
  const met = { item: judged.item, was, metIn: null };
  const [apart] =
    row.subjectId === null || isApart
      ? []
      : ((await records.apart?.(work, [{ ...met, subjectId: row.subjectId }])) ?? []);
  // Only now its day can be read, and what stands is another year's.
  if (apart && judged.key === row.key) {
    const { code, params = {} } = apart.flag;
    return [finding(rowNumber, reference, code, { ...params, same: "ret datoen i filen, og læs den ind igen" })];
  }
  const isRecord = !isApart || judged.key === keyInFile(row.key);
  const known = apart || !isRecord ? null : row.subjectId;
  const looked = { ...incoming, subjectId: known, changes: known !== null, was, metAt: metAt(row.rowId) };
  const [found = []] = await roomFindings(work, records, mapping, [
    { row: rowNumber, reference, looked, cells: () => cells },
  ]);
  if (found.some(holds)) return found;
  const subjectId = known ?? (await records.add(work, [incoming]))[0] ?? null;
  if (known) await records.change(work, [{ ...incoming, subjectId: known, metAt: metAt(row.rowId), was }]);
  await settleRow(
    ...([tx, municipality.id, row.rowId, "repaired", subjectId] as const),
    records.editedByHand ? readAs(judged.item) : null,
  );
  if (known && judged.key && row.findings.some(({ code }) => code === "key-mended"))
    await joinRows(tx, municipality.id, { ...row, key: row.key.slice(0, row.key.lastIndexOf(" @")), subjectId: known });
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
