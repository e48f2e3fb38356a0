import { requireRole, trace, type Work } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { traceConfirmed } from "../../register/index.ts";
import type { Dataset, DatasetName } from "../dataset.ts";
import { asksName, asksWhich, type Finding, finding, holds } from "../finding.ts";
import type { PrintedCells } from "../intake.tables.ts";
import { judgeRow } from "../judge-row.ts";
import { nameInFile, shownName } from "../key-name.ts";
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
  /** Of a row that may be the record beside which it is held: whether it is another; `null` where nobody said. */
  readonly isOther: boolean | null;
  /** A name in it that was erased from here is somebody else's, as a person says. */
  readonly namesConfirmed: boolean;
}

/**
 * Judges a held row anew with corrected cells. Sound, it becomes a record, or updates the one it was before it was held;
 * else everything that is wrong comes back and nothing is stored. The row keeps the key it has in its file, so that the
 * same file again leaves it alone. One that is held beside a record is that record or another, as the person says (decision 60).
 * Who was erased since it was first met is left out.
 */
export async function repairRow<Item>(
  work: Work,
  dataset: Dataset<Item>,
  records: Records<Item>,
  forgetting: Forgetting,
  row: HeldRow,
  { asPrinted, isOther, namesConfirmed, ...said }: Repair,
): Promise<readonly Finding[]> {
  requireRole(work.who, keepersOf(dataset.name));
  const { tx, municipality, today } = work;
  const cells = (await forgettingRows(work, forgetting))(said.cells, row.rowId);
  const mapping = { ...row.mapping, asPrinted: row.mapping.asPrinted || asPrinted };
  const judged = judgeRow(dataset, mapping, row.dialect, portsOn(today), { rowNumber: row.rowNumber, cells });
  const question = row.findings.find(asksWhich);
  const withKey = (key: string | null | undefined) =>
    key ? rowWithKey(tx, municipality.id, dataset.name, key, row.rowId) : null;
  const standing = question ? await withKey(question.stands) : null;
  // What stands beside another has that one's key in its file.
  const isBeside = judged.key !== row.key && judged.key === nameInFile(row.key);
  const taken = isBeside ? null : await withKey(judged.key);
  if (taken) judged.reportTakenKey(taken.rowNumber);
  const unsaid = question && isOther === null ? [question] : [];
  if (judged.held || unsaid.length > 0) return [...judged.findings, ...unsaid];
  const { rowNumber, reference } = row;
  const isMended = question?.code === "key-mended" && isOther === false;
  if (isMended && !standing?.subjectId)
    return [finding(rowNumber, reference, "record-taken", { key: shownName(question.stands ?? "") })];

  const incoming = { item: judged.item, key: judged.key ?? row.key, fileName: row.fileName };
  const readings = await readingsOf(tx, municipality.id, [row.rowId, ...(standing ? [standing.rowId] : [])]);
  const kept = readings.get(row.rowId) ?? readings.get(standing?.rowId ?? row.rowId);
  const was = kept === undefined ? null : itemRead<Item>(kept);
  const met = { item: judged.item, was, metIn: null };
  const [apart] =
    row.subjectId === null || question
      ? []
      : ((await records.apart?.(work, [{ ...met, subjectId: row.subjectId }])) ?? []);
  // Only now its day can be read, and what stands is another year's.
  if (apart && isOther === null) {
    const { code, params = {} } = apart.flag;
    return [finding(rowNumber, reference, code, params, { stands: row.key })];
  }
  const known = (question || apart) && isOther ? null : (isMended && standing?.subjectId) || row.subjectId;
  const looked = { ...incoming, subjectId: known, changes: known !== null, was, metAt: metAt(row.rowId) };
  const [found = []] = await roomFindings(work, records, mapping, [
    { row: rowNumber, reference, looked, cells: () => cells },
  ]);
  const named = found.filter(asksName);
  if (found.some((one) => holds(one) && !(namesConfirmed && asksName(one)))) return found;
  if (known) {
    const [changed] = await records.change(work, [
      { ...incoming, subjectId: known, metAt: metAt(row.rowId), was, mapping },
    ]);
    // It was removed, and stays so.
    if (changed === null) return found;
  }
  const subjectId = known ?? (await records.add(work, [incoming]))[0] ?? null;
  await settleRow(
    ...([tx, municipality.id, row.rowId, "repaired", subjectId] as const),
    records.editedByHand ? readAs(judged.item) : null,
  );
  if (isMended && standing) await joinRows(tx, municipality.id, row, standing.rowId);
  const aboutRow = { type: "import-row", id: row.rowId };
  if (named.length > 0)
    await traceConfirmed(
      work,
      aboutRow,
      named.flatMap(({ field }) => field ?? []),
    );
  const before = new Map(row.printed);
  const corrected = cells.filter(([column, text]) => before.get(column) !== text);
  await trace(work, {
    action: "intake.repair",
    subject: aboutRow,
    before: Object.fromEntries(corrected.map(([column]) => [column, before.get(column) ?? null])),
    after: {
      ...Object.fromEntries(corrected),
      ...(asPrinted && { asPrinted }),
      ...(isOther !== null && { isOther }),
      subjectId,
    },
  });
  return [];
}
