import { peopleLike, trace, type Work } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { matcherOf } from "../../records/index.ts";
import { countsOf, type PersonPlace, placesOf, type Sources } from "./person-places.ts";

const search = { action: "oversight.search-person", subject: { type: "personal-data", id: "search" } } as const;

/** Everywhere a person stands. That somebody was searched for stands in the trail; whom does not, or it would be one place more. */
export async function searchPerson(
  one: Work,
  sources: Sources,
  names: readonly string[],
): Promise<readonly PersonPlace[]> {
  const places = await placesOf(one, sources, matcherOf(names));
  await trace(one, { ...search, after: { places: countsOf(places.flatMap((place) => place.held)) } });
  return places;
}

/**
 * Those with access whom a search that was too short may mean. Refused, and yet it may have told of people: a search is a look
 * whatever came of it.
 */
export async function searchRefused(one: Work, names: readonly string[], faults: readonly Fault[]) {
  const suggestions = await peopleLike(one.tx, one.municipality.id, names[0] ?? "");
  if (names.length > 0)
    await trace(one, {
      ...search,
      after: { refused: faults.map((each) => each.fault), suggested: suggestions.length },
    });
  return suggestions;
}
