export type Json = null | undefined | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const step = (name: string | number) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Every text in a JSON value, with its JSON Pointer. */
export function stringsIn(value: Json, pointer = ""): readonly { readonly pointer: string; readonly text: string }[] {
  if (typeof value === "string") return [{ pointer, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return partsOf(value).flatMap(([name, part]) => stringsIn(part, pointer + step(name)));
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
