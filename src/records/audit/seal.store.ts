import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { digestOf } from "./audit.store.ts";
import type { AuditTables } from "./audit.tables.ts";

/** What the first seal has before it. */
export const noSeal = Buffer.alloc(32);

/** A seal covers the seal before it, its own number and the digest of what it seals. */
export function sealOf(before: Uint8Array, seq: bigint, digest: Uint8Array): Buffer {
  return createHash("sha256").update(before).update(`${seq}\n`).update(digest).digest();
}

/** A seal as it is told to a witness outside the database: who cuts the trail's end off afterwards is found out. */
export interface SealMark {
  readonly seq: bigint;
  /** In hexadecimal. */
  readonly seal: string;
}

/** The newest seal; `null` while nothing is sealed. */
export async function newestSeal(tx: Tx, municipalityId: MunicipalityId): Promise<SealMark | null> {
  const last = await lastSeal(tx, municipalityId);
  return last ? { seq: last.seq, seal: last.seal.toString("hex") } : null;
}

/** Whether the trail still holds the seal that a witness saw, as it was: else its end was cut off, or it was written anew. */
export async function holdsSeal(tx: Tx, municipalityId: MunicipalityId, witnessed: SealMark): Promise<boolean> {
  const row = await working<AuditTables>(tx)
    .selectFrom("recordsAuditSeal")
    .select("seal")
    .where("municipalityId", "=", municipalityId)
    .where("seq", "=", witnessed.seq)
    .executeTakeFirst();
  return row?.seal.toString("hex") === witnessed.seal;
}

function lastSeal(tx: Tx, municipalityId: MunicipalityId) {
  return working<AuditTables>(tx)
    .selectFrom("recordsAuditSeal")
    .select(["seq", "seal"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The first id that a trace of an instant can have. */
export function firstIdAt(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/**
 * Seals every trace not yet sealed, oldest first. Returns how many. One at a time a municipality: takes a lock.
 * @param since looks for traces from then on only, so that it costs the same however long the trail is; `null`: all of it
 */
export async function sealTrail(
  tx: Tx,
  municipalityId: MunicipalityId,
  now: Date,
  since: Date | null = null,
  atMost = 5_000,
): Promise<number> {
  const db = working<AuditTables>(tx);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`seal ${municipalityId}`}, 0))`.execute(tx);
  const last = await lastSeal(tx, municipalityId);
  const open = await db
    .selectFrom("recordsAudit as a")
    .leftJoin("recordsAuditSeal as s", (on) =>
      on.onRef("s.municipalityId", "=", "a.municipalityId").onRef("s.auditId", "=", "a.auditId"),
    )
    .select(["a.auditId", "a.digest"])
    .where("a.municipalityId", "=", municipalityId)
    .where("s.auditId", "is", null)
    .where("a.auditId", ">=", firstIdAt(since ?? new Date(0)))
    .orderBy("a.auditId")
    .limit(atMost)
    .execute();
  if (open.length === 0) return 0;
  let [seq, seal]: [bigint, Buffer] = [last?.seq ?? 0n, last?.seal ?? noSeal];
  const seqs: bigint[] = [];
  const seals: Buffer[] = [];
  for (const { digest } of open) {
    seq += 1n;
    seal = sealOf(seal, seq, digest);
    seqs.push(seq);
    seals.push(seal);
  }
  await sql`
    INSERT INTO udsyn.records_audit_seal (municipality_id, seq, audit_id, seal, sealed_at)
    SELECT ${municipalityId}, one.seq, one.audit_id, one.seal, ${now}
    FROM unnest(${seqs}::bigint[], ${open.map((one) => one.auditId)}::uuid[], ${seals}::bytea[])
      AS one (seq, audit_id, seal)`.execute(tx);
  return open.length;
}

/**
 * What is wrong with a sealed trail; empty when all holds. Erased values are no fault.
 * @param witnessed the newest seal that a witness outside the database knows of; without one an end cut off is not seen
 */
export async function checkTrail(
  tx: Tx,
  municipalityId: MunicipalityId,
  witnessed: SealMark | null,
): Promise<readonly string[]> {
  const faults = new Set<string>();
  let [seal, expected] = [noSeal as Uint8Array, 1n];
  for await (const row of sealedRows(tx, municipalityId)) {
    if (row.seq !== expected) faults.add(`seal ${expected} is missing`);
    expected = row.seq + 1n;
    if (!row.digest || !row.at) {
      faults.add(`trace ${row.auditId} is missing`);
    } else {
      if (!sealOf(seal, row.seq, row.digest).equals(row.seal)) faults.add(`seal ${row.seq} does not fit`);
      if (row.salt && !digestOf(row.salt, traceOf(row as SealedRow)).equals(row.digest))
        faults.add(`trace ${row.auditId} was changed`);
    }
    if (row.seq === witnessed?.seq && row.seal.toString("hex") !== witnessed.seal)
      faults.add(`seal ${row.seq} is not the one witnessed`);
    seal = row.seal;
  }
  if (witnessed && expected <= witnessed.seq) faults.add(`seals from ${expected} to ${witnessed.seq} were cut off`);
  return [...faults];
}

/** How many seals are read at a time: a trail of any length is checked in the same memory. */
const batch = 5_000;

/** Every seal in order, with the trace it covers and its values as far as they are there. */
async function* sealedRows(tx: Tx, municipalityId: MunicipalityId) {
  const all = working<AuditTables>(tx)
    .selectFrom("recordsAuditSeal as s")
    .leftJoin("recordsAudit as a", (on) =>
      on.onRef("a.municipalityId", "=", "s.municipalityId").onRef("a.auditId", "=", "s.auditId"),
    )
    .leftJoin("recordsAuditValue as v", (on) =>
      on.onRef("v.municipalityId", "=", "s.municipalityId").onRef("v.auditId", "=", "s.auditId"),
    )
    .select(["s.seq", "s.seal", "s.auditId", "a.digest", "a.at", "a.actorKind", "a.actorId", "a.action"])
    .select(["a.subjectType", "a.subjectId", "v.salt", "v.actorName", "v.value"])
    .where("s.municipalityId", "=", municipalityId)
    .orderBy("s.seq")
    .limit(batch);
  for (let after = 0n; ; ) {
    const rows = await all.where("s.seq", ">", after).execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.seq;
  }
}

type SealedRow = Omit<AuditTables["recordsAudit"], "municipalityId"> & {
  actorName: string;
  value: { before: unknown; after: unknown };
};

function traceOf(row: SealedRow) {
  return {
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    at: row.at,
    action: row.action,
    subject: { type: row.subjectType, id: row.subjectId },
    before: row.value.before,
    after: row.value.after,
  };
}
