import type { FormTree, FormValue } from "./form-tree.ts";
import { matchRows, type RowMatch } from "./match-rows.ts";
import { isList, isTree, rowsIn, sameRow, sameText, sameValue, textIn, textsIn, treeIn } from "./same-value.ts";

/** The fields by which a row of a repeated group is known as the same; none where only what stands in it tells. */
export type RowsKnownBy = Readonly<Record<string, readonly string[]>>;

/** A field, or a whole row, that both changed, and differently. A whole row that one of them removed is an empty text there. */
export interface Disagreement {
  /** The field's name in the merged form; a whole row's is `programme.3`. */
  readonly name: string;
  readonly theirs: FormValue;
  readonly mine: FormValue;
}

/** What only the other changed; a row that was added, or removed, is an empty text before, or now. */
export interface Brought {
  readonly name: string;
  readonly before: FormValue;
  readonly now: FormValue;
}

export interface MergedForm {
  /** Both's changes; mine where we disagree. */
  readonly values: FormTree;
  readonly disagreements: readonly Disagreement[];
  readonly brought: readonly Brought[];
}

interface Three<T> {
  readonly base: T;
  readonly theirs: T;
  readonly mine: T;
}

interface Merging {
  readonly knownBy: RowsKnownBy;
  readonly disagreements: Disagreement[];
  readonly brought: Brought[];
}

/**
 * Two versions of a form that were made from one. What only one of them changed is kept, whoever it was; only what both changed
 * differently is a disagreement. No text that either of them wrote is missing from the answer.
 * @param base what the form was opened with
 */
export function mergeForms(three: Three<FormTree>, knownBy: RowsKnownBy): MergedForm {
  const merging: Merging = { knownBy, disagreements: [], brought: [] };
  const values = mergeTree(three, "", merging);
  return { values, disagreements: merging.disagreements, brought: merging.brought };
}

function mergeTree(three: Three<FormTree>, path: string, merging: Merging): FormTree {
  const names = new Set([...Object.keys(three.mine), ...Object.keys(three.theirs)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const of = { base: three.base[name], theirs: three.theirs[name], mine: three.mine[name] };
      return [name, mergeValue(of, path === "" ? name : `${path}.${name}`, merging)];
    }),
  );
}

function mergeValue(of: Three<FormValue | undefined>, path: string, merging: Merging): FormValue {
  const all = [of.base, of.theirs, of.mine];
  if (all.some(isRows)) return mergeRows(each(of, rowsIn), path, merging);
  if (all.some(isList)) return mergeTicks(each(of, textsIn), path, merging);
  if (all.some(isTree)) return mergeTree(each(of, treeIn), path, merging);
  return mergeText(each(of, textIn), path, merging);
}

function mergeText({ base, theirs, mine }: Three<string>, name: string, merging: Merging): string {
  if (sameText(theirs, mine) || sameText(theirs, base)) return mine;
  if (sameText(mine, base)) {
    merging.brought.push({ name, before: base, now: theirs });
    return theirs;
  }
  merging.disagreements.push({ name, theirs, mine });
  return mine;
}

/** Ticks are each by itself: what anybody added is there, what anybody took away is not. */
function mergeTicks({ base, theirs, mine }: Three<readonly string[]>, name: string, merging: Merging): string[] {
  if (sameValue(theirs, base)) return [...mine];
  const added = theirs.filter((one) => !base.includes(one) && !mine.includes(one));
  const left = mine.filter((one) => theirs.includes(one) || !base.includes(one));
  if (added.length > 0 || left.length < mine.length) merging.brought.push({ name, before: base, now: theirs });
  return sameValue(mine, base) ? [...theirs] : [...left, ...added];
}

function mergeRows(of: Three<readonly FormTree[]>, path: string, merging: Merging): FormTree[] {
  const knownBy = merging.knownBy[path] ?? [];
  const [theirs, mine] = [matchRows(of.base, of.theirs, knownBy), matchRows(of.base, of.mine, knownBy)];
  const twins = matchRows(theirs.added, mine.added, knownBy, "sure");
  const rows = orderOf(of, theirs, mine, twins);
  const kept: FormTree[] = [];
  const gone: Brought[] = [];
  for (const row of rows) {
    const name = `${path}.${kept.length}`;
    const merged = mergeRow(row, name, merging, gone);
    if (merged) kept.push(merged);
  }
  merging.brought.push(...gone);
  return kept;
}

