import { createHash } from "node:crypto";
import type { FormTree, FormValue } from "../../web/index.ts";

/** A mark of what a form showed: two people who change different forms of one trip do not get in each other's way. */
export function markOf(values: FormTree): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 22);
}

/** A field where two versions of a form differ, with both texts whole. */
export interface Differing {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Where two versions differ, field by field in the form's order. @param labels by field name without row numbers */
export function differing(theirs: FormTree, mine: FormTree, labels: Readonly<Record<string, string>>): Differing[] {
  const [a, b] = [new Map(fieldsIn(theirs)), new Map(fieldsIn(mine))];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) => {
    const label = labelOf(name, labels);
    const [one, other] = [a.get(name) ?? "", b.get(name) ?? ""];
    return label === null || one === other ? [] : [{ label, theirs: one, mine: other }];
  });
}

function labelOf(name: string, labels: Readonly<Record<string, string>>): string | null {
  const row = /\.(\d+)(?:\.|$)/.exec(name);
  const label = labels[name.replace(/\.\d+/g, "")];
  return label === undefined ? null : row ? `${label}, nr. ${Number(row[1]) + 1}` : label;
}

function fieldsIn(value: FormValue, name = ""): [string, string][] {
  if (typeof value === "string") return [[name, value.trim()]];
  const below = (part: string) => (name ? `${name}.${part}` : part);
  if (isTexts(value)) return value.length === 0 ? [] : [[name, [...value].sort().join(", ")]];
  return Object.entries(value).flatMap(([part, one]) => fieldsIn(one, below(part)));
}

/** A list of texts is one answer with several ticks; a list of groups is rows. */
function isTexts(value: FormValue): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
