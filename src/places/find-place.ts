import { countryOf } from "./countries.ts";
import { distanceKm, type Point } from "./distance.ts";
import { foldName } from "./fold.ts";
import type { Place } from "./gazetteer.ts";
import { danishRegion } from "./region-names.ts";

/** A place without the names that it is found by. */
export type PlaceKept = Omit<Place, "names" | "asciiName">;

/** What the search needs of whoever holds the places. Names are folded; `country` narrows where it is given. */
export interface PlaceReader {
  /** Places with a name that is exactly this. */
  named(name: string, country: string | null): Promise<readonly PlaceKept[]>;
  /** Places with a name that begins with this, the shortest names first. */
  beginning(name: string, country: string | null, limit: number): Promise<readonly PlaceKept[]>;
  /** Places with a name that looks like this, the likest first: for what is misspelt. */
  alike(name: string, country: string | null, limit: number): Promise<readonly PlaceKept[]>;
}

export interface PlaceFound {
  readonly place: PlaceKept;
  /** Whether the name is the whole of what was asked for. */
  readonly exact: boolean;
}

interface Wanted {
  readonly name: string;
  readonly country: string | null;
}

/** `Boston, USA` asks in one country; a last part that is no country belongs to the name. */
function wanted(query: string): Wanted {
  const at = query.lastIndexOf(",");
  const country = at > 0 ? countryOf(query.slice(at + 1)) : null;
  return { name: foldName(country ? query.slice(0, at) : query), country };
}

/** `Springfield, Illinois`: of places that share a name, those in a part of a country; there can be more than are offered. */
async function ofRegion(query: string, country: string | null, reader: PlaceReader): Promise<readonly PlaceKept[]> {
  const told = country ? query.slice(0, query.lastIndexOf(",")) : query;
  const at = told.lastIndexOf(",");
  const region = at > 0 ? foldName(told.slice(at + 1)) : "";
  if (region === "") return [];
  const named = await reader.named(foldName(told.slice(0, at)), country);
  return named.filter((one) => {
    const own = one.region === null ? [] : [one.region, danishRegion(one.country, one.region)];
    return own.some((name) => foldName(name) === region);
  });
}

/**
 * Places for what a person typed, best first: whole names before beginnings, well-known places before others of the
 * name, then the nearest to `near` (the municipality), since most journeys are short; where nothing begins so, what looks
 * like it. At most `limit`.
 */
export async function findPlace(query: string, reader: PlaceReader, near: Point, limit = 8): Promise<PlaceFound[]> {
  const { name, country } = wanted(query);
  if (name === "") return [];
  const inRegion = await ofRegion(query, country, reader);
  if (inRegion.length > 0) return inRegion.slice(0, limit).map((place) => ({ place, exact: true }));
  const [exact, beginning] = [await reader.named(name, country), await reader.beginning(name, country, limit * 4)];
  const exactIds = new Set(exact.map((one) => one.id));
  const found = [...exact, ...beginning.filter((one) => !exactIds.has(one.id))];
  if (found.length === 0) {
    const alike = await reader.alike(name, country, limit);
    return alike.map((place) => ({ place, exact: false }));
  }
  return found
    .map((place) => ({ place, exact: exactIds.has(place.id), km: distanceKm(near, place) }))
    .toSorted((one, other) => {
      if (one.exact !== other.exact) return one.exact ? -1 : 1;
      if (one.place.notable !== other.place.notable) return one.place.notable ? -1 : 1;
      return one.km - other.km;
    })
    .slice(0, limit)
    .map(({ place, exact: whole }) => ({ place, exact: whole }));
}

/** Whether one of a place's names is what was typed with more words behind it: `Brandenburg an der Havel`. */
export function beginsWith({ name, danishName }: Pick<PlaceKept, "name" | "danishName">, typed: string): boolean {
  const begun = `${foldName(typed)} `;
  return [name, danishName].some((one) => foldName(one).startsWith(begun));
}

/**
 * Of what was found beside the one place that is named exactly as typed, what somebody of here likelier means by it: places
 * whose name begins so and that are well known, or that lie less than half as far away.
 */
export function likelierMeant(
  typed: string,
  only: PlaceKept,
  found: readonly PlaceFound[],
  near: Point,
): readonly PlaceKept[] {
  const km = distanceKm(near, only);
  return found
    .map(({ place }) => place)
    .filter((one) => one.id !== only.id && beginsWith(one, typed))
    .filter((one) => one.notable || distanceKm(near, one) * 2 < km);
}
