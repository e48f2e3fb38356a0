import { type AskedByWho, doneOnce, etagOf, type Work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json, type Reply } from "../../web/index.ts";

/** Does what is asked once for its Idempotency-Key, and answers with what came of it. */
export function answerOnce(db: Db) {
  return async (asked: AskedByWho, status: number, use: (work: Work) => Promise<unknown>): Promise<Reply> => {
    const done = await doneOnce(db, asked, async (one) => ({ status, body: await use(one) }));
    return json(done.body, done.status, etagOf(done.body));
  };
}
