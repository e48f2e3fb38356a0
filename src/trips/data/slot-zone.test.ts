import { expect, test } from "vitest";
import type { TripEntry } from "../trip-entry.ts";
import { zoneOfSlot } from "./slot-zone.ts";

type Journey = Parameters<typeof zoneOfSlot>[1];
type Slot = TripEntry["programme"][number];
type Place = TripEntry["destinations"][number];

const home = { place: "Lyngholm", country: "DK", lat: 56.21, lon: 9.02, timeZone: "Europe/Copenhagen" };
const nowhere = { from: null, to: null, timeZone: null, lat: null, lon: null };
const toronto: Place = { ...nowhere, place: "Toronto", country: "CA", lat: 43.7, lon: -79.42 };
const ottawa: Place = { ...nowhere, place: "Ottawa", country: "CA", lat: 45.42, lon: -75.7 };
const london: Place = { ...nowhere, place: "London", country: "GB", lat: 51.5, lon: -0.13 };
const hamburg: Place = { ...nowhere, place: "Hamborg", country: "DE", lat: 53.55, lon: 9.99 };
const journey = (changes: Partial<Journey>): Journey => ({
  destinations: [toronto],
  startOn: "2011-09-10",
  endOn: "2011-09-16",
  direction: "out",
  ...changes,
});
const slot = (changes: Partial<Slot>): Slot => ({
  date: "2011-09-12",
  from: "09:00",
  to: "10:00",
  place: null,
  host: null,
  title: "Besøg",
  purposeClass: "municipal",
  ...changes,
});
const zone = (one: Partial<Slot>, of: Partial<Journey> = {}) => zoneOfSlot(slot(one), journey(of), home);

test("a slot is where the travellers are that day, by the zone that was published or else that of the point", () => {
  expect(zone({})).toBe("America/Toronto");
  expect(zone({}, { destinations: [{ ...toronto, timeZone: "America/Detroit" }] })).toBe("America/Detroit");
  expect(zone({}, { destinations: [{ ...toronto, timeZone: "Mars/Olympus" }] })).toBe("America/Toronto");
  expect(zone({}, { destinations: [{ ...toronto, lat: null, lon: null }] })).toBe(null);
  expect(zone({}, { destinations: [] })).toBe(null);
  expect(zone({ date: "2011-09-10" }, { destinations: [] })).toBe(null);
  // What prepares it is at home.
  expect(zone({ date: "2011-09-01" }, { destinations: [] })).toBe("Europe/Copenhagen");
  expect(zone({ date: "2011-09-01" })).toBe("Europe/Copenhagen");
  expect(zone({}, { startOn: null })).toBe(null);
});

test("of two places the one with the day; on the day that they change it, the one that the slot names", () => {
  const both = [
    { ...london, from: "2011-09-10", to: "2011-09-12" },
    { ...toronto, from: "2011-09-12", to: "2011-09-16" },
  ];
  expect(zone({ date: "2011-09-11" }, { destinations: both })).toBe("Europe/London");
  expect(zone({ date: "2011-09-13" }, { destinations: both })).toBe("America/Toronto");
  expect(zone({}, { destinations: both })).toBe(null);
  expect(zone({ place: "City Hall, TORONTO" }, { destinations: both })).toBe("America/Toronto");
  expect(zone({ place: "Londonderry House" }, { destinations: both })).toBe(null);
  // Named, and not there that day: one of the two is wrong.
  expect(zone({ date: "2011-09-14", place: "London" }, { destinations: both })).toBe(null);
  expect(zone({}, { destinations: [toronto, ottawa] })).toBe("America/Toronto");
});

test("on the days of departure and return they are at home too, and nobody says when they left it", () => {
  const first = { date: "2011-09-10" };
  const last = { date: "2011-09-16" };
  expect([zone(first), zone(last)]).toEqual([null, null]);
  expect(zone({ ...first, place: "Lyngholm Rådhus" })).toBe("Europe/Copenhagen");
  expect(zone({ ...first, place: "Toronto" })).toBe("America/Toronto");
});

test("a way by night ends on another clock than it begins on", () => {
  const night = { purposeClass: "travel", from: "22:00", to: "11:30" } as const;
  expect(zone({ ...night, date: "2011-09-15" })).toBe(null);
  // It may begin before the first day, and be home's only where it ends before that.
  expect(zone({ ...night, date: "2011-09-09" })).toBe(null);
  expect(zone({ ...night, date: "2011-09-08" })).toBe("Europe/Copenhagen");
  expect(zone({ ...night, date: "2011-09-12" })).toBe("America/Toronto");
  const both = [
    { ...london, from: "2011-09-10", to: "2011-09-13" },
    { ...toronto, from: "2011-09-13", to: "2011-09-16" },
  ];
  expect(zone({ ...night, date: "2011-09-12" }, { destinations: both })).toBe(null);
});

test("a way from one clock to another has no zone; one within a stay has its", () => {
  const travel = { purposeClass: "travel" } as const;
  expect(zone({ ...travel, date: "2011-09-10" })).toBe(null);
  expect(zone({ ...travel, date: "2011-09-10", place: "Toronto" })).toBe(null);
  expect(zone(travel)).toBe("America/Toronto");
  expect(zone(travel, { destinations: [toronto, { ...london, from: "2011-09-12" }] })).toBe(null);
  expect(zone(travel, { endOn: null })).toBe(null);
  // Those who visit us come from a clock that nobody has told us.
  const guests = { direction: "in", destinations: [{ ...home, from: null, to: null }] } as const;
  expect(zone({ ...travel, date: "2011-09-10" }, { ...guests, destinations: [...guests.destinations] })).toBe(null);
  for (const eve of ["2011-09-09", "2011-09-21"])
    expect(zone({ ...travel, date: eve }, { ...guests, destinations: [...guests.destinations] }), eve).toBe(null);
  expect(zone({ date: "2011-09-10" }, { ...guests, destinations: [...guests.destinations] })).toBe("Europe/Copenhagen");
  const nightHome = { ...travel, from: "22:00", to: "11:30", date: "2011-09-15" };
  expect(zone(nightHome, { ...guests, destinations: [...guests.destinations] })).toBe(null);
});

test("where the same clock is kept all the way, nobody need know where they are", () => {
  const near = { destinations: [hamburg] };
  // On the way it is home's.
  expect(zone({ date: "2011-09-10", purposeClass: "travel" }, near)).toBe("Europe/Copenhagen");
  expect(zone({ date: "2011-09-10" }, near)).toBe("Europe/Berlin");
  // Not all of it is known.
  const far = { destinations: [hamburg, { ...hamburg, place: "Bremen", lat: null, lon: null, country: "US" }] };
  expect(zone({ date: "2011-09-10", purposeClass: "travel" }, far)).toBe(null);
});
