import { type AskedByWho, type Work, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";

class Undone<T> extends Error {
  readonly seen: T;
  constructor(seen: T) {
    super("rehearsed");
    this.seen = seen;
  }
}

/**
 * Does a use case and undoes it, and tells what was seen in between: the same code as in earnest, so a preview cannot
 * promise what the act then does not do. Nothing is kept, published or sent. What the use case refuses is thrown.
 */
export async function rehearse<T>(db: Db, asked: AskedByWho, use: (work: Work) => Promise<T>): Promise<T> {
  try {
    return await work<never>(db, asked.here, asked.who, asked.now, async (one) => {
      throw new Undone(await use(one));
    });
  } catch (error) {
    if (error instanceof Undone) return error.seen;
    throw error;
  }
}
