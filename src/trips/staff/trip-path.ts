import type { Trip } from "../trip.ts";

/** A trip's address at the desk, or that of one of its pages. */
export function tripPath(trip: Pick<Trip, "id">, page?: string): string {
  return `/skrivebord/rejser/${trip.id}${page ? `/${page}` : ""}`;
}

/** What a trip is called before it has a heading of its own. */
export function titleOf(trip: Pick<Trip, "title"> & Partial<Pick<Trip, "direction">>): string {
  return trip.title || (trip.direction === "in" ? "Besøg uden overskrift" : "Rejse uden overskrift");
}
