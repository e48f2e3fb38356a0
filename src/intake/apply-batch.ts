import type { Work } from "../identity/index.ts";
import { newId } from "../kernel/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { Candidate, Outcome } from "./import-run.ts";
import type { RunId } from "./intake.tables.ts";
import type { Records } from "./records.ts";
import { holdDataset, keepRows, knownRows, type RowToKeep } from "./row.store.ts";
import { type KnownRow, type RowStep, stepFor } from "./row-step.ts";
import { type Counts, countOutcomes } from "./run.store.ts";

export interface BatchOf<Item> {
  readonly dataset: DatasetName;
  readonly runId: RunId;
  readonly fileName: string;
  readonly rows: readonly Candidate<Item>[];
}

interface Step<Item> {
  readonly row: Candidate<Item>;
  readonly known: KnownRow | null;
  readonly step: RowStep;
}

export interface Applied {
  readonly outcomes: readonly Outcome[];
  /** The records of all rows that have one, new and known. */
  readonly subjectIds: readonly string[];
}

/** What would come of a batch; nothing is stored. Real changes are not looked for, so a changed row counts as updated. */
export async function foreseeBatch<Item>(work: Work, { dataset, rows }: BatchOf<Item>): Promise<readonly Outcome[]> {
  return (await stepsOf(work, dataset, rows)).map(({ step }) => step.outcome);
}

/** Applies a batch in the caller's transaction: records made and changed, rows remembered, the run's counts moved on. */
export async function applyBatch<Item>(work: Work, records: Records<Item>, batch: BatchOf<Item>): Promise<Applied> {
  const { tx, municipality } = work;
  const { dataset, runId, fileName } = batch;
  await holdDataset(tx, municipality.id, dataset);
  const steps = await stepsOf(work, dataset, batch.rows);
  const incoming = ({ row }: Step<Item>) => ({ item: row.item, key: row.key, fileName });

  const adding = steps.filter(({ step }) => step.does === "add");
  const made = await records.add(work, adding.map(incoming));
  const subjects = new Map(adding.map(({ row }, at) => [row, made[at] ?? null]));

  const changing = steps.flatMap((one) => {
    const subjectId = one.step.does === "change" ? one.known?.subjectId : null;
    return subjectId ? [{ ...incoming(one), subjectId, row: one.row }] : [];
  });
  const changed = await records.change(work, changing);
  const idle = new Set(changing.filter((_, at) => !changed[at]).map(({ row }) => row));

  const outcomes = steps.map(({ row, step }): Outcome => (idle.has(row) ? "unchanged" : step.outcome));
  const subjectOf = ({ row, known }: Step<Item>) => subjects.get(row) ?? known?.subjectId ?? null;
  const touched = steps.filter(({ step }) => step.does !== "leave");
  const kept = touched.map((one) => toKeep(one, subjectOf(one), work.now));
  await keepRows(tx, municipality.id, dataset, runId, kept);
  await countOutcomes(tx, municipality.id, runId, counted(outcomes));
  const settled = steps.filter(({ step }) => step.does !== "hold");
  return { outcomes, subjectIds: settled.flatMap((one) => subjectOf(one) ?? []) };
}

async function stepsOf<Item>(
  { tx, municipality }: Work,
  dataset: DatasetName,
  rows: readonly Candidate<Item>[],
): Promise<readonly Step<Item>[]> {
  const keys = rows.map(({ key }) => key);
  const all = await knownRows(tx, municipality.id, dataset, keys);
  return rows.map((row, at) => {
    const known = all[at] ?? null;
    return { row, known, step: stepFor(known, row) };
  });
}

function toKeep<Item>({ row, step }: Step<Item>, subjectId: string | null, now: Date): RowToKeep {
  const held = step.does === "hold";
  return {
    key: row.key,
    rowId: newId(now.getTime()),
    contentHash: row.contentHash,
    status: held ? "held" : "in",
    subjectId,
    rowNumber: row.row,
    reference: row.reference,
    printed: held ? row.printed : null,
    findings: row.findings.length > 0 ? row.findings : null,
  };
}

function counted(outcomes: readonly Outcome[]): Counts {
  const counts = { added: 0, updated: 0, unchanged: 0, held: 0 };
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}
