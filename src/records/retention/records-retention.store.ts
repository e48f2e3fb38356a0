import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";

/** A table's rows that are kept for a while: a condition over `t` says when a row is over its term. */
export interface KeptRows {
  readonly table: string;
  /** Which rows are meant at all, as SQL over `t`; absent: all of them. */
  readonly of?: string;
  /** The instant a row's term is counted from, as SQL over `t`. */
  readonly from: string;
}

/** How many rows there are, and how many are older than an instant. */
export async function countKept(
  tx: Tx,
  municipality: MunicipalityId,
  { table, of = "true", from }: KeptRows,
  before: Date,
): Promise<{ readonly held: number; readonly due: number }> {
  const { rows } = await sql<{ held: number; due: number }>`
    SELECT count(*)::int AS held, count(*) FILTER (WHERE ${sql.raw(from)} < ${before})::int AS due
    FROM ${sql.raw(`udsyn.${table}`)} t WHERE t.municipality_id = ${municipality} AND ${sql.raw(of)}`.execute(tx);
  return rows[0] ?? { held: 0, due: 0 };
}

/** Deletes rows older than an instant; how many. */
export async function deleteKept(
  tx: Tx,
  municipality: MunicipalityId,
  { table, of = "true", from }: KeptRows,
  before: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM ${sql.raw(`udsyn.${table}`)} t
    WHERE t.municipality_id = ${municipality} AND ${sql.raw(of)} AND ${sql.raw(from)} < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Which rows are older than an instant, by a column that names them. */
export async function dueKept(
  tx: Tx,
  municipality: MunicipalityId,
  { table, of = "true", from }: KeptRows,
  before: Date,
  key: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT ${sql.raw(`t.${key}`)} AS id FROM ${sql.raw(`udsyn.${table}`)} t
    WHERE t.municipality_id = ${municipality} AND ${sql.raw(of)} AND ${sql.raw(from)} < ${before}`.execute(tx);
  return rows.map((row) => row.id);
}
