import { randomBytes, randomUUID } from "node:crypto";

/** A statement as it was asked, with its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const token = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|bench-[a-z]-\d+/g;

/** What is another in each write: ids and keys within texts, and which values are hashes or salts. */
export interface Variables {
  readonly words: ReadonlySet<string>;
  readonly bytes: ReadonlySet<string>;
}

/** @throws when the two recordings are not the same statements */
export function variablesOf(first: readonly Statement[], second: readonly Statement[]): Variables {
  if (first.length !== second.length || first.some((one, at) => one.text !== second[at]?.text))
    throw new Error("the same write asked different statements the second time");
  const wordsIn = (all: readonly Statement[]) =>
    new Set(all.flatMap(({ values }) => values.flat().flatMap((one) => (isText(one) ? (one.match(token) ?? []) : []))));
  const constant = wordsIn(second);
  const words = new Set([...wordsIn(first)].filter((one) => !constant.has(one)));
  const bytes = new Set<string>();
  for (const [at, { values }] of first.entries())
    for (const [nth, value] of values.entries()) {
      const [ours, others] = [[value].flat()[0], [second[at]?.values[nth]].flat()[0]];
      if (ours instanceof Uint8Array && !(others instanceof Uint8Array && Buffer.compare(ours, others) === 0))
        bytes.add(`${at} ${nth}`);
    }
  return { words, bytes };
}

/** The statements with everything that must be new made new, alike wherever it stands. */
export function freshValues(statements: readonly Statement[], { words, bytes }: Variables): Statement[] {
  const fresh = new Map([...words].map((one) => [one, randomUUID() as string]));
  return statements.map(({ text, values }, at) => ({
    text,
    values: values.map((value, nth) => {
      const anew = (one: unknown) => {
        if (isText(one)) return one.replace(token, (found) => fresh.get(found) ?? found);
        if (one instanceof Uint8Array && bytes.has(`${at} ${nth}`)) return randomBytes(one.length);
        return one;
      };
      return Array.isArray(value) ? value.map(anew) : anew(value);
    }),
  }));
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
