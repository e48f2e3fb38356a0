import { isDeepStrictEqual } from "node:util";

/** How many fields two readings both tell, and how many of them say the same. @param but fields that tell nothing here */
export function fieldsAlike(
  one: unknown,
  other: unknown,
  but: ReadonlySet<string> = new Set(),
): { readonly both: number; readonly equal: number } {
  const told = new Map(fieldsOf(other));
  const both = fieldsOf(one).filter(([name, value]) => !but.has(name) && says(value) && says(told.get(name)));
  const equal = both.filter(([name, value]) => isDeepStrictEqual(value, told.get(name)));
  return { both: both.length, equal: equal.length };
}

export function fieldsOf(item: unknown): readonly (readonly [name: string, value: unknown])[] {
  return typeof item === "object" && item !== null ? Object.entries(item) : [];
}

/** Whether a field tells anything. */
function says(value: unknown): boolean {
  return value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);
}
