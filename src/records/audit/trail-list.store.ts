import { type SelectQueryBuilder, sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { Actor } from "./actor.ts";
import { digestOf } from "./audit.store.ts";
import type { AuditTables } from "./audit.tables.ts";
import { firstIdAt, noSeal, sealOf } from "./seal.store.ts";

/** What a reading of the trail is narrowed by. Absent means all. */
export interface TrailFilter {
  readonly from?: Date;
  /** Up to but not including. */
  readonly until?: Date;
  /** A part of the name of who did it, or the whole of their id. */
  readonly who?: string;
  readonly actions?: readonly string[];
  /** Acts that are left out. */
  readonly without?: readonly string[];
  readonly subjectType?: string;
  /** A case's whole trail: what happened to any of these. */
  readonly subjects?: readonly { readonly type: string; readonly id: string }[];
  /** Beside `subjects`: acts on a whole that name the part they were about, as a receipt tied to one line of a case. */
  readonly part?: {
    readonly of: { readonly type: string; readonly id: string };
    readonly key: string;
    readonly id: string;
  };
}

/** One act, with how its seal stands: `null` waits for the next round; broken ones were changed after they were sealed. */
export interface TrailLine {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: Actor["kind"]; readonly id: string };
  /** `null` when the name and the values have been erased. */
  readonly who: string | null;
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before: unknown;
  readonly after: unknown;
  readonly erased: boolean;
  readonly seal: { readonly seq: bigint; readonly at: Date; readonly holds: boolean } | null;
}

/** Acts, the latest first, from before one on. */
export async function listTrail(
  tx: Tx,
  municipalityId: MunicipalityId,
  filter: TrailFilter,
  { limit, before = null }: { readonly limit: number; readonly before?: string | null },
): Promise<readonly TrailLine[]> {
  let query = narrowed(tx, municipalityId, filter).orderBy("a.auditId", "desc").limit(limit);
  if (before) query = query.where("a.auditId", "<", before);
  return (await withSeal(query).execute()).map(lineIn);
}

/** One act; `null` when there is none. */
export async function readTrace(tx: Tx, municipalityId: MunicipalityId, id: string): Promise<TrailLine | null> {
  const row = await withSeal(narrowed(tx, municipalityId, {}).where("a.auditId", "=", id)).executeTakeFirst();
  return row ? lineIn(row) : null;
}

