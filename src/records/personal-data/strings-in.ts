export type Json = null | undefined | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const step = (name: string | number) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Every text in a JSON value, with its JSON Pointer; none in what is no such value. */
export function stringsIn(
  value: unknown,
  pointer = "",
): readonly { readonly pointer: string; readonly text: string }[] {
  if (typeof value === "string") return [{ pointer, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => stringsIn(part, pointer + step(name)));
}

/** The value with every text given to `change`. */
export function withStrings(value: Json, change: (text: string, pointer: string) => string, pointer = ""): Json {
  if (typeof value === "string") return change(value, pointer);
  if (typeof value !== "object" || value === null) return value;
  const parts = partsOf(value).map(([name, part]) => [name, withStrings(part, change, pointer + step(name))] as const);
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function partsOf(value: readonly Json[] | { readonly [name: string]: Json }): readonly (readonly [string, Json])[] {
  return Object.entries(value);
}
