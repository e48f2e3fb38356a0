import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../platform/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import type { RowId, RunId } from "./intake.tables.ts";
import type { RowStatus } from "./row-step.ts";

/** A row of a run that was held, and what became of it. */
export interface OnceHeld {
  readonly rowNumber: number;
  readonly status: Exclude<RowStatus, "in">;
  /** What is to be wondered about in it since a hand put it right; nothing of one that was not. */
  readonly findings: readonly Finding[];
}

/** The rows that a run held and no run has read since, in the file's order. */
export async function onceHeld(tx: Tx, municipalityId: MunicipalityId, runId: RunId): Promise<readonly OnceHeld[]> {
  const { rows } = await sql<OnceHeld>`
    SELECT DISTINCT ON (row_number) row_number, status,
      CASE WHEN status = 'repaired' THEN coalesce(findings, '[]'::jsonb) ELSE '[]'::jsonb END AS findings
    FROM udsyn.intake_row
    WHERE municipality_id = ${municipalityId} AND run_id = ${runId} AND status <> 'in'
    ORDER BY row_number, status = 'held' DESC`.execute(tx);
  return rows;
}

/** A row that was put right. */
export interface RepairedRow {
  readonly dataset: DatasetName;
  readonly runId: RunId;
  readonly findings: readonly Finding[];
}

/** What is kept of a row that was put right; `null` where there is none, or its file has been read again since. */
export async function repairedRow(tx: Tx, municipalityId: MunicipalityId, id: RowId): Promise<RepairedRow | null> {
  const { rows } = await sql<RepairedRow>`
    SELECT dataset, run_id, coalesce(findings, '[]'::jsonb) AS findings FROM udsyn.intake_row
    WHERE municipality_id = ${municipalityId} AND row_id = ${id} AND status = 'repaired'`.execute(tx);
  return rows[0] ?? null;
}
