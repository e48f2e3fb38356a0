import type { Flag, Looked, Mapping, TripRow } from "../../intake/index.ts";
import { isKnownPlace, loadedEdition, locateAll, placeReader, placesNamed } from "../../places/index.ts";
import type { Tx } from "../../platform/index.ts";
import type { Located, RowOfFile } from "./imported-trip.ts";

/** Looks up the places of a batch, each printed name once, all in one question. */
export async function locateDestinations(tx: Tx, rows: readonly RowOfFile[]): Promise<Located> {
  const keyOf = ({ place, country }: TripRow["destinations"][number]) => `${country ?? ""} ${place}`;
  const asked = new Map(rows.flatMap(({ item }) => item.destinations.map((one) => [keyOf(one), one] as const)));
  const places = await locateAll([...asked.values()], placesNamed(tx));
  const found = new Map([...asked.keys()].map((key, at) => [key, places[at] ?? null]));
  return (one) => found.get(keyOf(one)) ?? null;
}

/**
 * A destination whose name the gazetteer does not have in its country, where the mapping says that the column names places:
 * by a country beside it, or in as many words. `Wien and around` in a column of free text is nothing to wonder about.
 */
export async function flagDestinations(
  tx: Tx,
  rows: readonly Looked<TripRow>[],
  { places, fields, constants }: Mapping,
): Promise<readonly (readonly Flag[])[]> {
  const namesPlaces = places ?? ("country" in fields || "country" in constants);
  // Before the gazetteer is filled every place is unknown, which says nothing about the file.
  if (!namesPlaces || (await loadedEdition(tx)) === null) return [];
  const reader = placeReader(tx);
  const known = new Map<string, boolean>();
  const flags: (readonly Flag[])[] = [];
  for (const { item } of rows) {
    const unknown: Flag[] = [];
    for (const { place, country } of item.destinations) {
      // A country that is not known has its own finding, and without one only a mapping's word makes it a place.
      if (country === null && places !== true) continue;
      const name = `${country ?? ""} ${place}`;
      const isKnown = known.get(name) ?? (await isKnownPlace(place, country, reader));
      known.set(name, isKnown);
      if (!isKnown) unknown.push({ code: "unknown-place", field: "destination", printed: place });
    }
    flags.push(unknown);
  }
  return flags;
}
