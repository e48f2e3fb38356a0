import type { Work } from "../identity/index.ts";
import { asksWhich, dayFields, type Finding, finding, isOfDays } from "./finding.ts";
import type { Candidate } from "./import-run.ts";
import type { PrintedCells, RowId } from "./intake.tables.ts";
import { isNumbered, shownName, yearIn } from "./key-name.ts";
import { allKin, byWordsAlone, freeOf, isOwnKey, type Kin, type Reading, type Step } from "./kin.ts";
import { fieldsAlike } from "./likeness.ts";
import type { Mapping } from "./mapping.ts";
import { forgettingRows } from "./met-before.ts";
import type { Records } from "./records.ts";
import { knownRows, type MetRow, type NamedRow } from "./row.store.ts";
import { stepFor } from "./row-step.ts";
import { isReadBefore } from "./run.store.ts";
import { textOf } from "./table/table.ts";

/**
 * Rows that have no record by their own name, as what is known by their key in another year, or by the keys that the data set was read by
 * before (decision 60). Only the same words, or words that differ in nothing which both say, are the same row without asking; whatever may
 * be a record that stands is held, for a person to say whether it is. A row that has a record by its own name is that, unless it says
 * nothing of what that said, or says more of what another year's did.
 */
export async function knownAgain<Item>(
  work: Work,
  records: Records<Item>,
  reading: Reading<Item>,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  // The lines of one file are told apart by their file.
  if (!(await isReadBefore(work.tx, work.municipality.id, reading.dataset, reading.runId))) return steps.map(inOneFile);
  const met = steps.filter(({ step }) => step.does !== "leave");
  const { kinOf, ownOf } = await allKin(work, reading, met);
  const forget = await forgettingRows(work, reading.forgetting);
  const changed = (row: Candidate<Item>, waits: NamedRow) => cellsChanged(forget(row.printed(), waits.rowId), waits);
  const besides = new Map(met.map((step) => [step, besideWaiting(step, ownOf(step), reading.mapping, changed)]));
  const asked = [...besides.values()];
  const { taken } = reading;
  const done = new Map<Step<Item>, Step<Item>>();
  const take = (step: Step<Item>, met: Kin<Item>) => {
    taken.add(met.rowId);
    done.set(step, asMet(done.get(step) ?? step, met));
  };
  const unknown = asked.filter(({ known }) => !known?.subjectId);
  // Who says the same words comes first: nobody else is then taken for it.
  for (const step of unknown) {
    const met = kinOf(step).find((one) => !taken.has(one.rowId) && saysSame(step, one));
    if (met) take(step, met);
  }
  // What waited without a record waits for the same answers.
  const isOpen = (step: Step<Item>) => !done.get(step)?.known?.subjectId;
  const doubles = new Set<Step<Item>>();
  for (const { step, met, isSure } of await byWordsAlone(work, reading, unknown.filter(isOpen))) {
    if (isSure) take(step, met);
    else if (!records.lastCounts) {
      taken.add(met.rowId);
      doubles.add(step);
      done.set(step, held(done.get(step) ?? step, asks(step, "key-mended", met)));
    }
  }
  const rest = records.lastCounts ? [] : unknown.filter((step) => isOpen(step) && !doubles.has(step));
  const questions = await questionsOf(work, reading, rest, (step) => {
    const waits = done.get(step)?.known;
    return waits ? kinOf(step).find(({ rowId }) => rowId === waits.rowId) : ownOf(step);
  });
  const free = await freeOf(work, reading, [
    ...rest.flatMap((step) => kinOf(step)),
    ...[...questions.values()].map(({ stands }) => stands),
  ]);
  for (const step of rest) {
    const kin = kinOf(step).filter(free);
    const like = likest(step, kin);
    const question = questions.get(step);
    const again = question && free(question.stands) ? askedAgain(step, question) : null;
    const found = like?.is === "same" ? like : (again ?? like ?? ofKey(step, kin, reading.mapping, changed));
    if (found?.met) take(step, found.met);
    if (found?.is === "asked") done.set(step, held(done.get(step) ?? step, found.says));
  }
  const doubted = asked.flatMap((step) => {
    const says = records.lastCounts ? null : hardlyIts(step, kinOf(step), reading);
    return says ? [{ step, says, key: `${step.row.key}#${step.row.contentHash.slice(0, 12)}` }] : [];
  });
  const beside = await knownRows(
    work.tx,
    work.municipality.id,
    reading.dataset,
    doubted.map(({ key }) => key),
  );
  for (const [at, { step, says, key }] of doubted.entries())
    done.set(step, held({ ...step, row: { ...step.row, key }, known: beside[at] ?? null }, says));
  return steps.map((one) => {
    const step = besides.get(one) ?? one;
    return withoutTaken(done.get(step) ?? step, done.has(step), taken);
  });
}

