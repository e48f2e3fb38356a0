import { type RawBuilder, sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AuditTables } from "./audit.tables.ts";

/** One thing that happened to a subject. `who` is `null` when the name has been erased. */
export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly who: string | null;
  /** Who it was by id, also where the name is erased. */
  readonly actorId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What happened to a subject, the latest first, from before an entry on. */
export async function trailAbout(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: { readonly type: string; readonly id: string },
  { limit, before = null }: { limit: number; before?: string | null },
): Promise<readonly TrailEntry[]> {
  let query = working<AuditTables>(tx)
    .selectFrom("recordsAudit as a")
    .innerJoin("recordsAuditValue as v", (on) =>
      on.onRef("v.municipalityId", "=", "a.municipalityId").onRef("v.auditId", "=", "a.auditId"),
    )
    .select(["a.auditId", "a.at", "a.action", "a.actorId", "v.actorName", "v.value"])
    .where("a.municipalityId", "=", municipalityId)
    .where("a.subjectType", "=", subject.type)
    .where("a.subjectId", "=", subject.id)
    .orderBy("a.auditId", "desc")
    .limit(limit);
  if (before) query = query.where("a.auditId", "<", before);
  const rows = await query.execute();
  return rows.map(entryOf);
}

/** What happened to each of many subjects of a type, the latest first and at most so much of each, in one question. */
export async function trailAboutAll(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly string[],
  { limit }: { limit: number },
): Promise<ReadonlyMap<string, readonly TrailEntry[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row & { subjectId: string }>`
    SELECT s.id AS subject_id, a.* FROM unnest(${[...new Set(ids)]}::text[]) AS s (id) CROSS JOIN LATERAL (
      SELECT a.audit_id, a.at, a.action, a.actor_id, v.actor_name, v.value
      FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
      WHERE a.municipality_id = ${municipalityId} AND a.subject_type = ${type} AND a.subject_id = s.id
      ORDER BY a.audit_id DESC LIMIT ${limit}) a
    ORDER BY s.id, a.audit_id DESC`.execute(tx);
  const about = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map([...about].map(([id, of]) => [id, of.map(({ subjectId, ...row }) => entryOf(row))]));
}

/** How often an act on some subjects names each of these in a field of what came of it, in one question. */
export async function countNaming(
  tx: Tx,
  municipalityId: MunicipalityId,
  { action, type, ids }: { readonly action: string; readonly type: string; readonly ids: readonly string[] },
  field: string,
  named: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0 || named.length === 0) return new Map();
  const { rows } = await sql<{ name: string; times: number }>`
    SELECT v.value -> 'after' ->> ${field} AS name, count(*)::int AS times
    FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
    WHERE a.municipality_id = ${municipalityId} AND a.subject_type = ${type} AND a.subject_id = ANY (${ids}::text[])
      AND a.action = ${action} AND v.value -> 'after' ->> ${field} = ANY (${named}::text[])
    GROUP BY 1`.execute(tx);
  return new Map(rows.map(({ name, times }) => [name, times]));
}

/** When one of some acts was last done to a subject, as SQL for a question that reads the subject's own row. */
export function lastActAt(
  municipalityId: MunicipalityId,
  actions: readonly string[],
  subject: { readonly type: string; readonly id: RawBuilder<unknown> },
): RawBuilder<Date | null> {
  return sql<Date | null>`(SELECT max(a.at) FROM udsyn.records_audit a
    WHERE a.municipality_id = ${municipalityId} AND a.subject_type = ${subject.type}
      AND a.subject_id = (${subject.id})::text AND a.action = ANY (${[...actions]}::text[]))`;
}

interface Row {
  readonly auditId: string;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly value: { readonly before: unknown; readonly after: unknown };
}

function entryOf({ auditId, actorName, value, ...row }: Row): TrailEntry {
  return { id: auditId, ...row, who: actorName || null, before: value.before, after: value.after };
}
