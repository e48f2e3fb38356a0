import { isDeepStrictEqual } from "node:util";
import { requireRole, trace, type Work } from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { traceConfirmed } from "../../register/index.ts";
import type { Dataset, DatasetName } from "../dataset.ts";
import { asksName, asksWhich, dayFields, type Finding, finding, holds, isOfDays } from "../finding.ts";
import type { PrintedCells, RowId } from "../intake.tables.ts";
import { type Judged, judgeRow } from "../judge-row.ts";
import { isNumbered, keyOf, nameIn, saidIn, shownName, yearIn } from "../key-name.ts";
import { askedOfYear, isHardly } from "../known-again.ts";
import { fieldsAlike } from "../likeness.ts";
import type { Mapping } from "../mapping.ts";
import { forgettingAnybody, forgettingRows, metAt } from "../met-before.ts";
import { portsOn } from "../ports.ts";
import { itemRead, readAs, saidByFile } from "../read-as.ts";
import type { Records } from "../records.ts";
import { roomFindings } from "../room-findings.ts";
import {
  type HeldRow,
  joinRows,
  type NamedRow,
  readingsOf,
  rowsOfKeys,
  rowWithKey,
  type StandingRow,
  setRowsAside,
  settleRow,
} from "../row.store.ts";
import type { Dialect } from "../row-reader.ts";
import { keysReadBy } from "../run.store.ts";

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

export interface Repaired {
  /** The row as it is kept, by its own name or its record's; `null` where it is refused, and nothing is stored. */
  readonly keptAs: RowId | null;
  /** All that is wrong with it; of one that is let in, what is to be wondered about. */
  readonly findings: readonly Finding[];
}

/**
 * Judges a held row anew with corrected cells. Sound, it becomes a record, or updates the one it was before it was held, and
 * is told of and kept with what its file would have been told; else everything that is wrong comes back and nothing is stored. The row keeps the name it has in its file, so that the
 * same file again leaves it alone. One that may be a record that stands is that or another, as the person says (decision 60).
 * Who was erased since it was first met is left out.
 */