/** A row that takes the place of another which waits by its name: where they differ in more than one thing, that waits on beside it. */
function besideWaiting<Item>(
  step: Step<Item>,
  own: NamedRow | undefined,
  mapping: Mapping,
  changed: CellsChanged<Item>,
): Step<Item> {
  const { row, known } = step;
  if (!own || known?.subjectId || own.status !== "held" || own.contentHash === row.contentHash) return step;
  if (changed(row, own).filter((column) => !mapping.key.includes(column)).length < 2) return step;
  const key = `${row.key}#${own.contentHash.slice(0, 12)}`;
  const asked = own.findings?.find(asksWhich)?.stands;
  return { ...step, setsAside: { rowId: own.rowId, key, asked } };
}

/** Whether a row of another key, or of its own from before names told a year, says the same. */
function saysSame<Item>(step: Step<Item>, one: Kin<Item>): boolean {
  const mayBe = !isOwnKey(step, one) || (yearIn(one.key) === null && yearIn(step.row.key) !== null);
  return mayBe && one.contentHash === step.row.contentHash;
}

type Found<Item> =
  | { readonly is: "same"; readonly met: Kin<Item> }
  /** Perhaps as a row that was asked the same before its day was put right. */
  | { readonly is: "asked"; readonly says: Finding; readonly met?: Kin<Item> | undefined };

/** The record of another key that a row may be: where nothing that both say differs it is; where more than half is equal it may be. */
function likest<Item>(step: Step<Item>, kin: readonly Kin<Item>[]): Found<Item> | null {
  const records = kin.filter((one) => one.subjectId !== null && !isOwnKey(step, one) && isOfYear(step, one));
  const told = records.map((met) => ({ met, ...fieldsAlike(step.row.item, met.was) }));
  const same = told.find(({ met, both, equal }) => met.was !== null && equal === both && equal > 0);
  if (same) return { is: "same", met: same.met };
  const alike = told.find(({ met, both, equal }) => met.was === null || equal * 2 > both);
  return alike ? { is: "asked", says: asks(step, "key-mended", alike.met) } : null;
}

interface Question {
  readonly code: Finding["code"];
  readonly stands: MetRow & { readonly key: string };
}

/** What a person was asked already of rows that wait, and has not answered: of records that still have that name. */
async function questionsOf<Item>(
  { tx, municipality }: Work,
  { dataset }: Reading<Item>,
  steps: readonly Step<Item>[],
  waitingOf: (step: Step<Item>) => NamedRow | undefined,
): Promise<ReadonlyMap<Step<Item>, Question>> {
  const asked = steps.flatMap((step) => {
    const waits = waitingOf(step);
    const question = waits?.status === "held" && waits.subjectId === null ? waits.findings?.find(asksWhich) : undefined;
    return question?.stands === undefined ? [] : [{ step, code: question.code, key: question.stands }];
  });
  const rows = await knownRows(
    tx,
    municipality.id,
    dataset,
    asked.map(({ key }) => key),
  );
  return new Map(
    asked.flatMap(({ step, code, key }, at) => {
      const stands = rows[at];
      return stands?.subjectId ? [[step, { code, stands: { ...stands, key } }]] : [];
    }),
  );
}

/** It is asked again, whatever has changed in the row, and under whichever name it comes. */
function askedAgain<Item>(step: Step<Item>, { code, stands }: Question): Found<Item> {
  const says = code === "other-year" ? askedOfYear(step.row, stands) : asks(step, "key-mended", stands);
  return { is: "asked", says };
}

/** That a row's key is another's of its file, of another year. */
function twiceInFile<Item>({ row, reference, key, otherYearIn }: Candidate<Item>): Finding | null {
  return otherYearIn === null
    ? null
    : finding(row, reference, "duplicate-key", { key: shownName(key), first: otherYearIn });
}

function inOneFile<Item>(step: Step<Item>): Step<Item> {
  const twice = step.known?.subjectId ? null : twiceInFile(step.row);
  return twice === null || step.step.does === "leave" ? step : held(step, twice);
}

/** A row by its own key: what waited for a day that could be read, or what stands under it in another year. */
function ofKey<Item>(
  step: Step<Item>,
  kin: readonly Kin<Item>[],
  mapping: Mapping,
  changed: CellsChanged<Item>,
): Found<Item> | null {
  const { row } = step;
  if (isNumbered(row.key)) return null;
  const own = kin.filter((one) => isOwnKey(step, one) && !isNumbered(one.key));
  const twice = twiceInFile(row);
  if (twice) return { is: "asked", says: twice };
  const standing = own.filter(({ subjectId }) => subjectId !== null);
  const year = yearIn(row.key);
  const days = dayFields.flatMap((field) => mapping.fields[field] ?? []);
  const waiting = own.find((one) => isOfWrongDay(one) && changed(row, one).every((column) => days.includes(column)));
  // Named before its year was known.
  const [only] = standing.filter((one) => year !== null && one.year === year);
  if (only && !row.held && !isHardly(row.item, only.was, mapping, true)) return { is: "same", met: only };
  const [nearest] = standing.toSorted(
    (one, other) => alike(row, other) - alike(row, one) || apart(one.year, year) - apart(other.year, year),
  );
  if (nearest) return { is: "asked", says: askedOfYear(row, nearest, nearest.year), met: waiting };
  return waiting ? { is: "same", met: waiting } : null;
}

