import { isFault } from "../../kernel/index.ts";
import type { FormTree, FormValue } from "./form-tree.ts";
import { readDate } from "./read-date.ts";

/** Two texts that a form means the same by: spaces about them, and how a day is written, make no difference. */
export function sameText(one: string, other: string): boolean {
  return meant(one) === meant(other);
}

function meant(text: string): string {
  const trimmed = text.replaceAll("\r\n", "\n").trim();
  const day = /^\d[\d./ -]{3,12}$/.test(trimmed) ? readDate(trimmed) : null;
  return day === null || isFault(day) ? trimmed : day;
}

/** Two texts, two lists of ticks, or two trees of such, that mean the same. Nothing sent is nothing in it. */
export function sameValue(one: FormValue | undefined, other: FormValue | undefined): boolean {
  if (isTree(one) || isTree(other)) {
    const areTrees = [one, other].every((value) => isTree(value) || textsIn(value).length === 0);
    return areTrees && sameRow(treeIn(one), treeIn(other));
  }
  if (!isList(one) && !isList(other)) return sameText(textIn(one), textIn(other));
  return textsIn(one).toSorted().join("\n") === textsIn(other).toSorted().join("\n");
}

/**
 * What a row says, by field: what is filled in, as it is meant, so that rows are compared without reading them again. Two rows
 * are the same where this is.
 */
export function saidIn(row: FormTree): ReadonlyMap<string, string> {
  const said = Object.entries(row).map(([name, value]): [string, string] => [
    name,
    isList(value) ? textsIn(value).toSorted().join("\n") : meant(textIn(value)),
  ]);
  return new Map(said.filter(([, text]) => text !== "").sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Two rows of a group, or two trees, in which every field means the same. */
export function sameRow(one: FormTree, other: FormTree): boolean {
  return namesIn(one, other).every((name) => sameValue(one[name], other[name]));
}

/** Two versions of a form that mean the same, as far as these fields and groups of rows. */
export function sameForm(one: FormTree, other: FormTree, names: Iterable<string>): boolean {
  return [...names].every((name) => {
    const [here, there] = [rowsIn(one[name]), rowsIn(other[name])];
    if (here.length + there.length === 0) return sameValue(one[name], other[name]);
    return here.length === there.length && here.every((row, at) => sameRow(row, there[at] ?? {}));
  });
}

/** The rows of a group. */
export function rowsIn(value: FormValue | undefined): readonly FormTree[] {
  return isList(value) ? value.filter(isTree) : [];
}

/** The fields that either of two rows has. */
function namesIn(one: FormTree, other: FormTree): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** A field's text; empty where nothing was sent. */
export function textIn(value: FormValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The ticks of a field; one tick comes as a text of its own. */
export function textsIn(value: FormValue | undefined): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return isList(value) ? value.filter((one) => typeof one === "string") : [];
}

export function isList(value: FormValue | undefined): value is readonly FormValue[] {
  return Array.isArray(value);
}

/** The fields under a name; none where nothing was sent. */
export function treeIn(value: FormValue | undefined): FormTree {
  return isTree(value) ? value : {};
}

export function isTree(value: FormValue | undefined): value is FormTree {
  return typeof value === "object" && !isList(value);
}
