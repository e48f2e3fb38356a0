import { hasRole, type Work } from "../identity/index.ts";
import { type Finding, holds, isOfFile } from "./finding.ts";
import type { RowId } from "./intake.tables.ts";
import { keepersOf } from "./repair-row/repair-row.ts";
import type { StoredRun } from "./run.store.ts";
import { type OnceHeld, onceHeld, type RepairedRow, repairedRow } from "./settled-rows.store.ts";

/** What is left of a run's answer, now that people have put its rows right or laid them aside. */
export interface RunNow {
  /** In the file's order; `null` until the run is finished. */
  readonly findings: readonly Finding[] | null;
  /** How many of its rows are held yet; those that a later file holds are that file's. */
  readonly stillHeld: number;
}

export async function runNow({ tx, municipality }: Work, { runId, answer }: StoredRun): Promise<RunNow> {
  const rows = await onceHeld(tx, municipality.id, runId);
  const stillHeld = rows.filter(({ status }) => status === "held").length;
  return { findings: answer && findingsNow(answer.findings, rows), stillHeld };
}

/** What a file was told and still holds: of a row that somebody has answered it is what that person let in. */
function findingsNow(told: readonly Finding[], rows: readonly OnceHeld[]): readonly Finding[] {
  const byNumber = new Map(rows.map((row) => [row.rowNumber, row]));
  const still = told.filter((one) => {
    const row = byNumber.get(one.row);
    if (holds(one)) return row?.status === "held";
    if (row === undefined || row.status === "held") return true;
    return isOfFile(one) && !row.findings.some(({ code, field }) => code === one.code && field === one.field);
  });
  // A row from before flags were kept has what once held it.
  const letIn = rows.flatMap(({ findings }) => findings.filter((one) => !holds(one)));
  return [...still, ...letIn].toSorted((a, b) => a.row - b.row);
}

/** A row that was put right, with what is to be wondered about in it; `null` also where it is not this person's to look after. */
export async function repairedFor({ tx, municipality, who }: Work, id: RowId): Promise<RepairedRow | null> {
  const row = await repairedRow(tx, municipality.id, id);
  if (row === null || !hasRole(who, keepersOf(row.dataset))) return null;
  return { ...row, findings: row.findings.filter((one) => !holds(one)) };
}
