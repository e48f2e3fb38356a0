import { sql } from "kysely";
import { NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { ImportAnswer, Outcome } from "./import-run.ts";
import type { IntakeTables, RunId } from "./intake.tables.ts";

export type StoredRun = Omit<IntakeTables["intakeRun"], "municipalityId" | "mapping" | "dialect" | "answer"> & {
  readonly answer: ImportAnswer | null;
};

const noCounts = { added: 0, updated: 0, unchanged: 0, held: 0 };
export type Counts = Readonly<Record<Outcome, number>>;

type NewRun = Pick<IntakeTables["intakeRun"], "runId" | "dataset" | "fileName" | "startedAt" | "byActor"> & {
  readonly mapping: unknown;
  readonly dialect: unknown;
};

export async function addRun(tx: Tx, municipalityId: MunicipalityId, run: NewRun): Promise<void> {
  const { mapping, dialect, ...rest } = run;
  await working<IntakeTables>(tx)
    .insertInto("intakeRun")
    .values({
      municipalityId,
      ...rest,
      ...noCounts,
      mapping: JSON.stringify(mapping),
      dialect: JSON.stringify(dialect),
      answer: null,
      finishedAt: null,
    })
    .execute();
}

/** The columns of each key that a data set was read by, and the last run that read it so. */
export async function keysReadBy(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
): Promise<readonly { readonly columns: readonly string[]; readonly last: RunId }[]> {
  const { rows } = await sql<{ columns: readonly string[]; last: RunId }>`
    SELECT mapping -> 'key' AS columns, max(run_id::text) AS last FROM udsyn.intake_run
    WHERE municipality_id = ${municipalityId} AND dataset = ${dataset} AND mapping ? 'key' GROUP BY 1`.execute(tx);
  return rows;
}

/** Whether a data set was read by any other run than this. */
export async function isReadBefore(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  but: RunId,
): Promise<boolean> {
  const run = await working<IntakeTables>(tx)
    .selectFrom("intakeRun")
    .select("runId")
    .where("municipalityId", "=", municipalityId)
    .where("dataset", "=", dataset)
    .where("runId", "!=", but)
    .limit(1)
    .executeTakeFirst();
  return run !== undefined;
}

/** Adds a batch's outcomes to its run, in the batch's transaction: a run that was killed says how far it came. */
export async function countOutcomes(tx: Tx, municipalityId: MunicipalityId, id: RunId, counts: Counts): Promise<void> {
  await working<IntakeTables>(tx)
    .updateTable("intakeRun")
    .set({
      added: sql`added + ${counts.added}`,
      updated: sql`updated + ${counts.updated}`,
      unchanged: sql`unchanged + ${counts.unchanged}`,
      held: sql`held + ${counts.held}`,
    })
    .where("municipalityId", "=", municipalityId)
    .where("runId", "=", id)
    .execute();
}

export async function finishRun(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: RunId,
  answer: ImportAnswer,
  finishedAt: Date,
): Promise<void> {
  await working<IntakeTables>(tx)
    .updateTable("intakeRun")
    .set({ answer: JSON.stringify(answer), finishedAt })
    .where("municipalityId", "=", municipalityId)
    .where("runId", "=", id)
    .execute();
}

const shown = [
  "runId",
  "dataset",
  "fileName",
  "added",
  "updated",
  "unchanged",
  "held",
  "answer",
  "startedAt",
  "finishedAt",
  "byActor",
] as const;

/** The latest runs first, from before one on. */
export async function listRuns(
  tx: Tx,
  municipalityId: MunicipalityId,
  { limit, before = null }: { readonly limit: number; readonly before?: RunId | null },
): Promise<readonly StoredRun[]> {
  let query = working<IntakeTables>(tx)
    .selectFrom("intakeRun")
    .select(shown)
    .where("municipalityId", "=", municipalityId)
    .orderBy("runId", "desc")
    .limit(limit);
  if (before) query = query.where("runId", "<", before);
  return query.execute();
}

/** @throws NotFound `import-run-unknown` */
export async function readRun(tx: Tx, municipalityId: MunicipalityId, id: RunId): Promise<StoredRun> {
  const run = await working<IntakeTables>(tx)
    .selectFrom("intakeRun")
    .select(shown)
    .where("municipalityId", "=", municipalityId)
    .where("runId", "=", id)
    .executeTakeFirst();
  if (!run) throw new NotFound("import-run-unknown");
  return run;
}
