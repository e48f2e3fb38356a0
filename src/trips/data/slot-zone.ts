import { addDays, aheadOfUtc, type DateOn, timeZoneNamed } from "../../kernel/index.ts";
import { foldName, timeZoneOf } from "../../places/index.ts";
import type { HomePlace } from "../home-place.ts";
import type { TripEntry } from "../trip-entry.ts";

type Slot = TripEntry["programme"][number];
type Journey = Pick<TripEntry, "destinations" | "startOn" | "endOn" | "direction">;

/** Where the travellers are in some of the days, and what clocks show there; `null`: not known. */
interface Stay {
  readonly place: string | null;
  readonly zone: string | null;
  readonly isOn: (date: string) => boolean;
}

/**
 * The time zone that a slot's hours are told in; `null` where it cannot be known. The place that its own place names, where
 * they are that day; else where they are, as far as one clock is kept there. On the days of departure and return they are at home
 * too, and nobody says when they left it. A way from one clock to another has hours of both.
 */
export function zoneOfSlot(slot: Slot, journey: Journey, home: HomePlace): string | null {
  const date = slot.date as DateOn;
  const stays = journey.destinations.map((one) => stayOf(one, journey));
  const own = homeStay(journey, home);
  const clockOf = (among: readonly Stay[]) => oneClock(among, date);
  // Where the same clock is kept all the way, nobody need know where they are.
  const everywhere = stays.length === 0 ? null : clockOf([own, ...stays]);
  const there = stays.filter((one) => one.isOn(date));
  // One by night ends on the day after.
  const ends = slot.from !== null && slot.to !== null && slot.to < slot.from ? addDays(date, 1) : date;
  const isAtAnEnd = [date, ends].some((on) => begins(on, journey));
  const isCrossing = there.length !== 1 || isAtAnEnd || [date, ends].some(own.isOn);
  const around = [date, ends].filter((on) => isHomeDay(on, journey)).length;
  // Guests come from a clock that nobody has told us, and go back to it.
  const isGuests = journey.direction === "in";
  if (slot.purposeClass === "travel" && isCrossing && (isGuests || around < 2))
    return isGuests && (isAtAnEnd || around > 0) ? null : everywhere;
  const named = [...stays, own].filter((one) => isNamed(one, slot));
  if (named.length > 0) return (named.every((one) => one.isOn(date)) ? clockOf(named) : null) ?? everywhere;
  if (isHomeDay(date, journey)) return clockOf([...there, own]);
  if (there.length === 0 || !own.isOn(date)) return clockOf(there) ?? everywhere;
  return clockOf([...there, own]) ?? everywhere;
}

function stayOf(one: TripEntry["destinations"][number], { startOn, endOn }: Journey): Stay {
  const [from, to] = [one.from ?? startOn, one.to ?? endOn];
  return {
    place: one.place,
    zone: zoneOf(one),
    isOn: (date) => (from === null || from <= date) && (to === null || date <= to),
  };
}

/** As it was published, else where its point lies, as far as that is sure. */
function zoneOf({ timeZone, country, lat, lon }: TripEntry["destinations"][number]): string | null {
  const stated = timeZone === null ? null : timeZoneNamed(timeZone);
  if (stated !== null || country === null || lat === null || lon === null) return stated;
  return timeZoneOf(country, { lat, lon });
}

/** They leave from home and come back to it, nobody knows when where the days are not told; a visit to us is here all the time. */
function homeStay({ startOn, endOn, direction }: Journey, home: HomePlace): Stay {
  const isOn = (date: string) =>
    direction === "in" || startOn === null || endOn === null || date <= startOn || endOn <= date;
  return { place: home.place, zone: home.timeZone, isOn };
}

/** Whether a day is before the journey or after it. */
function isHomeDay(date: string, { startOn, endOn }: Journey): boolean {
  return (startOn !== null && date < startOn) || (endOn !== null && endOn < date);
}

/** Whether a stay begins or ends on a day, or nobody knows on which it does. */
function begins(date: string, { destinations, startOn, endOn }: Journey): boolean {
  return destinations.some(({ from, to }) => {
    const ends = [from ?? startOn, to ?? endOn];
    return ends.includes(null) || ends.includes(date);
  });
}

/** Whether a slot's place says the name of a stay's: `Rådhuset, Malmø`. */
function isNamed({ place }: Stay, slot: Slot): boolean {
  const [name, said] = [place, slot.place].map((one) => foldName(one ?? ""));
  return Boolean(name) && ` ${said} `.includes(` ${name} `);
}

/** A zone whose clock all of these keep on a day; `null` where one keeps another, or nobody knows which. */
function oneClock(stays: readonly Stay[], date: DateOn): string | null {
  const zones = stays.map(({ zone }) => zone);
  const clocks = new Set(zones.map((zone) => (zone === null ? null : clockOn(zone, date))));
  // Home comes last where it is among others: a zone is called by where they went.
  return clocks.size === 1 && !clocks.has(null) ? (zones[0] ?? null) : null;
}

/** How far a zone's clocks are ahead of UTC through a day and the night after it, wherever it begins. */
function clockOn(zone: string, date: DateOn): string {
  const begin = Date.parse(`${addDays(date, -1)}T12:00:00Z`);
  return Array.from({ length: 5 }, (_, half) => aheadOfUtc(begin + half * 43_200_000, zone)).join();
}
