import { type Fault, fault, seenText } from "../../kernel/index.ts";

/**
 * One fault `erased-mark` for each field that says it was erased and was not: public pages and the log would take it for that
 * (register, `withoutErased`). Where it stands so already, it may be sent back; rows of a list may change places.
 * @param standing what the same fields say now, at the same places; what is new has nothing
 */
export function typedMarks(given: unknown, standing: unknown = {}): readonly Fault[] {
  const left = new Map<string, number>();
  for (const path of marksIn(standing)) left.set(inAnyRow(path), (left.get(inAnyRow(path)) ?? 0) + 1);
  return marksIn(given).flatMap((path) => {
    const room = left.get(inAnyRow(path)) ?? 0;
    left.set(inAnyRow(path), room - 1);
    return room > 0 ? [] : [fault("erased-mark", {}, path)];
  });
}

/** `erasedMark` in words, and what public pages say in its place. */
const erasedWords: ReadonlySet<string> = new Set(["slettet", "erased", "gelöscht"]);

/**
 * Whether a text reads as one that was erased, whoever wrote it: »[SLETTET].«, ‘erased’, „gelöscht“ are such a word alone between
 * brackets or quotation marks. Without them, or with more words, it is a word like any other.
 */
export function saysErased(text: string): boolean {
  const seen = seenText(text);
  const [word = "", ...more] = seen.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (more.length > 0 || !erasedWords.has(word)) return false;
  const [before = "", after = ""] = seen.split(word);
  return /[\p{Ps}\p{Pi}\p{Pf}"']/u.test(before) && /[\p{Pe}\p{Pi}\p{Pf}"']/u.test(after);
}

function marksIn(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return saysErased(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    marksIn(one, path ? `${path}.${name}` : name),
  );
}

const inAnyRow = (path: string) => path.replace(/\.\d+(?=\.|$)/g, ".*");
