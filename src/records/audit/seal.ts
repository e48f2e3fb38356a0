import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AuditTables } from "./audit.tables.ts";
import { digestOf } from "./audit.ts";

const noSeal = Buffer.alloc(32);

/** A seal covers the seal before it, its own number and the digest of what it seals. */
export function sealOf(before: Uint8Array, seq: bigint, digest: Uint8Array): Buffer {
  return createHash("sha256").update(before).update(`${seq}\n`).update(digest).digest();
}

/** Seals every trace not yet sealed, oldest first. Returns how many. One at a time a municipality: takes a lock. */
export async function sealTrail(tx: Tx, municipalityId: MunicipalityId, now: Date, atMost = 5_000): Promise<number> {
  const db = working<AuditTables>(tx);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`seal ${municipalityId}`}, 0))`.execute(tx);
  const last = await db
    .selectFrom("recordsAuditSeal")
    .select(["seq", "seal"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const open = await db
    .selectFrom("recordsAudit as a")
    .leftJoin("recordsAuditSeal as s", (on) =>
      on.onRef("s.municipalityId", "=", "a.municipalityId").onRef("s.auditId", "=", "a.auditId"),
    )
    .select(["a.auditId", "a.digest"])
    .where("a.municipalityId", "=", municipalityId)
    .where("s.auditId", "is", null)
    .orderBy("a.auditId")
    .limit(atMost)
    .execute();
  if (open.length === 0) return 0;
  let [seq, seal] = [last?.seq ?? 0n, last?.seal ?? noSeal];
  const rows = open.map(({ auditId, digest }) => {
    seq += 1n;
    seal = sealOf(seal, seq, digest);
    return { municipalityId, seq, auditId, seal, sealedAt: now };
  });
  await db.insertInto("recordsAuditSeal").values(rows).execute();
  return rows.length;
}

/** What is wrong with a sealed trail, the first fault of each kind; empty when all holds. Erased values are no fault. */
export async function checkTrail(tx: Tx, municipalityId: MunicipalityId): Promise<readonly string[]> {
  const db = working<AuditTables>(tx);
  const rows = await db
    .selectFrom("recordsAuditSeal as s")
    .leftJoin("recordsAudit as a", (on) =>
      on.onRef("a.municipalityId", "=", "s.municipalityId").onRef("a.auditId", "=", "s.auditId"),
    )
    .leftJoin("recordsAuditValue as v", (on) =>
      on.onRef("v.municipalityId", "=", "s.municipalityId").onRef("v.auditId", "=", "s.auditId"),
    )
    .select([
      "s.seq",
      "s.seal",
      "s.auditId",
      "a.digest",
      "a.at",
      "a.actorKind",
      "a.actorId",
      "a.action",
      "a.subjectType",
      "a.subjectId",
    ])
    .select(["v.salt", "v.actorName", "v.value"])
    .where("s.municipalityId", "=", municipalityId)
    .orderBy("s.seq")
    .execute();
  const faults = new Set<string>();
  let [seal, expected] = [noSeal as Uint8Array, 1n];
  for (const row of rows) {
    if (row.seq !== expected) faults.add(`seal ${expected} is missing`);
    expected = row.seq + 1n;
    if (!row.digest || !row.at) {
      faults.add(`trace ${row.auditId} is missing`);
    } else {
      if (!sealOf(seal, row.seq, row.digest).equals(row.seal)) faults.add(`seal ${row.seq} does not fit`);
      if (row.salt && !digestOf(row.salt, traceOf(row as SealedRow)).equals(row.digest))
        faults.add(`trace ${row.auditId} was changed`);
    }
    seal = row.seal;
  }
  return [...faults];
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
