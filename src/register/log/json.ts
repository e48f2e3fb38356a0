import canonicalize from "canonicalize";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Canonical JSON (RFC 8785) in UTF-8. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return Buffer.from(text);
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(name: string | number): string {
  const step = String(name);
  return /[~/]/.test(step) ? `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${step}`;
}

/** The value with every part for which `replace` answers replaced by the answer; a replaced part is not entered. */
export function replaced(
  value: JsonValue,
  replace: (part: JsonValue, pointer: string) => JsonValue | undefined,
  pointer = "",
): JsonValue {
  const other = replace(value, pointer);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((item, at) => replaced(item, replace, pointer + pointerStep(at)));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaced(part, replace, pointer + pointerStep(name))]),
  );
}
