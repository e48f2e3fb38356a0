import { isDeepStrictEqual } from "node:util";
import { dateOn, hundredthsOf } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { fieldWords } from "./field-words.ts";
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
 * @param made what imports are known to have stored, and no hand has touched since: read anew, the same words may mean more
 */
export function mergeReading(was: Fields, stored: Fields, says: Fields, made: Fields = {}): MergedReading {
  const disputed: string[] = [];
  const values = mergeFields({ was, stored, says, made }, "", disputed);
  return { values, disputed };
}

function mergeFields({ was, stored, says, made }: Four<Fields>, under: string, disputed: string[]): Fields {
  const names = new Set([...Object.keys(stored), ...Object.keys(says)]);
  const merged = [...names].map((name) => {
    const path = under === "" ? name : `${under}.${name}`;
    const one = { was: was[name], stored: stored[name], says: says[name], made: made[name] };
    return [name, mergeOne(one, path, disputed)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

interface Four<Value> {
  readonly was: Value;
  readonly stored: Value;
  readonly says: Value;
  readonly made: Value;
}

function mergeOne({ was, stored, says, made }: Four<unknown>, path: string, disputed: string[]): unknown {
  if (isDeepStrictEqual(says, stored) || isDeepStrictEqual(says, was)) return stored;
  if (isDeepStrictEqual(was, stored) || (made !== undefined && isDeepStrictEqual(made, stored))) return says;
  if (isFields(stored) && isFields(says))
    return mergeFields({ was: fieldsIn(was), stored, says, made: fieldsIn(made) }, path, disputed);
  disputed.push(path);
  return stored;
}

function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Whether a value has fields of its own to be held against its like. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const f = formatsIn("da");

/** A day or an amount, which we write otherwise than a sentence does. */
function inDanish(says: string): string {
  const hundredths = /^-?\d+\.\d\d$/.test(says) ? hundredthsOf(says) : null;
  if (hundredths !== null) return f.figure(hundredths);
  const day = dateOn(says);
  return day === null ? says : f.date(day);
}

const reasons = {
  both: "det er ændret både i filen og ved skrivebordet",
  order: "dagene ville stå i omvendt rækkefølge",
  days: "noget i programmet eller et ophold ville ligge uden for rejsens dage",
  legs: "de stykker, rejsen er delt i, ville ikke passe til stederne",
  people: "tallene ville ikke passe til dem, der er skrevet ved skrivebordet",
  money: "beløb, valuta og kurs hører sammen, og noget af det er rettet ved skrivebordet",
} as const;

/** Why a field stays as it stands: both have changed it, or the file's would contradict what a hand has written beside it. */
export type KeptFor = keyof typeof reasons;

/** What a run says of a field that stays as it is stored. @param says what the file prints there now */
export function keptByHand(field: string, says: string | null, why: KeptFor = "both"): Flag {
  const told = says === null ? "ikke længere noget" : `»${inDanish(says)}«`;
  const params = { says: told, word: fieldWords[field] ?? field, why: reasons[why] };
  return { code: "kept-by-hand", field, printed: says ?? "", params };
}
