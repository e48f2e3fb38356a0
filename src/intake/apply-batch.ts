import type { Work } from "../identity/index.ts";
import { newId } from "../kernel/index.ts";
import type { Forgetting } from "../records/index.ts";
import type { DatasetName } from "./dataset.ts";
import { type Finding, holds } from "./finding.ts";
import type { Candidate, Outcome } from "./import-run.ts";
import type { RowId, RunId } from "./intake.tables.ts";
import { type Step, withReadings } from "./kin.ts";
import { isHardly, knownAgain } from "./known-again.ts";
import type { Mapping } from "./mapping.ts";
import { type ForgetInRow, forgettingRows, metAt } from "./met-before.ts";
import { readAs } from "./read-as.ts";
import type { Change, Records } from "./records.ts";
import { roomFindings } from "./room-findings.ts";
import {
  holdDataset,
  keepReadings,
  keepRows,
  knownRows,
  type RowToKeep,
  renameRows,
  replaceRows,
  setRowsAside,
} from "./row.store.ts";
import { stepFor } from "./row-step.ts";
import { type Counts, countOutcomes } from "./run.store.ts";

export interface BatchOf<Item> {
  readonly dataset: DatasetName;
  /** Absent where rows have no year. */
  readonly yearOf?: ((item: Item) => string | null) | undefined;
  readonly runId: RunId;
  readonly fileName: string;
  readonly mapping: Mapping;
  readonly rows: readonly Candidate<Item>[];
  readonly forgetting: Forgetting;
  /** Rows that the run knew again by another name. */
  readonly taken: Set<RowId>;
  /** How many rows of the file say what has this content hash. */
  readonly timesSaid: (contentHash: string) => number;
}

export interface Applied {
  readonly outcomes: readonly Outcome[];
  /** What is said of each row, by itself and by the records' room, in the rows' order; without whoever was erased since it was met. */
  readonly findings: readonly (readonly Finding[])[];
  /** The records of all rows that have one, new and known. */
  readonly subjectIds: readonly string[];
}

/** What would come of a batch; nothing is stored. A changed row counts as updated where its room does not foresee its changes. */
export async function foreseeBatch<Item>(
  work: Work,
  records: Records<Item>,
  batch: BatchOf<Item>,
): Promise<Pick<Applied, "outcomes" | "findings">> {
  const { steps, flags } = await judged(work, records, batch);
  const forget = await forgettingRows(work, batch.forgetting);
  const changing = changesOf(steps, batch);
  const idle = idleOf(changing, (await records.foresee?.(work, changing)) ?? changing.map(() => true));
  return { outcomes: outcomesOf(steps, idle), findings: saidOf(steps, flags, forget) };
}

type Changing<Item> = Change<Item> & Pick<Step<Item>, "row">;

/** The rows that are to change the record they are known as. */
function changesOf<Item>(
  steps: readonly Step<Item>[],
  { fileName, mapping }: BatchOf<Item>,
): readonly Changing<Item>[] {
  return steps.flatMap(({ row, known, step, was }) => {
    const subjectId = step.does === "change" ? known?.subjectId : null;
    const { item, key } = row;
    // Its room leaves out who was erased since then: what is kept by law, and what of it is not, the room knows.
    return known && subjectId ? [{ item, key, fileName, subjectId, metAt: metAt(known.rowId), was, mapping, row }] : [];
  });
}

/** Those of them that change nothing. */
function idleOf<Item>(changing: readonly Changing<Item>[], changed: readonly (boolean | null)[]) {
  return new Set(changing.filter((_, at) => !changed[at]).map(({ row }) => row));
}

function outcomesOf<Item>(steps: readonly Step<Item>[], idle: ReadonlySet<Candidate<Item>>): readonly Outcome[] {
  return steps.map(({ row, step }) => (idle.has(row) ? "unchanged" : step.outcome));
}

/**
 * What is to be done with each row, and what the records' room says of it: it may hold a row back that would change a record
 * which can't be changed. Rows that are held by themselves are not looked at: nobody knows yet what they say.
 */
