import { isDeepStrictEqual } from "node:util";
import type { Flag } from "./records.ts";

/** Values by field, as they would be stored; a field that is an object is held against its like part by part. */
export type Fields = Readonly<Record<string, unknown>>;

export interface MergedReading {
  readonly values: Fields;
  /** Fields that both the file and a hand have changed, and differently, by their path (`plan.purpose`): the hand's stand. */
  readonly disputed: readonly string[];
}

/**
 * A record that people write on too, held against what its file says now and said last: what the file changed is taken, what a
 * hand changed stays, and where both did the hand's stays and is told of. A field that the file's last reading does not have
 * (`undefined`) may be anybody's, and stays.
 */
export function mergeReading(was: Fields, stored: Fields, says: Fields): MergedReading {
  const disputed: string[] = [];
  const values = mergeFields(was, stored, says, "", disputed);
  return { values, disputed };
}

function mergeFields(was: Fields, stored: Fields, says: Fields, under: string, disputed: string[]): Fields {
  const names = new Set([...Object.keys(stored), ...Object.keys(says)]);
  const merged = [...names].map((name) => {
    const path = under === "" ? name : `${under}.${name}`;
    return [name, mergeOne({ was: was[name], stored: stored[name], says: says[name] }, path, disputed)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

interface Three {
  readonly was: unknown;
  readonly stored: unknown;
  readonly says: unknown;
}

function mergeOne({ was, stored, says }: Three, path: string, disputed: string[]): unknown {
  if (isDeepStrictEqual(says, stored) || isDeepStrictEqual(says, was)) return stored;
  if (isDeepStrictEqual(was, stored)) return says;
  if (isFields(stored) && isFields(says)) return mergeFields(isFields(was) ? was : {}, stored, says, path, disputed);
  disputed.push(path);
  return stored;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a run says of a field that both have changed. @param says what the file prints there now */
export function keptByHand(field: string, says: string | null): Flag {
  const told = says === null ? "ikke længere noget" : `»${says}«`;
  return { code: "kept-by-hand", field, printed: says ?? "", params: { says: told } };
}