export async function countTrail(tx: Tx, municipalityId: MunicipalityId, filter: TrailFilter): Promise<number> {
  const { count } = await narrowed(tx, municipalityId, filter)
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Some acts at random: the order is SHA-256 of seed and id, so the same seed over the same acts draws the same ones, and
 * whoever chose the seed before the acts were known could not choose the acts.
 */
export async function sampleTrail(
  tx: Tx,
  municipalityId: MunicipalityId,
  filter: TrailFilter,
  { seed, size }: { readonly seed: string; readonly size: number },
): Promise<readonly TrailLine[]> {
  const query = narrowed(tx, municipalityId, filter)
    .orderBy(sql`sha256(convert_to(${seed} || a.audit_id::text, 'UTF8'))`)
    .limit(size);
  return (await withSeal(query).execute()).map(lineIn);
}

/** How the sealing stands: the newest seal, and how many acts of the last day wait for theirs. */
export async function sealStanding(
  tx: Tx,
  municipalityId: MunicipalityId,
  now: Date,
): Promise<{ readonly newest: { readonly seq: bigint; readonly at: Date } | null; readonly waiting: number }> {
  const db = working<AuditTables>(tx);
  const newest = await db
    .selectFrom("recordsAuditSeal")
    .select(["seq", "sealedAt"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const { count } = await db
    .selectFrom("recordsAudit as a")
    .leftJoin("recordsAuditSeal as s", (on) =>
      on.onRef("s.municipalityId", "=", "a.municipalityId").onRef("s.auditId", "=", "a.auditId"),
    )
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .where("a.municipalityId", "=", municipalityId)
    .where("a.auditId", ">=", firstIdAt(new Date(now.getTime() - 86_400_000)))
    .where("s.auditId", "is", null)
    .executeTakeFirstOrThrow();
  return { newest: newest ? { seq: newest.seq, at: newest.sealedAt } : null, waiting: Number(count) };
}

function narrowed(tx: Tx, municipalityId: MunicipalityId, filter: TrailFilter) {
  const { from, until, who, actions, without = [], subjectType, subjects, part } = filter;
  let query = working<AuditTables>(tx)
    .selectFrom("recordsAudit as a")
    .leftJoin("recordsAuditValue as v", (on) =>
      on.onRef("v.municipalityId", "=", "a.municipalityId").onRef("v.auditId", "=", "a.auditId"),
    )
    .where("a.municipalityId", "=", municipalityId);
  // An id begins with its instant, so the key's own index finds a period.
  if (from) query = query.where("a.auditId", ">=", firstIdAt(from));
  if (until) query = query.where("a.auditId", "<", firstIdAt(until));
  if (actions) query = query.where("a.action", "in", actions.length > 0 ? actions : [""]);
  if (without.length > 0) query = query.where("a.action", "not in", without);
  if (subjectType) query = query.where("a.subjectType", "=", subjectType);
  if (who) {
    const part = `%${who.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((on) => on.or([on("v.actorName", "ilike", part), on("a.actorId", "=", who)]));
  }
  if (subjects) {
    const [types, ids] = [subjects.map((one) => one.type), subjects.map((one) => one.id)];
    const isAbout = sql<boolean>`(a.subject_type, a.subject_id) IN (SELECT * FROM unnest(${types}::text[], ${ids}::text[]))`;
    const names = part
      ? sql<boolean>`(a.subject_type = ${part.of.type} AND a.subject_id = ${part.of.id} AND v.value -> 'after' ->> ${part.key} = ${part.id})`
      : sql<boolean>`false`;
    query = query.where((on) => on.or([isAbout, names]));
  }
  return query;
}

type Joined = {
  a: AuditTables["recordsAudit"];
  v: { salt: Buffer | null; actorName: string | null; value: AuditTables["recordsAuditValue"]["value"] | null };
};

function withSeal<DB extends Joined>(query: SelectQueryBuilder<DB, "a" | "v", object>) {
  return (query as unknown as SelectQueryBuilder<Joined & AuditTables, "a" | "v", object>)
    .leftJoin("recordsAuditSeal as s", (on) =>
      on.onRef("s.municipalityId", "=", "a.municipalityId").onRef("s.auditId", "=", "a.auditId"),
    )
    .leftJoin("recordsAuditSeal as p", (on) =>
      on.onRef("p.municipalityId", "=", "s.municipalityId").on("p.seq", "=", sql<bigint>`s.seq - 1`),
    )
    .select(["a.auditId", "a.at", "a.actorKind", "a.actorId", "a.action", "a.subjectType", "a.subjectId", "a.digest"])
    .select(["v.salt", "v.actorName", "v.value", "s.seq", "s.seal", "s.sealedAt", "p.seal as sealBefore"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof withSeal>["executeTakeFirstOrThrow"]>>;

function lineIn(row: Row): TrailLine {
  const { auditId: id, at, actorKind, actorId, action, subjectType, subjectId, actorName, value } = row;
  return {
    id,
    at,
    actor: { kind: actorKind, id: actorId },
    who: actorName || null,
    action,
    subject: { type: subjectType, id: subjectId },
    before: value?.before ?? null,
    after: value?.after ?? null,
    erased: row.salt === null,
    seal: row.seq !== null && row.sealedAt ? { seq: row.seq, at: row.sealedAt, holds: holds(row) } : null,
  };
}

/** Whether an act is the one that was sealed, right after the seal before it. Erased values are no fault. */
function holds(row: Row): boolean {
  const { seq, seal, sealBefore, digest, salt, value } = row;
  if (seq === null || !seal) return false;
  const before = seq === 1n ? noSeal : sealBefore;
  if (!before || !sealOf(before, seq, digest).equals(seal)) return false;
  if (!salt) return true;
  return digestOf(salt, {
    at: row.at,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName ?? "" },
    action: row.action,
    subject: { type: row.subjectType, id: row.subjectId },
    before: value?.before,
    after: value?.after,
  }).equals(digest);
}
