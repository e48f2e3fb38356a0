import { distanceKm, type Point } from "./distance.ts";
import { zoneCities } from "./zone-cities.ts";

/**
 * Countries whose zones all keep the same time today: the one named after the capital or largest city stands for all.
 * The runtime has no zone for Kosovo, which keeps Belgrade's.
 */
const principal: Readonly<Record<string, string>> = {
  AR: "America/Buenos_Aires",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MY: "Asia/Kuala_Lumpur",
  PS: "Asia/Hebron",
  UZ: "Asia/Tashkent",
  XK: "Europe/Belgrade",
};

/** ECMAScript 2025's `Intl.Locale.getTimeZones`, which the compiler's `es2024` does not list. */
interface WithTimeZones {
  getTimeZones(): string[] | undefined;
}

function listsTimeZones(locale: object): locale is WithTimeZones {
  return "getTimeZones" in locale;
}

const zones = new Map<string, string[]>();

/** The IANA zones of a country; empty for a code that is none. */
function zonesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const known = zones.get(country);
  if (known) return known;
  const locale = new Intl.Locale(`und-${country}`);
  const found = (listsTimeZones(locale) && locale.getTimeZones()) || [];
  zones.set(country, found);
  return found;
}

const clocks = new Map<string, string>();

/** What clocks show in a zone through a year, so that two zones with the same time are never a doubt. */
function clockOf(timeZone: string): string {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  const clock = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15))).join();
  clocks.set(timeZone, clock);
  return clock;
}

/** A city of another time must be this much farther away than the nearest, or the zone is unsure. */
const clearly = 1.15;

/**
 * The IANA time zone of a point in a country; `null` when unsure, and then a person chooses.
 * One zone in the country: that one. Several: the nearest of `zone-cities.ts`, unless a city that keeps another time is
 * about as near. The tests measure it on American and Australian states that keep one time throughout.
 */
export function timeZoneOf(country: string, at: Point): string | null {
  const known = principal[country];
  if (known) return known;
  const [first, second] = zonesOf(country);
  if (!first) return null;
  if (!second) return first;
  const byDistance = zoneCities
    .filter((city) => city.country === country)
    .map((city) => ({ zone: city.zone, km: distanceKm(at, city) }))
    .toSorted((one, other) => one.km - other.km);
  const [nearest] = byDistance;
  if (!nearest) return null;
  const rival = byDistance.find((city) => clockOf(city.zone) !== clockOf(nearest.zone));
  return !rival || rival.km > nearest.km * clearly ? nearest.zone : null;
}
