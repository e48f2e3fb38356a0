import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { IntakeTables, RunId } from "./intake.tables.ts";
import { keyOf, yearIn } from "./key-name.ts";

/** How many rows are held, without reading what is in them. */
export async function countHeld(
  tx: Tx,
  municipalityId: MunicipalityId,
  datasets: readonly DatasetName[],
): Promise<number> {
  if (datasets.length === 0) return 0;
  const { n } = await working<IntakeTables>(tx)
    .selectFrom("intakeRow")
    .select((on) => on.fn.countAll<string>().as("n"))
    .where("municipalityId", "=", municipalityId)
    .where("status", "=", "held")
    .where("dataset", "in", datasets)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** A run, and how many of some records are its. */
export interface RunOfRecords {
  readonly runId: RunId;
  readonly fileName: string;
  readonly records: number;
}

/** The runs that made or changed these records last, the latest first. */
export async function runsOfRecords(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  subjectIds: readonly string[],
): Promise<readonly RunOfRecords[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<RunOfRecords>`
    SELECT run.run_id, run.file_name, count(DISTINCT r.subject_id)::int AS records
    FROM udsyn.intake_row r JOIN udsyn.intake_run run ON run.municipality_id = r.municipality_id AND run.run_id = r.run_id
    WHERE r.municipality_id = ${municipalityId} AND r.dataset = ${dataset} AND r.subject_id = ANY (${subjectIds}::uuid[])
    GROUP BY run.run_id, run.file_name ORDER BY run.run_id DESC`.execute(tx);
  return rows;
}

/** Records whose rows are named by a key that says what this name does and more: the same rows, once the key was mended. At most two. */
export async function recordsNamedFurther(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  name: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    SELECT DISTINCT r.subject_id FROM udsyn.intake_row r
    WHERE r.municipality_id = ${municipalityId} AND r.dataset = ${dataset} AND r.subject_id IS NOT NULL AND r.key LIKE '{%}%'
      AND substring(r.key FROM '^.*}')::jsonb @> ${keyOf(name)}::jsonb
      AND (${yearIn(name)}::text IS NULL OR r.key LIKE '%} @' || ${yearIn(name)} || '%') LIMIT 2`.execute(tx);
  return rows.map(({ subjectId }) => subjectId);
}
