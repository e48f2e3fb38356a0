import { isId } from "../../kernel/index.ts";
import type { TripId } from "../trip.ts";

const table = "trips_travel_list:";

/** What a travel list is called where erasures are kept and repeated. */
export function placeOfList(trip: TripId | string): string {
  return `${table}${trip}`;
}

/** The trip whose list a place is; `null` for another place. */
export function tripOfList(place: string): TripId | null {
  const id = place.startsWith(table) ? place.slice(table.length) : "";
  return isId<"trip">(id) ? id : null;
}