async function judged<Item>(
  work: Work,
  records: Records<Item>,
  batch: BatchOf<Item>,
): Promise<{ readonly steps: readonly Step<Item>[]; readonly flags: readonly (readonly Finding[])[] }> {
  const { fileName, mapping } = batch;
  const all = await stepsOf(work, records, batch);
  // Nor is a row that was dismissed, and stays so: nothing becomes of it.
  const looked = all.filter(({ row, known, step }) => !row.held && (step.does !== "leave" || known?.subjectId));
  const asked = looked.map(({ row, known, step, was }) => ({
    ...{ row: row.row, reference: row.reference, cells: row.printed },
    looked: {
      ...{ item: row.item, key: row.key, fileName },
      ...{ subjectId: known?.subjectId ?? null, changes: step.does === "change", was },
      metAt: known && metAt(known.rowId),
    },
  }));
  const found = await roomFindings(work, records, mapping, asked);
  const byRow = new Map(looked.map(({ row }, at) => [row, found[at] ?? []]));
  const left = all.flatMap(({ known, step }) => (step.does === "leave" ? (known?.subjectId ?? []) : []));
  const moving = await records.naming?.moving(work, fileName, left);
  const steps = all.map((one): Step<Item> => {
    const { subjectId } = one.known ?? {};
    if (one.step.does === "leave" && subjectId && moving?.has(subjectId))
      return { ...one, step: { does: "move", outcome: "updated" } };
    const isHeld = one.step.does !== "leave" && byRow.get(one.row)?.some(holds);
    return isHeld ? { ...one, step: { does: "hold", outcome: "held" } } : one;
  });
  return { steps, flags: steps.map(({ row }) => byRow.get(row) ?? []) };
}

/** Applies a batch in the caller's transaction: records made and changed, rows remembered, the run's counts moved on. */
export async function applyBatch<Item>(work: Work, records: Records<Item>, batch: BatchOf<Item>): Promise<Applied> {
  const { tx, municipality } = work;
  const { dataset, runId, fileName } = batch;
  await holdDataset(tx, municipality.id, dataset);
  const { steps, flags } = await judged(work, records, batch);

  await setRowsAside(
    tx,
    municipality.id,
    steps.flatMap(({ setsAside }) =>
      setsAside ? [{ ...setsAside, as: newId<"import-row">(work.now.getTime()) }] : [],
    ),
  );
  await replaceRows(
    tx,
    municipality.id,
    steps.flatMap(({ replaces }) => replaces ?? []),
  );
  const newNames = steps.flatMap(({ row, known, isRenamed }) =>
    known && isRenamed ? [{ rowId: known.rowId, key: row.key }] : [],
  );
  await renameRows(tx, municipality.id, runId, newNames);
  const forget = await forgettingRows(work, batch.forgetting);
  const findings = saidOf(steps, flags, forget);
  const saidByRow = new Map(steps.map(({ row }, at) => [row, findings[at] ?? []]));
  const adding = steps.filter(({ step }) => step.does === "add");
  const changing = changesOf(steps, batch);
  const added = adding.map(({ row: { item, key }, known }) => forget({ item, key, fileName }, known?.rowId ?? null));
  await records.hold?.(work, added, changing);
  const made = await records.add(work, added);
  const subjects = new Map(adding.map(({ row }, at) => [row, made[at] ?? null]));
  const changed = await records.change(work, changing);
  const moved = steps.flatMap(({ known, step }) => (step.does === "move" ? (known?.subjectId ?? []) : []));
  if (moved.length > 0) await records.naming?.move(work, fileName, moved);
  const idle = idleOf(changing, changed);
  const missing = new Set(changing.filter((_, at) => changed[at] === null).map(({ row }) => row));

  const outcomes = outcomesOf(steps, idle);
  const subjectOf = ({ row, known }: Step<Item>) => subjects.get(row) ?? known?.subjectId ?? null;
  const touched = steps.filter(({ step }) => step.does !== "leave" && step.does !== "move");
  const kept = touched.map((one) => {
    const row = toKeep(one, subjectOf(one), saidByRow.get(one.row) ?? [], work.now, forget);
    // What a record that is missing was to be told is not known of it.
    if (one.known && missing.has(one.row)) return { ...row, contentHash: one.known.contentHash };
    return records.editedByHand && one.step.does !== "hold" ? { ...row, readAs: readingOf(one, forget) } : row;
  });
  await keepRows(tx, municipality.id, dataset, runId, kept);
  // The same content as ever is what the file said last, also of a row from before that was kept.
  const unread = steps.filter(({ step, known }) => step.does === "leave" && known?.subjectId && !known.hasReading);
  if (records.editedByHand) {
    const readings = unread.flatMap((one) =>
      one.known ? [{ rowId: one.known.rowId, readAs: readingOf(one, forget) }] : [],
    );
    await keepReadings(tx, municipality.id, readings);
  }
  await countOutcomes(tx, municipality.id, runId, counted(outcomes));
  const settled = steps.filter(({ step }) => step.does !== "hold");
  return { outcomes, findings, subjectIds: [...new Set(settled.flatMap((one) => subjectOf(one) ?? []))] };
}

