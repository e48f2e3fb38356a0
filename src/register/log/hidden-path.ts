import { isJsonObject, type JsonValue, pointerStep } from "./json.ts";

/**
 * Where an entry type holds names of persons and free text, as paths:
 * `title`, `participants.elected.named[].name` (each item of a list), `translations.*.title` (each member of an object).
 * A path may name a list or an object: it is then hidden whole.
 */
export type HiddenPath = string;

/** JSON Pointers of the values that the paths name. `null` says that nothing is known, and is not hidden. */
export function hiddenPointers(entry: JsonValue, paths: readonly HiddenPath[]): Set<string> {
  return new Set(paths.flatMap((path) => found(entry, path.replaceAll("[]", ".[]").split("."), "")));
}

function found(value: JsonValue, steps: readonly string[], pointer: string): string[] {
  const [step, ...rest] = steps;
  if (value === null) return [];
  if (step === undefined) return [pointer];
  if (step === "[]") {
    return Array.isArray(value) ? value.flatMap((item, at) => found(item, rest, pointer + pointerStep(at))) : [];
  }
  if (!isJsonObject(value)) return [];
  const names = step === "*" ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  return names.flatMap((name) => found(value[name] ?? null, rest, pointer + pointerStep(name)));
}