/** How much of a row a record's said last. */
function alike<Item>({ item }: Candidate<Item>, { was }: Kin<Item>): number {
  return fieldsAlike(item, was).equal;
}

/** Of the same year, or of one that nobody can tell. */
function isOfYear<Item>({ row }: Step<Item>, { year }: Kin<Item>): boolean {
  const own = yearIn(row.key);
  return own === null || year === null || own === year;
}

function apart(one: string | null, other: string | null): number {
  return one === null || other === null ? 0 : Math.abs(Number(one) - Number(other));
}

/** That a row's key is that of a record of another year, or of one that nobody can tell: a person says whether it is that. */
export function askedOfYear(
  { row, reference, key }: { readonly row: number; readonly reference: string | null; readonly key: string },
  stands: Pick<NamedRow, "key" | "fileName">,
  year = yearIn(stands.key),
): Finding {
  const from = (one: string | null) => (one === null ? "uden år" : `fra ${one}`);
  const where = stands.fileName === null ? from(year) : `${from(year)} (${stands.fileName})`;
  const params = { key: shownName(key), stands: where, own: from(yearIn(key)) };
  return finding(row, reference, "other-year", params, { stands: stands.key });
}

function asks<Item>({ row }: Step<Item>, code: "key-mended" | "other-line", { key }: Pick<NamedRow, "key">): Finding {
  return finding(row.row, row.reference, code, { key: shownName(key) }, { stands: key });
}

/** Whether a row waits for its day to be put right. */
function isOfWrongDay({ findings, status, subjectId }: NamedRow): boolean {
  return status === "held" && subjectId === null && (findings ?? []).some(isOfDays);
}

/** The columns in which a row is printed otherwise than one that waits, whoever was erased from that. */
type CellsChanged<Item> = (row: Candidate<Item>, waits: NamedRow) => readonly string[];

function cellsChanged(cells: PrintedCells, { printed }: NamedRow): readonly string[] {
  const waits = new Map(printed ?? []);
  return cells.flatMap(([column, cell]) => (textOf(cell) === textOf(waits.get(column) ?? null) ? [] : [column]));
}

/** Fields that say nothing of a row beside its key. */
function fixedFields(mapping: Mapping): ReadonlySet<string> {
  const ofKey = Object.entries(mapping.fields).flatMap(([field, column]) =>
    mapping.key.includes(column) ? [field] : [],
  );
  return new Set([...Object.keys(mapping.constants), ...ofKey]);
}

/**
 * Whether a row can hardly be a change of what its record's row said last: nothing beside the key is the same or, where no year tells
 * this year's number from last year's, less than half.
 */
export function isHardly(item: unknown, was: unknown, mapping: Mapping, isYearTold: boolean): boolean {
  const { both, equal } = fieldsAlike(item, was, fixedFields(mapping));
  return isYearTold ? both > 2 && equal === 0 : both > 1 && equal * 2 < both;
}

/** Why a row can hardly be a change of the record that has its name; `null` where it can. */
function hardlyIts<Item>(
  step: Step<Item>,
  kin: readonly Kin<Item>[],
  { mapping, yearOf }: Reading<Item>,
): Finding | null {
  const { row, known, was } = step;
  if (was === null || !known?.subjectId || row.held || isNumbered(row.key)) return null;
  const fixed = fixedFields(mapping);
  const own = fieldsAlike(row.item, was, fixed);
  const others = kin.filter((one) => one.subjectId !== null && one.subjectId !== known.subjectId);
  const isOthers = others.some((one) => fieldsAlike(row.item, one.was, fixed).equal > own.equal);
  if (!isOthers && !isHardly(row.item, was, mapping, !yearOf || yearIn(row.key) !== null)) return null;
  return asks(step, "other-line", row);
}

/** A row that is what was met, and takes its own name: what waited by that for just this is answered. */
function asMet<Item>(one: Step<Item>, met: Kin<Item>): Step<Item> {
  const { row, known: own, was, replaces = [], setsAside } = one;
  return {
    ...{ row, known: met, step: stepFor(met, row), was: met.was ?? was, isRenamed: true },
    replaces: own ? [...replaces, own.rowId] : replaces,
    ...(setsAside && setsAside.asked !== met.key && { setsAside }),
  };
}

/** A row that waits until a person has said what it is. */
function held<Item>(one: Step<Item>, says: Finding): Step<Item> {
  const row = { ...one.row, held: true, findings: [...one.row.findings, says] };
  const step = stepFor(one.known, row);
  return { ...one, row: step.does === "leave" ? one.row : row, step, was: null };
}

/** Another row of the file was found to be what has this one's name. */
function withoutTaken<Item>(step: Step<Item>, isDone: boolean, taken: ReadonlySet<RowId>): Step<Item> {
  if (isDone || step.known === null || !taken.has(step.known.rowId)) return step;
  return { ...step, known: null, step: stepFor(null, step.row), was: null };
}
