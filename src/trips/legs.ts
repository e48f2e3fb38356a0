import { type Fault, fault } from "../kernel/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Plan } from "./plan.ts";
import type { Trip } from "./trip.ts";

/** One end of a leg. */
interface Stop {
  readonly name: string;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** From where to where each leg goes: from home to the first place, on in their order, and home. */
export function endsOfLegs(
  destinations: readonly Pick<Plan["destinations"][number], "place" | "country" | "lat" | "lon">[],
  { place: home }: Pick<Profile, "place">,
): readonly { readonly from: Stop; readonly to: Stop }[] {
  const away = destinations.map(({ place, country, lat, lon }): Stop => ({ name: place, country, lat, lon }));
  const stops: readonly Stop[] = away.length === 0 ? [] : [home, ...away, home];
  return stops.slice(1).flatMap((to, at) => {
    const from = stops[at];
    return from ? [{ from, to }] : [];
  });
}

/** Guests see to their own journey: of a visit nothing is reckoned. */
export function hasLegs({ direction, plan }: Pick<Trip, "direction" | "plan">): boolean {
  return direction === "out" && plan.destinations.length > 0;
}

/** Legs belong to the places as they stand; those of other places say nothing of these. */
export function goesElsewhere(trip: Trip, destinations: Plan["destinations"] | undefined): boolean {
  const before = trip.plan.destinations;
  if (destinations === undefined) return false;
  return destinations.length !== before.length || destinations.some((one, at) => !isSame(one, before[at] ?? one));
}

/** A country that was found out since does not move a place. */
function isSame(one: Plan["destinations"][number], other: Plan["destinations"][number]): boolean {
  const known = one.country !== null && other.country !== null;
  return one.place === other.place && (!known || one.country === other.country);
}

export function legFaults(trip: Pick<Trip, "direction" | "plan">): Fault[] {
  const { legs, destinations } = trip.plan;
  const wanted = hasLegs(trip) ? destinations.length + 1 : 0;
  return legs.length === 0 || legs.length === wanted
    ? []
    : [fault("legs-count", { wanted, given: legs.length }, "legs")];
}
