import type { Work } from "../../identity/index.ts";
import { type Held, type Keep, keptAs, type Matcher, type PersonalSource } from "../../records/index.ts";
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
  /** The texts that name them there, each once, cut short around the name. */
  readonly texts: readonly string[];
  /** What goes with that as their own, in words and never as it stands: `Pas`, `Logget ind (3)`. */
  readonly own: readonly string[];
  /** Why some of it is kept; empty where all of it goes. */
  readonly keeps: readonly Keep[];
  /** Whether a name can be written otherwise there. */
  readonly corrects: boolean;
}

/** Everywhere a person stands, whichever room keeps it. @param except places that are about a namesake */
export async function placesOf(
  work: Work,
  sources: Sources,
  matcher: Matcher,
  except: readonly string[] = [],
): Promise<readonly PersonPlace[]> {
  return (await lookFor(work, sources, matcher, new Set(except))).places;
}

/**
 * Everywhere a person stands, with what they are called as an elected member; empty for anybody else.
 * @param except places that are about a namesake: what they say of an office is not said of this person
 */
export async function lookFor(
  work: Work,
  sources: Sources,
  matcher: Matcher,
  except: ReadonlySet<string>,
): Promise<{ readonly places: readonly PersonPlace[]; readonly elected: readonly string[] }> {
  const found: Held[] = [];
  const [correcting, preserving] = [new Set<string>(), new Set<string>()];
  for (const source of sources) {
    for (const held of await source.find(work, matcher)) {
      found.push(held);
      if (source.corrects) correcting.add(held.place);
      if (source.preserves) preserving.add(held.place);
    }
  }
  const elected = electedAmong(work, found, matcher, except);
  const preservedWith = await preservedCases(work);
  const all = eachOnce(found).map((held) => {
    const preserved = preserving.has(held.place) && held.subject ? preservedWith(held.subject) : null;
    return { ...held, keep: preserved ?? keptAs({ matcher, elected }, held) };
  });
  return { places: placed(all, correcting, matcher), elected };
}

/** Two sources may look at one record, one for whose it is, another for whom it names. */
function eachOnce(found: readonly Held[]): readonly Held[] {
  return [
    ...new Map(found.toReversed().map((one) => [`${one.place} ${one.field} ${one.subject?.id}`, one])).values(),
  ].toReversed();
}

/** What elected members among whoever is looked for are called, by those sources alone that tell it. */
export async function electedOf(
  work: Work,
  sources: Sources,
  matcher: Matcher,
  except: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found: Held[] = [];
  for (const source of sources) if (source.tellsOffice) found.push(...(await source.find(work, matcher)));
  return electedAmong(work, found, matcher, except);
}

/** Who sits or sat in a committee, and whom the record itself names as a member: of those who travelled, voted or withdrew. */
function electedAmong(
  { municipality }: Work,
  found: readonly Held[],
  matcher: Matcher,
  except: ReadonlySet<string>,
): readonly string[] {
  const seated = municipality.profile.committees.flatMap((one) => one.members.map(({ name }) => name));
  const named = found.filter(({ keep, place }) => keep?.office === "name" && !except.has(place));
  return [...new Set([...seated.filter(matcher.isIn), ...named.map(({ text }) => text)])];
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
    const naming = held.filter((one) => !one.own);
    const texts = [...new Set(naming.map(({ text }) => cutAround(text, matcher?.firstIn(text) ?? null)))];
    const own = ownWords(held.filter((one) => one.own));
    return [{ place, what, subject, held, texts, own, keeps: [...keeps.values()], corrects: correcting.has(place) }];
  });
}

/** Each part once, with how many there are. */
function ownWords(own: readonly Held[]): readonly string[] {
  return [...Map.groupBy(own, (one) => one.part)].map(([part, of]) =>
    of.length > 1 ? `${part} (${of.length})` : part,
  );
}

/** Where there is nothing to name. */
export const noCase: CaseOf = () => null;

/** Which trip each place belongs to. */
export function casesOfPlaces(work: Work, places: readonly PersonPlace[]): Promise<CaseOf> {
  return casesAmong(
    work,
    places.flatMap((one) => [one.subject ?? [], ...one.held.map(({ about }) => about?.subject ?? [])].flat()),
  );
}

/** How many places of each sort, for the trail: never what stands there. */
export function countsOf(all: readonly Held[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(all, (one) => one.what)].map(([what, held]) => [what, new Set(held.map((one) => one.place)).size]),
  );
}
