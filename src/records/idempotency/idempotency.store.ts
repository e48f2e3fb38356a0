import { createHash } from "node:crypto";
import { sql } from "kysely";
import { Conflict, NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";

interface IdempotencyTables {
  recordsIdempotency: {
    municipalityId: MunicipalityId;
    actorId: string;
    key: string;
    requestHash: Buffer;
    status: number;
    body: unknown;
    createdAt: Date;
  };
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The status of an answer that was forgotten. The key stays taken: a repeat must not do it again. */
export const answerGone = 410;

/** Forgets what was answered about things that are erased, whichever write it was. */
export async function forgetAnswers(tx: Tx, municipality: MunicipalityId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE udsyn.records_idempotency SET status = ${answerGone}, body = NULL
    WHERE municipality_id = ${municipality}
      AND EXISTS (SELECT FROM unnest(${ids}::text[]) AS one (id) WHERE position(one.id IN body::text) > 0)`.execute(tx);
}

/** What is asked for under a key, by whom. */
interface Keyed {
  readonly municipality: MunicipalityId;
  readonly actorId: string;
  readonly key: string;
  readonly request: string;
}

/**
 * What was answered under a key; `null` where nothing was. @throws Conflict `idempotency-key-reused` when it was another request;
 * NotFound `answer-erased` where what was answered about has been erased since: it is neither told nor done again
 */
export async function answeredBefore(tx: Tx, { municipality, actorId, key, request }: Keyed): Promise<Answer | null> {
  const earlier = await working<IdempotencyTables>(tx)
    .selectFrom("recordsIdempotency")
    .where("municipalityId", "=", municipality)
    .where("actorId", "=", actorId)
    .where("key", "=", key)
    .select(["requestHash", "status", "body"])
    .executeTakeFirst();
  if (!earlier) return null;
  if (!earlier.requestHash.equals(digestOf(request))) throw new Conflict("idempotency-key-reused");
  if (earlier.status === answerGone) throw new NotFound("answer-erased");
  return { status: earlier.status, body: earlier.body };
}

/**
 * Does a write once for each `Idempotency-Key` of an actor, in the caller's transaction. A repeat gets the first answer;
 * the same key with another request is a conflict, `idempotency-key-reused`. Refusals are not kept: they changed nothing.
 * @throws what `answeredBefore` throws
 */
export async function once(
  tx: Tx,
  asked: Omit<Keyed, "key"> & { readonly key: string | null; readonly now: Date },
  write: () => Promise<Answer>,
): Promise<Answer> {
  const { municipality: municipalityId, actorId, key, request, now } = asked;
  if (key === null) return write();
  // The claim comes first: of two at the same moment the second waits here for the first's transaction.
  const claimed = await sql<{ key: string }>`
    INSERT INTO udsyn.records_idempotency (municipality_id, actor_id, key, request_hash, status, created_at)
    VALUES (${municipalityId}, ${actorId}, ${key}, ${digestOf(request)}, 0, ${now})
    ON CONFLICT (municipality_id, actor_id, key) DO NOTHING RETURNING key`.execute(tx);
  if (claimed.rows.length === 0) {
    const earlier = await answeredBefore(tx, { municipality: municipalityId, actorId, key, request });
    if (earlier) return earlier;
    throw new Error("a key is taken by nothing");
  }
  const answer = await write();
  await sql`
    UPDATE udsyn.records_idempotency SET status = ${answer.status}, body = ${JSON.stringify(answer.body)}
    WHERE municipality_id = ${municipalityId} AND actor_id = ${actorId} AND key = ${key}`.execute(tx);
  return answer;
}

function digestOf(request: string): Buffer {
  return createHash("sha256").update(request).digest();
}
