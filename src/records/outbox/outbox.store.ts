import { sql } from "kysely";
import { newId } from "../../kernel/index.ts";
import {
  type Db,
  enqueue,
  enqueued,
  inMunicipality,
  type JobPayload,
  type Mailer,
  type MunicipalityId,
  type Tx,
  working,
} from "../../platform/index.ts";
import type { OutboxTables } from "./outbox.tables.ts";

/** Something that must happen outside the database, once. The key names it: sending the same key again sends nothing. */
export interface Effect {
  readonly kind: "mail";
  readonly key: string;
  readonly payload: { readonly from: string; readonly to: string; readonly subject: string; readonly text: string };
}

export const deliverJob = "outbox.deliver";

/** Puts an effect in the outbox in the caller's transaction: it happens if, and only if, the transaction is kept. */
export async function post(tx: Tx, municipalityId: MunicipalityId, effect: Effect, now: Date): Promise<void> {
  const outboxId = newId<"outbox">(now.getTime());
  await sql`
    WITH added AS (
      INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at)
      VALUES (${municipalityId}, ${outboxId}, ${effect.kind}, ${effect.key}, ${JSON.stringify(effect.payload)}, ${now})
      ON CONFLICT (municipality_id, kind, key) DO NOTHING RETURNING outbox_id
    )
    SELECT ${enqueued(deliverJob, { municipality: municipalityId, outboxId }, outboxId)} FROM added`.execute(tx);
}

/** Puts everything undelivered into the queue again, as after a restore, which brings back the outbox but not the queue. */
export async function requeue(tx: Tx, municipalityId: MunicipalityId): Promise<number> {
  const rows = await working<OutboxTables>(tx)
    .selectFrom("recordsOutbox")
    .select("outboxId")
    .where("municipalityId", "=", municipalityId)
    .where("deliveredAt", "is", null)
    .execute();
  for (const { outboxId } of rows) await enqueue(tx, deliverJob, { municipality: municipalityId, outboxId }, outboxId);
  return rows.length;
}

/**
 * Delivers one effect and marks it delivered. The row is locked meanwhile, so two workers never deliver it at once; a
 * crash between sending and marking sends the same Message-ID again, which is the same letter to its reader.
 * A failure is thrown, and the queue tries again later, a little longer apart each time.
 */
export function deliverFrom(db: Db, mailer: Mailer, clock: () => Date): (payload: JobPayload) => Promise<void> {
  return ({ municipality, outboxId }) =>
    inMunicipality(db, municipality, async (tx) => {
      const outbox = working<OutboxTables>(tx);
      const row = await outbox
        .selectFrom("recordsOutbox")
        .selectAll()
        .where("municipalityId", "=", municipality)
        .where("outboxId", "=", String(outboxId))
        .where("deliveredAt", "is", null)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return;
      await mailer.send({ key: row.outboxId, ...row.payload });
      await outbox
        .updateTable("recordsOutbox")
        .set({ deliveredAt: clock(), attempts: row.attempts + 1, payload: withoutText(row.payload) })
        .where("municipalityId", "=", municipality)
        .where("outboxId", "=", row.outboxId)
        .execute();
    });
}

/** A letter may hold a link that works for whoever reads it; once it is sent, who reads the database does not. */
function withoutText(payload: Effect["payload"]): string {
  return JSON.stringify({ ...payload, text: "" });
}
