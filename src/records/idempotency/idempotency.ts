import { createHash } from "node:crypto";
import { Conflict } from "../../kernel/index.ts";
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

/**
 * Does a write once for each `Idempotency-Key` of an actor, in the caller's transaction. A repeat gets the first answer;
 * the same key with another request is a conflict, `idempotency-key-reused`. Refusals are not kept: they changed nothing.
 */
export async function once(
  tx: Tx,
  asked: { municipality: MunicipalityId; actorId: string; key: string | null; request: string; now: Date },
  write: () => Promise<Answer>,
): Promise<Answer> {
  const { municipality: municipalityId, actorId, key, now } = asked;
  if (key === null) return write();
  const requestHash = createHash("sha256").update(asked.request).digest();
  const db = working<IdempotencyTables>(tx);
  // The claim comes first: of two at the same moment the second waits here for the first's transaction.
  const claimed = await db
    .insertInto("recordsIdempotency")
    .values({ municipalityId, actorId, key, requestHash, status: 0, body: null, createdAt: now })
    .onConflict((on) => on.columns(["municipalityId", "actorId", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  const mine = db
    .selectFrom("recordsIdempotency")
    .where("municipalityId", "=", municipalityId)
    .where("actorId", "=", actorId);
  if (!claimed) {
    const earlier = await mine
      .where("key", "=", key)
      .select(["requestHash", "status", "body"])
      .executeTakeFirstOrThrow();
    if (!earlier.requestHash.equals(requestHash)) throw new Conflict("idempotency-key-reused");
    return { status: earlier.status, body: earlier.body };
  }
  const answer = await write();
  await db
    .updateTable("recordsIdempotency")
    .set({ status: answer.status, body: JSON.stringify(answer.body) })
    .where("municipalityId", "=", municipalityId)
    .where("actorId", "=", actorId)
    .where("key", "=", key)
    .execute();
  return answer;
}
