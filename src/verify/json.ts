export type Json = null | boolean | number | string | Json[] | JsonRecord;
export interface JsonRecord {
  [name: string]: Json;
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const deepest = 64;

/**
 * JSON from UTF-8 bytes; `null` when they are not, when an object has the same name twice (two readers could see different
 * values), or when it is nested over 64 deep.
 */
export function readJson(bytes: Uint8Array): { readonly value: Json } | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: Json = JSON.parse(text);
    return plain(text) ? { value } : null;
  } catch {
    return null;
  }
}

/** Whether text that is known to be JSON keeps to the depth and names each member once. */
function plain(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/g;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [part, colon] = found;
    if (part === "{" || part === "[") open.push(part === "{" ? new Set() : null);
    else if (part === "}" || part === "]") open.pop();
    else if (colon) {
      const name: string = JSON.parse(part.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name)) return false;
      names?.add(name);
    }
    if (open.length > deepest) return false;
  }
  return true;
}

/**
 * Canonical JSON by RFC 8785: no white space, members by UTF-16 code units, strings and numbers as ECMAScript writes them.
 * @throws RangeError for what has no canonical form: numbers that are not finite, lone surrogates.
 */
export function canonical(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("a number that is not finite");
  if (typeof value === "string" && !value.isWellFormed()) throw new RangeError("a lone surrogate");
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${canonical(name)}:${canonical(value[name] ?? null)}`).join(",")}}`;
}

/** One step of a JSON Pointer (RFC 6901). */
export function step(name: string | number): string {
  return `/${String(name).replace(/~/g, "~0").replace(/\//g, "~1")}`;
}
