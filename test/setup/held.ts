import pg from "pg";
import type { TestSite } from "./site.ts";

/** Rows of a site's database in other hands, until they are let go. */
export interface Held {
  /** Resolves once so many others wait for what somebody holds, or `or` has settled without waiting. */
  waiting(count: number, or?: Promise<unknown>): Promise<void>;
  /** Lets them go, changed by a last statement if there is one. */
  letGo(last?: string): Promise<void>;
}

/** Twenty thousandths each: so many before a test is told that nobody came. */
const tries = 1000;

/** Does a statement in a transaction of its own and leaves it open: whoever needs those rows, or that table, then stands in a line that a test decides. */
export async function hold(site: TestSite, statement: string, values: unknown[]): Promise<Held> {
  const client = new pg.Client(site.db.connections.owner);
  await client.connect();
  await client.query("BEGIN");
  const { rowCount } = await client.query(statement, values);
  if (rowCount === 0) throw new Error("nothing to hold");
  const letGo = async (last?: string) => {
    if (last) await client.query(last, values);
    await client.query("COMMIT");
    await client.end();
  };
  return {
    waiting: async (count, or) => {
      let settled = false;
      const done = () => {
        settled = true;
      };
      void or?.then(done, done);
      for (let left = tries; !settled && (await waitingIn(site)) < count; left -= 1) {
        if (left === 0) await letGo();
        if (left === 0) throw new Error(`no ${count} wait for what is held`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    letGo,
  };
}

async function waitingIn(site: TestSite): Promise<number> {
  const [row] = await site.db.query<{ n: number }>(
    `SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted AND pid IN (
       SELECT pid FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
  );
  return row?.n ?? 0;
}
