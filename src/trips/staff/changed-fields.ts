import { isDeepStrictEqual } from "node:util";

type Group = Readonly<Record<string, unknown>>;

/** One thing that an act changed, by where it stands. `null`: nothing stood, or stands, there. */
export interface ChangedField {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** Of a list or a text in lines something was taken out, and the rest stands. */
  readonly othersStand: boolean;
  /** Why both are told whole: what stayed stands in another order, or a text's blank lines alone are others. */
  readonly whole: "reordered" | "spaced" | null;
}

/**
 * What differs between what an act found and what it left, thing by thing: of a list its lines that are on one side alone, of a text
 * in several lines likewise. What says nothing on either side is left out, as is what an act writes for itself alone.
 * @param isPrinted they are the cells of a file's row, whose columns may be called as the program's own
 */
export function changedFields(before: unknown, after: unknown, isPrinted = false): readonly ChangedField[] {
  const [old, young] = isPrinted ? [cellsOf(before), cellsOf(after)] : [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((key): ChangedField[] => {
    const [was, is] = [said(old.get(key)), said(young.get(key))];
    if (isDeepStrictEqual(was, is) || saysNo(was, is) || saysNo(is, was)) return [];
    const path = key.split("\n");
    const [wasAlone, isAlone] = [without(was, is), without(is, was)];
    const othersStand = is !== null && isAlone === null;
    const whole = toldWhole(was, is, wasAlone === null && isAlone === null);
    if (whole !== null) return [{ path, before: was, after: is, othersStand: false, whole }];
    return [{ path, before: wasAlone, after: isAlone, othersStand, whole }];
  });
}

function cellsOf(row: unknown): Map<string, unknown> {
  return new Map(isGroup(row) ? Object.entries(row) : []);
}

/** Groups are taken apart, lists are not; a plan's fields are named as the trip's own. */
function leavesOf(value: unknown, path: readonly string[] = []): Map<string, unknown> {
  if (!isGroup(value) || isSubject(path)) return new Map(path.length === 0 ? [] : [[path.join("\n"), value]]);
  const own = inOrder(value).filter(([name]) => !isOwnBusiness(path, name));
  return new Map(
    own.flatMap(([name, one]) => {
      const part = name.startsWith("plan.") ? name.slice("plan.".length) : name;
      return [...leavesOf(one, part === "plan" && path.length === 0 ? path : [...path, part])];
    }),
  );
}

/** What a line of the accounts lies on, which is told as a case. */
export function isSubject(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === "subject";
}

const ownBusiness = new Set(["version", "hands", "createdAt", "createdBy", "updatedAt", "follows", "writtenFrom"]);

/** What the program counts for itself, and nobody wrote. */
function isOwnBusiness(path: readonly string[], name: string): boolean {
  return path.length === 0 && ownBusiness.has(name);
}

/** As one reads them; the database keeps the names of a group in an order of its own. */
const order = [
  ...[
    "ruling",
    "title",
    "purpose",
    "kind",
    "direction",
    "status",
    "caseNumber",
    "committeeId",
    "unitId",
    "startOn",
    "endOn",
  ],
  ...[
    "date",
    "place",
    "country",
    "mode",
    "travelClass",
    "category",
    "payer",
    "group",
    "unit",
    "name",
    "role",
    "label",
    "from",
    "to",
    "count",
  ],
];

/** A group's names and values, in that order. */
export function inOrder(group: object): readonly (readonly [string, unknown])[] {
  const at = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(group).toSorted(([one], [other]) => at(one) - at(other));
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value that says something; `null` of all that says nothing. */
function said(value: unknown): unknown {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** That something is not so, where nobody had said anything. */
function saysNo(value: unknown, other: unknown): boolean {
  return value === false && other === null;
}

/** What of a value does not stand in the other one too. */
function without(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other)) return said(lacking(value, other));
  if (typeof value === "string" && typeof other === "string" && (value + other).includes("\n"))
    return said(lacking(value.split("\n"), other.split("\n")).join("\n").trim());
  return value;
}

function toldWhole(was: unknown, is: unknown, sameThings: boolean): ChangedField["whole"] {
  const [old, young] = [partsOf(was), partsOf(is)];
  if (sameThings) return isDeepStrictEqual(old, young) ? "spaced" : "reordered";
  // What stands twice has no order of its own.
  return isDeepStrictEqual(once(old, young), once(young, old)) ? null : "reordered";
}

/** A list's items, a text's lines. */
function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split("\n").filter((line) => line.trim() !== "") : [];
}

/** The parts that stand once here and once there, in the order they have here. */
function once(parts: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const [here, there] = [timesOf(parts), timesOf(other)];
  return parts.filter((part) => [here, there].every((times) => times.get(JSON.stringify(part)) === 1));
}

function timesOf(parts: readonly unknown[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const part of parts.map((one) => JSON.stringify(one))) times.set(part, (times.get(part) ?? 0) + 1);
  return times;
}

/** The items of a list that another one lacks, each as often as it is lacking. */
function lacking<Item>(list: readonly Item[], other: readonly Item[]): readonly Item[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.findIndex((one) => isDeepStrictEqual(one, item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
