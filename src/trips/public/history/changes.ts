import type { Said } from "../../../web/index.ts";
import type { StatedField } from "./history.texts.ts";

/** One thing that a version says, in words. */
export interface Stated {
  readonly field: StatedField;
  /** Where the field holds several: which of them, the same from version to version. */
  readonly which: string;
  readonly said: Said;
}

/** A thing that one version says otherwise than the one before it; `null` where one of them does not say it at all. */
export interface Change {
  readonly field: StatedField;
  readonly before: Said | null;
  readonly after: Said | null;
}

/** What is said otherwise, in the order of the newer version, each thing that is gone beside others of its field. */
export function changesBetween(before: readonly Stated[], after: readonly Stated[]): readonly Change[] {
  const [old, now] = [byName(before), byName(after)];
  const told = after.flatMap((one): Change[] => {
    const earlier = old.get(nameOf(one));
    if (earlier?.said.text === one.said.text) return [];
    return [{ field: one.field, before: earlier?.said ?? null, after: one.said }];
  });
  const gone = before
    .filter((one) => !now.has(nameOf(one)))
    .map((one): Change => ({ field: one.field, before: one.said, after: null }));
  const fields = [...new Set([...after, ...before].map((one) => one.field))];
  return fields.flatMap((field) => [...told, ...gone].filter((one) => one.field === field));
}

function nameOf({ field, which }: Stated): string {
  return `${field} ${which}`;
}

function byName(all: readonly Stated[]): ReadonlyMap<string, Stated> {
  return new Map(all.map((one) => [nameOf(one), one]));
}

/** The fields that changed, each once. */
export function fieldsIn(changes: readonly Change[]): readonly StatedField[] {
  return [...new Set(changes.map((one) => one.field))];
}
