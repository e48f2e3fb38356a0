import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { sql } from "kysely";
import { newId } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Actor } from "./actor.ts";

/** Something that happened, as the trail keeps it. `before` and `after` hold only what changed. */
export interface Trace {
  readonly municipality: MunicipalityId;
  readonly actor: Actor;
  readonly at: Date;
  /** Room and verb: `trip.submit`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The digest a seal covers: of the salt and the whole trace in canonical form (RFC 8785). */
export function digestOf(salt: Uint8Array, trace: Omit<Trace, "municipality">): Buffer {
  const text = canonicalize({
    at: trace.at.toISOString(),
    actor: { kind: trace.actor.kind, id: trace.actor.id, name: trace.actor.name },
    action: trace.action,
    subject: trace.subject,
    before: trace.before ?? null,
    after: trace.after ?? null,
  });
  return createHash("sha256")
    .update(salt)
    .update(text ?? "", "utf8")
    .digest();
}

/** Writes what happened into the trail, in the transaction in which it happens. A job seals it afterwards. */
export function audit(tx: Tx, trace: Trace): Promise<void> {
  return auditAll(tx, [trace]);
}

/** Many traces in one statement, for what is done by the batch. */
export async function auditAll(tx: Tx, traces: readonly Trace[]): Promise<void> {
  if (traces.length === 0) return;
  const rows = traces.map((trace) => ({
    trace,
    auditId: newId<"audit">(trace.at.getTime()),
    salt: randomBytes(16),
  }));
  const all = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read);
  const value = ({ before, after }: Trace) => JSON.stringify({ before: before ?? null, after: after ?? null });
  await sql`
    WITH trace AS (
      SELECT * FROM unnest(
        ${all((one) => one.trace.municipality)}::uuid[], ${all((one) => one.auditId)}::uuid[],
        ${all((one) => one.trace.at)}::timestamptz[], ${all((one) => one.trace.actor.kind)}::text[],
        ${all((one) => one.trace.actor.id)}::text[], ${all((one) => one.trace.action)}::text[],
        ${all((one) => one.trace.subject.type)}::text[], ${all((one) => one.trace.subject.id)}::text[],
        ${all((one) => digestOf(one.salt, one.trace))}::bytea[], ${all((one) => one.salt)}::bytea[],
        ${all((one) => one.trace.actor.name)}::text[], ${all((one) => value(one.trace))}::jsonb[]
      ) AS t (municipality_id, audit_id, at, actor_kind, actor_id, action, subject_type, subject_id, digest, salt,
              actor_name, value)
    ), written AS (
      INSERT INTO udsyn.records_audit
        (municipality_id, audit_id, at, actor_kind, actor_id, action, subject_type, subject_id, digest)
      SELECT municipality_id, audit_id, at, actor_kind, actor_id, action, subject_type, subject_id, digest FROM trace
    )
    INSERT INTO udsyn.records_audit_value (municipality_id, audit_id, salt, actor_name, value)
    SELECT municipality_id, audit_id, salt, actor_name, value FROM trace`.execute(tx);
}
