import type pg from "pg";
import type { ConnectTo, Db } from "./pools.ts";
import { kyselyOn, pool } from "./pools.ts";

/** A database that answers the same question from memory, until it is told to forget. */
export interface Remembering {
  readonly db: Db;
  forget(): void;
}

/** Answers kept, the one unused longest going first: what a few hundred pages made one after another ask again. */
const mostKept = 400;

/**
 * The published tables for a process that asks much the same for page after page, and knows when that may have changed: it
 * forgets then. What a transaction asks is never answered from memory.
 */
export function rememberRegister(to: ConnectTo): Remembering {
  const real = pool(to, 8, "register");
  const kept = new Map<string, Promise<pg.QueryResult>>();
  const connect = async () => {
    let client: pg.PoolClient | null = null;
    let isAlone = false;
    const asked = async (text: string, values: unknown[]) => {
      client ??= await real.connect();
      return client.query(text, values);
    };
    return {
      query: (text: string, values: unknown[]) => {
        if (!/^\s*(select|with)\b/i.test(text)) isAlone = true;
        if (isAlone) return asked(text, values);
        const key = JSON.stringify([text, values], (_, value: unknown) =>
          typeof value === "bigint" ? `${value}n` : value,
        );
        const found = kept.get(key) ?? asked(text, values);
        kept.delete(key);
        kept.set(key, found);
        found.catch(() => kept.delete(key));
        const [oldest] = kept.keys();
        if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
        return found;
      },
      release: () => client?.release(),
    };
  };
  const remembering = { connect, end: () => real.end(), options: {} };
  return { db: kyselyOn(remembering as unknown as pg.Pool), forget: () => kept.clear() };
}