/** A row as it was, as they have it, as I have it; not there where it was added, or removed. */
interface Row {
  readonly base: FormTree | null;
  readonly theirs: FormTree | null;
  readonly mine: FormTree | null;
  /** That it is the same row is guessed from its look, where a name would have told. */
  readonly guessed: boolean;
}

function mergeRow(row: Row, name: string, merging: Merging, gone: Brought[]): FormTree | null {
  const { base, theirs, mine } = row;
  if (theirs && mine) {
    const changed = base && !sameRow(base, theirs) && !sameRow(base, mine);
    // Whether it is one row is not sure, so nothing of the two is mixed unseen.
    const from = changed && row.guessed ? between(theirs, mine) : (base ?? {});
    return mergeTree({ base: from, theirs, mine }, name, merging);
  }
  if (!base) {
    if (theirs) merging.brought.push({ name, before: "", now: theirs });
    return theirs ?? mine;
  }
  if (!theirs && !mine) return null;
  const left = theirs ?? mine ?? {};
  if (!sameRow(base, left)) {
    merging.disagreements.push({ name, theirs: theirs ?? "", mine: mine ?? "" });
    return left;
  }
  if (!theirs) gone.push({ name, before: base, now: "" });
  return null;
}

/** A base that neither of two rows has kept anything of but what they share. */
function between(theirs: FormTree, mine: FormTree): FormTree {
  return Object.fromEntries(Object.entries(mine).filter(([name, value]) => sameValue(value, theirs[name])));
}

/**
 * The rows in the order of whoever moved some, else in theirs; what only the other has stands after the row it stood after.
 * A row is there once, also where both added it.
 */
function orderOf(of: Three<readonly FormTree[]>, theirs: RowMatch, mine: RowMatch, twins: RowMatch): Row[] {
  const rows = new Map<string, Row>();
  const keysOf = (match: RowMatch, key: (added: number) => string) => {
    const added = match.from.flatMap((at, nth) => (at === null ? [nth] : []));
    return match.from.map((at, nth) => (at === null ? key(added.indexOf(nth)) : `base ${at}`));
  };
  const theirKeys = keysOf(theirs, (at) => `theirs ${at}`);
  const myKeys = keysOf(mine, (at) => (twins.from[at] === null ? `mine ${at}` : `theirs ${twins.from[at]}`));
  const guessed = new Set([...theirs.guessed, ...mine.guessed].map((at) => `base ${at}`));
  of.base.forEach((base, at) => {
    const key = `base ${at}`;
    rows.set(key, { base, theirs: null, mine: null, guessed: guessed.has(key) });
  });
  const put = (keys: readonly string[], side: "theirs" | "mine") =>
    keys.forEach((key, at) => {
      const known = rows.get(key) ?? { base: null, theirs: null, mine: null, guessed: false };
      rows.set(key, { ...known, [side]: of[side][at] ?? null });
    });
  put(theirKeys, "theirs");
  put(myKeys, "mine");
  const moved = mine.from.filter((at) => at !== null).some((at, nth, all) => nth > 0 && at < (all[nth - 1] ?? 0));
  const order = moved ? woven(myKeys, theirKeys) : woven(theirKeys, myKeys);
  const nowhere = [...rows.keys()].filter((key) => !order.includes(key));
  return [...order, ...nowhere].flatMap((key) => rows.get(key) ?? []);
}

function woven(leading: readonly string[], other: readonly string[]): string[] {
  const order = [...leading];
  other.forEach((key, at) => {
    if (order.includes(key)) return;
    const before = other.slice(0, at).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

function each<T>({ base, theirs, mine }: Three<FormValue | undefined>, as: (value: FormValue | undefined) => T) {
  return { base: as(base), theirs: as(theirs), mine: as(mine) };
}

function isRows(value: FormValue | undefined): boolean {
  return isList(value) && value.some(isTree);
}
