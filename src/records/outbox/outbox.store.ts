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
import { withoutLinks } from "../personal-data/links-hidden.ts";
import type { OutboxTables } from "./outbox.tables.ts";

/** Something that must happen outside the database, once. The key names it: sending the same key again sends nothing. */
export interface Effect {
  readonly kind: "mail";
  readonly key: string;
  readonly payload: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    /** Whom an answer goes to, where that is not the sender. */
    readonly replyTo?: string;
    /** Where a mail program signs its reader off with one press (RFC 8058), for letters that were subscribed to. */
    readonly leaveAt?: string;
  };
}

/** What becomes of letters here: they are sent, or a demo shows them at its desk, or nobody has said how. */
export type Post = "sent" | "shown" | "none";

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

/** How often the queue tries before it gives up: its own number, some four days in all. */
const mostAttempts = 25;
/** For how long a letter is somebody's to send: longer than the mailer ever takes, and not for ever where they died. */
const claimHolds = 15 * 60_000;

/** Puts everything undelivered into the queue again, as after a restore, which brings back the outbox but not the queue. */
export async function requeue(tx: Tx, municipalityId: MunicipalityId): Promise<number> {
  const rows = await working<OutboxTables>(tx)
    .updateTable("recordsOutbox")
    .set({ attempts: 0, claimedUntil: null })
    .where("municipalityId", "=", municipalityId)
    .where("deliveredAt", "is", null)
    .returning("outboxId")
    .execute();
  for (const { outboxId } of rows) await enqueue(tx, deliverJob, { municipality: municipalityId, outboxId }, outboxId);
  return rows.length;
}

/**
 * Delivers one effect and marks it delivered: claimed in one short transaction, sent outside any, marked in another, so that a
 * mail server that hangs keeps no connection. Two workers never deliver it at once; a crash between sending and marking sends
 * the same Message-ID again, which is the same letter to its reader. A failure is counted, kept and thrown, and the queue tries
 * again later, a little longer apart each time, until it gives up.
 */
export function deliverFrom(
  db: Db,
  mailer: Pick<Mailer, "send">,
  clock: () => Date,
): (payload: JobPayload) => Promise<void> {
  return async ({ municipality, outboxId }) => {
    const at = { municipality, id: String(outboxId) };
    const claimed = await inMunicipality(db, municipality, (tx) => claim(tx, at, clock()));
    if (claimed === "gone") return;
    if (claimed === "taken") throw new Error("another process is sending this letter");
    try {
      await mailer.send({ key: at.id, ...claimed });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      // A server may answer with the letter's own link, and what it answers is shown and logged.
      const failure = withoutLinks(said).slice(0, 500);
      await inMunicipality(db, municipality, (tx) => settle(tx, at, { failure }));
      throw withoutLinks(said) === said ? error : new Error(failure);
    }
    const delivered = { deliveredAt: clock(), failure: null, payload: withoutText(claimed) };
    await inMunicipality(db, municipality, (tx) => settle(tx, at, delivered));
  };
}

interface OneLetter {
  readonly municipality: MunicipalityId;
  readonly id: string;
}

/** Takes a letter to send and counts the try. */
async function claim(tx: Tx, { municipality, id }: OneLetter, now: Date) {
  const row = await working<OutboxTables>(tx)
    .selectFrom("recordsOutbox")
    .select(["payload", "claimedUntil"])
    .where("municipalityId", "=", municipality)
    .where("outboxId", "=", id)
    .where("deliveredAt", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return "gone";
  if (row.claimedUntil !== null && row.claimedUntil > now) return "taken";
  await working<OutboxTables>(tx)
    .updateTable("recordsOutbox")
    .set((on) => ({ attempts: on("attempts", "+", 1), claimedUntil: new Date(now.getTime() + claimHolds) }))
    .where("municipalityId", "=", municipality)
    .where("outboxId", "=", id)
    .execute();
  return row.payload;
}

async function settle(
  tx: Tx,
  { municipality, id }: OneLetter,
  to: { readonly failure: string | null; readonly deliveredAt?: Date; readonly payload?: string },
): Promise<void> {
  await working<OutboxTables>(tx)
    .updateTable("recordsOutbox")
    .set({ ...to, claimedUntil: null })
    .where("municipalityId", "=", municipality)
    .where("outboxId", "=", id)
    .execute();
}

/**
 * Forgets the letters whose key begins so, as those to somebody who is erased: what was sent, and what waits, which is then not
 * sent. @param sent `sent`: only those that have got away
 */
export async function dropLetters(
  tx: Tx,
  municipalityId: MunicipalityId,
  beginning: string,
  sent: "all" | "sent" = "all",
): Promise<void> {
  await sql`
    DELETE FROM udsyn.records_outbox WHERE municipality_id = ${municipalityId} AND kind = 'mail'
      AND starts_with(key, ${beginning}) AND (${sent === "all"} OR delivered_at IS NOT NULL)`.execute(tx);
}

/** A letter that has been tried in vain. */
export interface FailedLetter {
  readonly to: string;
  readonly subject: string;
  readonly postedAt: Date;
  readonly attempts: number;
  readonly failure: string | null;
  /** Nobody tries any more. */
  readonly givenUp: boolean;
}

/** Letters that were tried and did not get away, the newest first, as many as are worth reading. */
export async function failedLetters(tx: Tx, municipalityId: MunicipalityId): Promise<readonly FailedLetter[]> {
  const rows = await working<OutboxTables>(tx)
    .selectFrom("recordsOutbox")
    .select(["payload", "createdAt", "attempts", "failure"])
    .where("municipalityId", "=", municipalityId)
    .where("deliveredAt", "is", null)
    .where("failure", "is not", null)
    .orderBy("outboxId", "desc")
    .limit(50)
    .execute();
  return rows.map(({ payload, createdAt, attempts, failure }) => ({
    ...{ to: payload.to, subject: payload.subject, postedAt: createdAt, attempts, failure },
    givenUp: attempts >= mostAttempts,
  }));
}

/** A letter as it would have been read. */
export interface UnsentLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly postedAt: Date;
}

/** Letters that wait to be sent, with what they say, the newest first. For a demo without a mail server: they hold links that work. */
export async function unsentLetters(
  tx: Tx,
  municipalityId: MunicipalityId,
  most: number,
): Promise<readonly UnsentLetter[]> {
  const rows = await working<OutboxTables>(tx)
    .selectFrom("recordsOutbox")
    .select(["outboxId", "payload", "createdAt"])
    .where("municipalityId", "=", municipalityId)
    .where("kind", "=", "mail")
    .where("deliveredAt", "is", null)
    .orderBy("outboxId", "desc")
    .limit(most)
    .execute();
  return rows.map(({ outboxId: id, payload: { to, subject, text }, createdAt: postedAt }) => ({
    ...{ id, to, subject, text, postedAt },
  }));
}

/** A letter may hold a link that works for whoever reads it, and whom to answer; once it is sent, who reads the database learns neither. */
function withoutText({ leaveAt, replyTo, ...payload }: Effect["payload"]): string {
  return JSON.stringify({ ...payload, text: "" });
}
