import { isDeepStrictEqual } from "node:util";
import type { TripEntry } from "../../trip-entry.ts";

type Ruling = TripEntry["rulings"][number];
/** Each ruling of a version with what it is called beside another version: the same ruling is called the same in both. */
export type Called = readonly (readonly [string, Ruling])[];

/** What makes two rulings of one meeting the same one, the surest first: all they say, what was asked with the case and what came of it. */
const sameness: readonly ((one: Ruling, other: Ruling) => boolean)[] = [
  isDeepStrictEqual,
  (one, other) => isSameAsked(one, other) && one.item === other.item && one.ruling === other.ruling,
  (one, other) => isSameAsked(one, other) && one.item === other.item,
  isSameAsked,
  // An older version may not say what was asked.
  (one, other) => one.change === undefined || other.change === undefined,
];

function isSameAsked({ change }: Ruling, other: Ruling): boolean {
  return isDeepStrictEqual(change, other.change);
}

/**
 * The rulings of two versions, each called by its meeting and its place there in the older one. They have no number of their own, and
 * a meeting may rule on two changes of one trip: by its place in its own version a ruling that is added before another would read as
 * the other rewritten. What is new is called as nothing in the older version is.
 */
export function callRulings(before: readonly Ruling[], after: readonly Ruling[]): readonly [Called, Called] {
  const old = before.map((one, at) => [`${meetingOf(one)} ${at}`, one] as const);
  const found = new Map<Ruling, string>();
  for (const isSame of sameness)
    for (const one of after) {
      if (found.has(one)) continue;
      const free = old.filter(
        ([name, other]) => meetingOf(one) === meetingOf(other) && ![...found.values()].includes(name),
      );
      const same = free.find(([, other]) => isSame(one, other));
      if (same) found.set(one, same[0]);
    }
  return [old, after.map((one, at) => [found.get(one) ?? `${meetingOf(one)} new ${at}`, one] as const)];
}

function meetingOf({ metOn, about, committee }: Ruling): string {
  return `${metOn} ${about} ${committee.id}`;
}
