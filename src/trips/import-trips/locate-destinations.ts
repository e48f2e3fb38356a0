import type { TripRow } from "../../intake/index.ts";
import { locate, type PlaceKept, placeReader } from "../../places/index.ts";
import type { Tx } from "../../platform/index.ts";
import type { Located, RowOfFile } from "./imported-trip.ts";

/** Looks up the places of a batch, each printed name once. */
export async function locateDestinations(tx: Tx, rows: readonly RowOfFile[]): Promise<Located> {
  const keyOf = ({ place, country }: TripRow["destinations"][number]) => `${country ?? ""} ${place}`;
  const reader = placeReader(tx);
  const found = new Map<string, PlaceKept | null>();
  for (const one of rows.flatMap(({ item }) => item.destinations)) {
    if (!found.has(keyOf(one))) found.set(keyOf(one), await locate(one.place, one.country, reader));
  }
  return (one) => found.get(keyOf(one)) ?? null;
}
