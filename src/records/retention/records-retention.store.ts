import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { actInHeldCase } from "../holds/hold.store.ts";

/** A table's rows that are kept for a while: a condition over `t` says when a row is over its term. */
export interface KeptRows {
  readonly table: string;
  /** Which rows are meant at all, as SQL over `t`; absent: all of them. */
  readonly of?: string;
  /** The instant a row's term is counted from, as SQL over `t`. */
  readonly from: string;
}

const ofAudit = (column: string) =>
  `(SELECT a.${column} FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)`;
const isOneOf = (actions: readonly string[]) =>
  `${ofAudit("action")} IN (${actions.map((action) => `'${action}'`).join(", ")})`;

/** Names and values of acts that only looked. */
export function looksKept(looks: readonly string[]): KeptRows {
  return { table: "records_audit_value", of: isOneOf(looks), from: ofAudit("at") };
}

/** Names and values of all other acts, but for those in a case that is held. @param isPart as `actInHeldCase` takes it */
export function actsKept(looks: readonly string[], isPart: string): KeptRows {
  const of = `NOT ${isOneOf(looks)} AND NOT ${actInHeldCase(isPart)}`;
  return { table: "records_audit_value", of, from: ofAudit("at") };
}

export const lettersKept: KeptRows = {
  table: "records_outbox",
  of: "t.delivered_at IS NOT NULL",
  from: "t.delivered_at",
};

export const unsentKept: KeptRows = {
  table: "records_outbox",
  of: "t.delivered_at IS NULL",
  from: "t.created_at",
};

export const answersKept: KeptRows = { table: "records_idempotency", from: "t.created_at" };

/** When a person last did what a table keeps, as SQL over the person's `t.person_id`. @param instant over the table's `a` */
export function lastActBy(table: string, actor: string, instant: string): string {
  return `(SELECT max(${instant}) FROM udsyn.${table} a
    WHERE a.municipality_id = t.municipality_id AND a.${actor} = t.person_id::text)`;
}

/** When a person last sent a document in: for whoever keeps their name. */
export const lastUpload = lastActBy("records_document", "uploaded_by", "a.uploaded_at");

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
