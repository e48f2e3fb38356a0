import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { newId } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { Actor } from "./actor.ts";
import type { AuditTables } from "./audit.tables.ts";

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

/** Many traces in two statements, for what is done by the batch. */
export async function auditAll(tx: Tx, traces: readonly Trace[]): Promise<void> {
  if (traces.length === 0) return;
  const rows = traces.map((trace) => ({
    trace,
    auditId: newId<"audit">(trace.at.getTime()),
    salt: randomBytes(16),
  }));
  const db = working<AuditTables>(tx);
  await db
    .insertInto("recordsAudit")
    .values(
      rows.map(({ trace, auditId, salt }) => ({
        municipalityId: trace.municipality,
        auditId,
        at: trace.at,
        actorKind: trace.actor.kind,
        actorId: trace.actor.id,
        action: trace.action,
        subjectType: trace.subject.type,
        subjectId: trace.subject.id,
        digest: digestOf(salt, trace),
      })),
    )
    .execute();
  await db
    .insertInto("recordsAuditValue")
    .values(
      rows.map(({ trace, auditId, salt }) => ({
        municipalityId: trace.municipality,
        auditId,
        salt,
        actorName: trace.actor.name,
        value: JSON.stringify({ before: trace.before ?? null, after: trace.after ?? null }),
      })),
    )
    .execute();
}