/** All that is said of each row; of one that was met before somebody was erased nothing of them, for the run's answer is kept. */
function saidOf<Item>(
  steps: readonly Step<Item>[],
  flags: readonly (readonly Finding[])[],
  forget: ForgetInRow,
): readonly (readonly Finding[])[] {
  return steps.map(({ row, known }, at) => forget([...row.findings, ...(flags[at] ?? [])], known?.rowId ?? null));
}

async function stepsOf<Item>(work: Work, records: Records<Item>, batch: BatchOf<Item>): Promise<readonly Step<Item>[]> {
  const { dataset, rows } = batch;
  const keys = rows.map(({ key }) => key);
  const all = await knownRows(work.tx, work.municipality.id, dataset, keys);
  const byKey = rows.map((row, at): Step<Item> => {
    const known = all[at] ?? null;
    return { row, known, step: stepFor(known, row), was: null };
  });
  const read = await withReadings(work, byKey);
  return knownAgain(
    work,
    records,
    batch,
    read.map((one) => withoutGuess(one, read, batch)),
  );
}

/**
 * A name that the desk gave a row is that row's where the file says mostly what it does, and has no other row of it: else its source
 * has given the number to another line, and the desk's guess is let go.
 */
function withoutGuess<Item>(one: Step<Item>, all: readonly Step<Item>[], { mapping }: BatchOf<Item>): Step<Item> {
  const { row, known, was } = one;
  if (!known?.isByHand || known.contentHash === row.contentHash) return one;
  const hasOther = all.some((other) => other !== one && other.known?.subjectId === known.subjectId);
  if (!hasOther && !isHardly(row.item, was, mapping, false)) return one;
  return { row, known: null, step: stepFor(null, row), was: null, replaces: [known.rowId] };
}

function toKeep<Item>(
  { row, step, known }: Step<Item>,
  subjectId: string | null,
  findings: readonly Finding[],
  now: Date,
  forget: ForgetInRow,
): RowToKeep {
  const held = step.does === "hold";
  const said = { reference: row.reference, printed: held ? row.printed() : null };
  return {
    ...forget(said, known?.rowId ?? null),
    findings: findings.length > 0 ? findings : null,
    key: row.key,
    rowId: newId(now.getTime()),
    contentHash: row.contentHash,
    status: held ? "held" : "in",
    subjectId,
    rowNumber: row.row,
    readAs: null,
  };
}

function readingOf<Item>({ row, known }: Step<Item>, forget: ForgetInRow): string {
  return readAs(forget(row.item, known?.rowId ?? null));
}

function counted(outcomes: readonly Outcome[]): Counts {
  const counts = { added: 0, updated: 0, unchanged: 0, held: 0 };
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}