export async function repairRow<Item>(
  work: Work,
  dataset: Dataset<Item>,
  records: Records<Item>,
  forgetting: Forgetting,
  row: HeldRow,
  { asPrinted, isOther, namesConfirmed, cells: asked }: Repair,
): Promise<Repaired> {
  requireRole(work.who, keepersOf(dataset.name));
  const { tx, municipality, today } = work;
  const cells = (await forgettingRows(work, forgetting))(asked, row.rowId);
  const mapping = { ...row.mapping, asPrinted: row.mapping.asPrinted || asPrinted };
  const dialect = dialectOfHand(row, cells);
  const judged = judgeRow(dataset, mapping, dialect, portsOn(today), { rowNumber: row.rowNumber, cells });
  const { rowNumber, reference } = row;
  // What a hand wrote beside what was wrong is its own, and stays when the file changes (decision 53).
  const fileSaid = (printed: PrintedCells) => {
    const said = judgeRow(dataset, mapping, row.dialect, portsOn(today), { rowNumber: row.rowNumber, cells: printed });
    return saidByFile(judged.item, said.item, wrongIn(row.findings));
  };
  const isOwnKey = judged.key === null || judged.key === keyOf(row.key);
  const ofKey = await rowsOfKeys(tx, municipality.id, dataset.name, [judged.key ?? keyOf(row.key)]);
  // A name that the desk gave this very record is no other's.
  const isOwnOther = ({ subjectId, isByHand }: NamedRow) =>
    isByHand && subjectId !== null && subjectId === row.subjectId;
  const others = ofKey.filter((one) => one.rowId !== row.rowId && !isOwnOther(one));
  const name = nameIn(dataset.yearOf?.(judged.item) ?? null, judged.key ?? keyOf(row.key));
  const reading = (await readingsOf(tx, municipality.id, [row.rowId])).get(row.rowId);
  const said = reading === undefined ? null : itemRead<Item>(reading);
  const question =
    row.findings.find(asksWhich) ??
    standsMeanwhile(row, others) ??
    hardlyItsOwn(dataset, mapping, row, judged.item, said);
  const isOwnName = isOwnKey && (!isNumbered(row.key) || question?.code === "other-line");
  const taken = isOwnName ? undefined : others.find(({ key }) => mayBeOfOneYear(key, name));
  if (taken) judged.reportTakenKey(taken.rowNumber);
  const unsaid = question && isOther === null ? [question] : [];
  const refused = (findings: readonly Finding[]): Repaired => ({ keptAs: null, findings });
  if (judged.held || unsaid.length > 0) return refused([...judged.findings, ...unsaid]);
  const standing = question?.stands
    ? await rowWithKey(tx, municipality.id, dataset.name, question.stands, row.rowId)
    : null;
  const isThat = question !== undefined && isOther === false;
  const refuse = (code: "record-taken" | "record-newer" | "duplicate-key", first = 0) =>
    refused([finding(rowNumber, reference, code, { key: shownName(question?.stands ?? ""), first })]);
  const isItsOwn = question?.stands === row.key && row.subjectId !== null;
  if (isThat && !isItsOwn && !standing?.subjectId) return refuse("record-taken");
  const keys = await keysReadBy(tx, municipality.id, dataset.name);
  if (isThat && standing && standing.contentHash !== judged.contentHash && isReadSince(row, standing, question, keys))
    return refuse("record-newer");
  // Of one number and one year there are not two.
  const isOneName = isItsOwn || (isOwnKey && question?.code === "other-line") || question?.stands === name;
  if (isOther && isOneName) return refuse("duplicate-key", standing?.rowNumber);

  const incoming = { item: judged.item, key: judged.key ?? row.key, fileName: row.fileName };
  const readings = await readingsOf(tx, municipality.id, [row.rowId, ...(standing ? [standing.rowId] : [])]);
  const read = readings.get(row.rowId) ?? readings.get(standing?.rowId ?? row.rowId);
  const was = read === undefined ? null : itemRead<Item>(read);
  const known = isThat ? (standing?.subjectId ?? row.subjectId) : question ? null : row.subjectId;
  const double = known === null ? await doubleOf(work, dataset, row, judged, keys, question?.stands) : null;
  if (double) return refused([finding(rowNumber, reference, "record-newer", { key: shownName(double.key) })]);
  const looked = { ...incoming, subjectId: known, changes: known !== null, was, metAt: metAt(row.rowId) };
  const [found = []] = await roomFindings(work, records, mapping, [
    { row: rowNumber, reference, looked, cells: () => cells },
  ]);
  const named = found.filter(asksName);
  if (found.some((one) => holds(one) && !(namesConfirmed && asksName(one)))) return refused(found);
  if (known) {
    const [changed] = await records.change(work, [
      { ...incoming, subjectId: known, metAt: metAt(row.rowId), was, mapping },
    ]);
    // It was removed, and stays so.
    if (changed === null) return refused(found);
  }
  const subjectId = known ?? (await records.add(work, [incoming]))[0] ?? null;
  const kept = await forgettingAnybody(work, forgetting);
  const flags = [...judged.findings, ...found].filter((one) => !holds(one));
  const { printed, findings } = namesConfirmed
    ? { printed: row.printed, findings: flags }
    : kept({ printed: row.printed, findings: flags }, row.rowId);
  await settleRow(tx, municipality.id, row.rowId, {
    ...{ status: "repaired", subjectId, readAs: records.editedByHand ? readAs(fileSaid(printed)) : null },
    ...{ printed, findings },
  });
  if (isThat && standing)
    await joinRows(tx, municipality.id, row, standing.rowId, question.code === "other-line" ? standing.key : row.key);
  // Once its source is put right too, the row comes by that name.
  else if (!isOwnKey) {
    const as = newId<"import-row">(work.now.getTime());
    await setRowsAside(tx, municipality.id, [{ rowId: row.rowId, key: name, as, contentHash: judged.contentHash }]);
  }
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
    before: kept(Object.fromEntries(corrected.map(([column]) => [column, before.get(column) ?? null])), row.rowId),
    after: {
      ...kept(Object.fromEntries(corrected), row.rowId),
      ...(asPrinted && { asPrinted }),
      ...(isOther !== null && { isOther }),
      subjectId,
    },
  });
  return { keptAs: isThat && standing ? standing.rowId : row.rowId, findings };
}

