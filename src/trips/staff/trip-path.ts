import { formatsIn } from "../../platform/index.ts";
import type { Trip } from "../trip.ts";

const { range, date } = formatsIn("da");

/** A trip's address at the desk, or that of one of its pages. */
export function tripPath(trip: Pick<Trip, "id">, page?: string): string {
  return `/skrivebord/rejser/${trip.id}${page ? `/${page}` : ""}`;
}

/** What a trip is called before it has a heading of its own. */
export function titleOf(trip: Pick<Trip, "title"> & Partial<Pick<Trip, "direction">>): string {
  return trip.title || (trip.direction === "in" ? "Besøg uden overskrift" : "Rejse uden overskrift");
}

/** The same with its days, where one of many is chosen: several go to one place. */
export function titleWithDays(trip: Pick<Trip, "title" | "direction" | "startOn" | "endOn">): string {
  const { startOn, endOn } = trip;
  const days = startOn && (endOn ? range(startOn, endOn) : date(startOn));
  return days ? `${titleOf(trip)} (${days})` : titleOf(trip);
}
