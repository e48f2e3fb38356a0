import type { Payer } from "./codes.ts";
import type { Trip } from "./trip.ts";

/** The texts' key for who pays: on a visit to us the others are guests, and the municipality is the host. */
export function payerKey(payer: Payer, { direction }: Pick<Trip, "direction">): Payer | "guests" {
  return payer === "host" && direction === "in" ? "guests" : payer;
}
