import { foldName } from "../places/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Trip } from "./trip.ts";

/** The municipality's own place, as a destination has it. */
export interface HomePlace {
  readonly place: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly timeZone: string;
}

/** What a form calls it where nobody means a town. */
const home = ["hjemme", "her", "hos os"];

/** Where guests come to when they come to us. */
export function homePlaceOf({ place: { name, country, lat, lon }, timeZone }: Profile): HomePlace {
  return { place: name, country, lat, lon, timeZone };
}

/**
 * The municipality itself, where a visit to us names it as its place: no gazetteer need know it. `null` for a journey from here,
 * where a town of that name abroad may be meant, and for another country than ours.
 */
export function homePlaceMeant(
  profile: Profile,
  { direction }: Pick<Trip, "direction">,
  typed: string,
  country: string | null,
): HomePlace | null {
  const own = homePlaceOf(profile);
  if (direction !== "in" || (country !== null && country !== own.country)) return null;
  const names = [own.place, profile.name.da ?? "", ...home];
  return names.some((one) => foldName(one) === foldName(typed)) ? own : null;
}
