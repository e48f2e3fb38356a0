import { locate, placeReader, timeZoneOf } from "../../places/index.ts";
import type { Tx } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { homePlaceMeant } from "../home-place.ts";
import type { Trip } from "../trip.ts";

/**
 * A trip whose destinations have their points, as the desk gives them: where exactly one place of the stated country has the
 * name, and where a visit is to the municipality itself. Points and zones that are given stay as they are; where it could be several places, nothing is guessed.
 */
export async function located(tx: Tx, profile: Profile, trip: Trip): Promise<Trip> {
  const destinations: Trip["plan"]["destinations"][number][] = [];
  for (const one of trip.plan.destinations) {
    const home = one.lat === null && one.lon === null && homePlaceMeant(profile, trip, one.place, one.country);
    if (home) {
      destinations.push({ ...one, ...home, timeZone: one.timeZone ?? home.timeZone });
      continue;
    }
    const isOpen = one.country !== null && one.lat === null && one.lon === null;
    const place = isOpen ? await locate(one.place, one.country, placeReader(tx)) : null;
    if (!place) destinations.push(one);
    else {
      const timeZone = one.timeZone ?? timeZoneOf(place.country, place);
      destinations.push({ ...one, lat: place.lat, lon: place.lon, timeZone });
    }
  }
  return { ...trip, plan: { ...trip.plan, destinations } };
}
