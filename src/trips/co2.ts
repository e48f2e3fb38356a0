import type { DateOn } from "../kernel/index.ts";
import { distanceKm } from "../places/index.ts";
import { type EmissionFactor, type EmissionSet, emissionSetById, limitOn, type Profile } from "../profile/index.ts";
import { endsOfLegs, hasLegs } from "./legs.ts";
import { type Leg, participantCount } from "./plan.ts";
import type { Trip } from "./trip.ts";

/** One leg reckoned: how many times how far times what each kilometre emits. `null` is what nobody knows. */
interface LegReckoned {
  readonly from: string;
  readonly to: string;
  readonly leg: Leg;
  readonly km: number | null;
  /** Persons; of a car, cars. */
  readonly count: number | null;
  readonly factor: EmissionFactor | null;
  /** Whole kilograms CO2e. */
  readonly kg: number | null;
}

export interface Co2Reckoned {
  readonly set: EmissionSet;
  readonly legs: readonly LegReckoned[];
  /** The legs' sum; `null` as long as one of them is unknown. */
  readonly kg: number | null;
}

type Reckonable = Pick<Trip, "direction" | "startOn" | "plan">;

/** What a trip emits, leg by leg, by the municipality's table; `null` where it has none on that day, or nothing to reckon. */
export function reckonCo2(trip: Reckonable, profile: Profile, today: DateOn): Co2Reckoned | null {
  const id = limitOn(profile, "emissionFactors", trip.startOn ?? today)?.value ?? null;
  const set = id === null ? null : emissionSetById(id);
  if (set === null || !hasLegs(trip)) return null;
  const people = participantCount(trip.plan);
  const legs = endsOfLegs(trip.plan.destinations, profile).map(({ from, to }, at): LegReckoned => {
    const leg = trip.plan.legs[at] ?? untold;
    const km = leg.km ?? greatCircle(from, to);
    const factor = km === null ? null : factorOf(set, leg, { from, to, km });
    const count = leg.count ?? countOf(leg, people, set);
    const kg = km === null || count === null || factor === null ? null : kilograms(count, km, factor.kg);
    return { from: from.name, to: to.name, leg, km, count, factor, kg };
  });
  const known = legs.flatMap(({ kg }) => (kg === null ? [] : [kg]));
  return { set, legs, kg: known.length === legs.length ? known.reduce((sum, kg) => sum + kg, 0) : null };
}

const untold: Leg = { mode: null, travelClass: null, km: null, count: null };

type End = ReturnType<typeof endsOfLegs>[number]["from"];

/** Whole kilometres as the crow flies; `null` where a place is not on the map. */
export function greatCircle(from: End, to: End): number | null {
  if (from.lat === null || from.lon === null || to.lat === null || to.lon === null) return null;
  const km = distanceKm({ lat: from.lat, lon: from.lon }, { lat: to.lat, lon: to.lon });
  return Math.max(1, Math.round(km));
}

function countOf({ mode }: Leg, people: number | null, { passengersPerCar }: EmissionSet): number | null {
  if (people === null || people === 0) return null;
  return mode === "car" ? Math.ceil(people / passengersPerCar) : people;
}

/** The table's row for a leg. A cabin that the table does not part is reckoned as the average of them. */
function factorOf(set: EmissionSet, leg: Leg, way: { from: End; to: End; km: number }): EmissionFactor | null {
  if (leg.mode === null) return null;
  const reach = reachOf(set, leg.mode, way);
  const rows = set.factors.filter((one) => one.mode === leg.mode && one.reach === reach);
  const [only] = rows;
  if (leg.mode !== "flight") return only ?? null;
  return (
    rows.find((one) => one.travelClass === leg.travelClass) ?? rows.find((one) => one.travelClass === "average") ?? null
  );
}

/**
 * By the publisher's own parting: flights within a country, to or from the United Kingdom by their length, and between other
 * countries; trains within a country and across borders. A place whose country nobody knows is taken to lie abroad.
 */
function reachOf(
  set: EmissionSet,
  mode: NonNullable<Leg["mode"]>,
  { from, to, km }: { from: End; to: End; km: number },
): EmissionFactor["reach"] {
  const isWithin = from.country !== null && from.country === to.country;
  if (mode === "rail") return isWithin ? "national" : "international";
  if (mode !== "flight") return null;
  if (isWithin) return "domestic";
  if (from.country !== "GB" && to.country !== "GB") return "international";
  return km <= set.shortHaulUpToKm ? "short-haul" : "long-haul";
}

/** Exact until it is rounded to whole kilograms, half away from zero: the sum is of what stands on the lines. */
function kilograms(count: number, km: number, factor: string): number {
  const hundredThousandths = BigInt(count) * BigInt(km) * BigInt(factor.replace(".", ""));
  return Number((hundredThousandths + 50_000n) / 100_000n);
}