/** How a row's cells are read with what a hand typed: over a number, which is shown with a point, »338.565« may be meant either way. */
function dialectOfHand({ dialect, printed }: HeldRow, cells: PrintedCells): Dialect {
  const before = new Map(printed);
  const over = cells.filter(([column, cell]) => typeof cell === "string" && typeof before.get(column) === "number");
  const isOver = new Set(over.map(([column]) => column));
  const signs = Object.entries(dialect.signs).map(([column, sign]) => [column, isOver.has(column) ? "mixed" : sign]);
  return { ...dialect, signs: Object.fromEntries(signs) };
}

/** Fields of which something is said that holds a row: a day tells of all of them. */
function wrongIn(findings: readonly Finding[]): ReadonlySet<string> {
  const holding = findings.filter(holds);
  const named = holding.flatMap(({ field }) => field ?? []);
  return new Set(holding.some(isOfDays) ? [...named, ...dayFields] : named);
}

/** A row that was held of its own record, and once it is put right says another year, or nothing of what its file said before. */
function hardlyItsOwn<Item>(
  dataset: Dataset<Item>,
  mapping: Mapping,
  { rowNumber, reference, key, subjectId }: HeldRow,
  item: Item,
  said: Item | null,
): Finding | undefined {
  if (subjectId === null || said === null) return undefined;
  const [year, before] = [dataset.yearOf?.(item) ?? null, dataset.yearOf?.(said) ?? null];
  const isOfYear = year === null || before === null || year === before;
  const isYearTold = !dataset.yearOf || (year !== null && before !== null);
  if (isOfYear && !isHardly(item, said, mapping, isYearTold)) return undefined;
  return finding(rowNumber, reference, "other-line", { key: shownName(key) }, { stands: key });
}

/** A record that came in under the row's key since it was held: the row may be that. */
function standsMeanwhile(row: HeldRow, others: readonly NamedRow[]): Finding | undefined {
  if (row.subjectId !== null || isNumbered(row.key)) return undefined;
  const stands = others.find(
    ({ key, subjectId }) => subjectId !== null && !isNumbered(key) && keyOf(key) === keyOf(row.key),
  );
  const { rowNumber, reference, key } = row;
  return stands && askedOfYear({ row: rowNumber, reference, key }, stands);
}

type KeysReadBy = Awaited<ReturnType<typeof keysReadBy>>;

/** Whether what stands may have been told otherwise since the row was held: by its own row, or by a file of its own key. */
function isReadSince(row: HeldRow, standing: StandingRow, { code }: Finding, keys: KeysReadBy): boolean {
  const columns = new Set(saidIn(standing.key).keys());
  const ofItsKey = keys.find((one) => isDeepStrictEqual(new Set(one.columns), columns));
  return standing.runId > row.runId || (code === "key-mended" && ofItsKey !== undefined && ofItsKey.last > row.runId);
}

function mayBeOfOneYear(one: string, other: string): boolean {
  const [year, otherYear] = [yearIn(one), yearIn(other)];
  return year === null || otherYear === null || year === otherYear;
}

/** A record of the row's own number and year, or one that came in by another key since it was held, which says mostly what it does. */
async function doubleOf<Item>(
  { tx, municipality }: Work,
  dataset: Dataset<Item>,
  row: HeldRow,
  judged: Judged<Item>,
  readBy: KeysReadBy,
  asked: string | undefined,
): Promise<NamedRow | null> {
  const own = judged.key ?? keyOf(row.key);
  const keys = [own, ...readBy.flatMap(({ columns }) => judged.keyBy(columns) ?? [])];
  const others = (await rowsOfKeys(tx, municipality.id, dataset.name, [...new Set(keys)])).filter(
    ({ rowId, key, subjectId }) => rowId !== row.rowId && key !== asked && subjectId !== null,
  );
  const readings = await readingsOf(
    tx,
    municipality.id,
    others.map(({ rowId }) => rowId),
  );
  const year = dataset.yearOf?.(judged.item) ?? null;
  const isDouble = ({ rowId, key, runId, subjectId }: NamedRow) => {
    const kept = readings.get(rowId);
    const was = kept === undefined ? null : itemRead<Item>(kept);
    const { both, equal } = fieldsAlike(judged.item, was);
    if (equal * 2 <= both) return false;
    const its = (was && dataset.yearOf?.(was)) ?? yearIn(key);
    const isSince = runId > row.runId || (subjectId ?? "") > row.runId;
    return keyOf(key) === own && year !== null && its !== null ? its === year : isSince;
  };
  return others.find(isDouble) ?? null;
}
