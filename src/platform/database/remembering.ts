import type pg from "pg";
import type { ConnectTo, Db } from "./pools.ts";
import { kyselyOn, pool } from "./pools.ts";

/** A database that answers the same question from memory, until it is told to forget. */
export interface Remembering {
  readonly db: Db;
  forget(): void;
}

/** Rows kept, with one more for each answer, the one unused longest going first: what some thousand pages made one after another ask again. */
const mostKept = 8_000;

/**
 * The published tables for a process that asks much the same for page after page, and knows when that may have changed: it
 * forgets then. What a transaction asks is never answered from memory.
 */
export function rememberRegister(to: ConnectTo): Remembering {
  const real = pool(to, 8, "register");
  const kept = new Map<string, { readonly answer: Promise<pg.QueryResult>; weight: number }>();
  let weight = 0;
  const drop = (key: string) => {
    weight -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, answer: Promise<pg.QueryResult>) => {
    const one = { answer, weight: 1 };
    kept.set(key, one);
    weight += 1;
    answer.then(
      ({ rows }) => {
        if (kept.get(key) !== one) return;
        one.weight += rows.length;
        weight += rows.length;
        for (const oldest of kept.keys()) {
          if (weight <= mostKept || kept.size === 1) return;
          drop(oldest);
        }
      },
      () => kept.get(key) === one && drop(key),
    );
    return answer;
  };
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
        const found = kept.get(key);
        if (!found) return keep(key, asked(text, values));
        kept.delete(key);
        kept.set(key, found);
        return found.answer;
      },
      release: () => client?.release(),
    };
  };
  const forget = () => {
    kept.clear();
    weight = 0;
  };
  const remembering = { connect, end: () => real.end(), options: {} };
  return { db: kyselyOn(remembering as unknown as pg.Pool), forget };
}
