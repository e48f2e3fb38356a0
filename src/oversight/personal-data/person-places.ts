import type { Work } from "../../identity/index.ts";
import type { Held, Keep, Matcher, PersonalSource } from "../../records/index.ts";

export type Sources = readonly PersonalSource<Work>[];

/** A place where a person stands, with all that stands there: what is chosen or left as one. */
export interface PersonPlace {
  readonly place: string;
  readonly what: string;
  readonly subject: Held["subject"];
  readonly held: readonly Held[];
  /** Why some of it is kept; empty where all of it goes. */
  readonly keeps: readonly Keep[];
}

/** Everywhere a person stands, whichever room keeps it. */
export async function placesOf(work: Work, sources: Sources, matcher: Matcher): Promise<readonly PersonPlace[]> {
  const all: Held[] = [];
  for (const source of sources) all.push(...(await source.find(work, matcher)));
  return placed(all);
}

export function placed(all: readonly Held[]): readonly PersonPlace[] {
  return [...Map.groupBy(all, (one) => one.place)].flatMap(([place, held]) => {
    const [first] = held;
    if (!first) return [];
    const keeps = new Map(held.flatMap((one) => (one.keep ? [[one.keep.why, one.keep]] : [])));
    return [{ place, what: first.what, subject: first.subject, held, keeps: [...keeps.values()] }];
  });
}

/** How many places of each sort, for the trail: never what stands there. */
export function countsOf(all: readonly Held[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(all, (one) => one.what)].map(([what, held]) => [what, new Set(held.map((one) => one.place)).size]),
  );
}
