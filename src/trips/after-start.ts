import type { Trip } from "./trip.ts";

/**
 * Whether a day lies after the one a trip begins on: what is decided then is late, whoever decides it (product.md, rule 1). On the
 * day itself it is not; of a trip without days nobody can say.
 */
export function isAfterStart(on: string, { startOn }: Pick<Trip, "startOn">): boolean {
  return startOn !== null && on > startOn;
}
