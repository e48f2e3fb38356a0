import type { Work } from "../../identity/index.ts";
import type { Held, Keep, Matcher, PersonalSource } from "../../records/index.ts";
import { type CaseOf, casesAmong } from "../cases.ts";
import { cutAround } from "./cut-around.ts";
import { preservedCases } from "./preserved-cases.ts";

export type Sources = readonly PersonalSource<Work>[];

/** A place where a person stands, with all that stands there: what is chosen or left as one. */
export interface PersonPlace {
  readonly place: string;
  readonly what: string;
  readonly subject: Held["subject"];
  readonly held: readonly Held[];
  /** The texts that stand there, each once, cut short around the name. */
  readonly texts: readonly string[];
  /** Why some of it is kept; empty where all of it goes. */
  readonly keeps: readonly Keep[];
  /** Whether a name can be written otherwise there. */
  readonly corrects: boolean;
}

/** Everywhere a person stands, whichever room keeps it. */
export async function placesOf(work: Work, sources: Sources, matcher: Matcher): Promise<readonly PersonPlace[]> {
  const all: Held[] = [];
  const correcting = new Set<string>();
  const preservedWith = await preservedCases(work);
  for (const source of sources) {
    for (const held of await source.find(work, matcher)) {
      const preserved = source.preserves && held.subject ? preservedWith(held.subject) : null;
      all.push(preserved ? { ...held, keep: preserved } : held);
      if (source.corrects) correcting.add(held.place);
    }
  }
  return placed(all, correcting, matcher);
}

/** The places that are kept with a case that is marked for preservation. */
export function preservedAmong(places: readonly PersonPlace[]): readonly string[] {
  return places.filter((one) => one.keeps.some((keep) => keep.withCase)).map((one) => one.place);
}

/** @param matcher who is looked for; without it texts are shown from their beginning */
export function placed(
  all: readonly Held[],
  correcting: ReadonlySet<string> = new Set(),
  matcher: Pick<Matcher, "firstIn"> | null = null,
): readonly PersonPlace[] {
  return [...Map.groupBy(all, (one) => one.place)].flatMap(([place, held]) => {
    const [first] = held;
    if (!first) return [];
    const keeps = new Map(held.flatMap((one) => (one.keep ? [[one.keep.why, one.keep]] : [])));
    const { what, subject } = first;
    const texts = [...new Set(held.map(({ text }) => cutAround(text, matcher?.firstIn(text) ?? null)))];
    return [{ place, what, subject, held, texts, keeps: [...keeps.values()], corrects: correcting.has(place) }];
  });
}

/** Where there is nothing to name. */
export const noCase: CaseOf = () => null;

/** Which trip each place belongs to. */
export function casesOfPlaces(work: Work, places: readonly PersonPlace[]): Promise<CaseOf> {
  return casesAmong(
    work,
    places.flatMap((one) => one.subject ?? []),
  );
}

/** How many places of each sort, for the trail: never what stands there. */
export function countsOf(all: readonly Held[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(all, (one) => one.what)].map(([what, held]) => [what, new Set(held.map((one) => one.place)).size]),
  );
}
