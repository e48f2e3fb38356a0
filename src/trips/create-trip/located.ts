import { isDeepStrictEqual } from "node:util";
import { locateAll, placesNamed, timeZoneOf } from "../../places/index.ts";
import type { Tx } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { homePlaceMeant } from "../home-place.ts";
import type { Plan } from "../plan.ts";
import type { Trip } from "../trip.ts";

type Destination = Plan["destinations"][number];

/**
 * A trip whose destinations have their points, as the desk gives them: where exactly one place of the stated country has the
 * name, and where a visit is to the municipality itself. Points and zones that are given stay as they are; where it could be several places, nothing is guessed.
 * A point that is given without its zone has that, where it is sure.
 * @param stood destinations as they stood before: without a zone they stay so, since nobody has touched them
 */
export async function located(tx: Tx, profile: Profile, trip: Trip, stood: readonly Destination[] = []): Promise<Trip> {
  const known = trip.plan.destinations.map((one) => {
    const isOpen = one.lat === null && one.lon === null;
    const home = isOpen ? homePlaceMeant(profile, trip, one.place, one.country) : null;
    return { one, home, asks: isOpen && !home && one.country !== null };
  });
  const asked = known.flatMap(({ one, asks }) => (asks ? [one] : []));
  const found = await locateAll(asked, placesNamed(tx));
  const placeOf = new Map(asked.map((one, at) => [one, found[at] ?? null]));
  const destinations = known.map(({ one, home }) => {
    if (home) return { ...one, ...home, timeZone: one.timeZone ?? home.timeZone };
    const place = placeOf.get(one) ?? null;
    if (!place) return stood.some((before) => isDeepStrictEqual(before, one)) ? one : zoned(one);
    const timeZone = one.timeZone ?? timeZoneOf(place.country, place);
    return { ...one, lat: place.lat, lon: place.lon, timeZone };
  });
  return { ...trip, plan: { ...trip.plan, destinations } };
}

function zoned(one: Destination): Destination {
  const { timeZone, country, lat, lon } = one;
  if (timeZone !== null || country === null || lat === null || lon === null) return one;
  return { ...one, timeZone: timeZoneOf(country, { lat, lon }) };
}
