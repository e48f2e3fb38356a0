export { countryOf } from "./countries.ts";
export { distanceKm, type Point } from "./distance.ts";
export { fillGazetteer } from "./fill-gazetteer.ts";
export {
  beginsWith,
  findPlace,
  likelierMeant,
  type PlaceFound,
  type PlaceKept,
  type PlaceReader,
} from "./find-place.ts";
export { foldName } from "./fold.ts";
export type { Place } from "./gazetteer.ts";
export { isKnownPlace, locateAll } from "./locate.ts";
export { loadedEdition, placeById, placeReader, placesNamed } from "./place.store.ts";
export { placeNameIn } from "./place-names.ts";
export type { PlaceNamed } from "./read-place-cell.ts";
export { danishRegion } from "./region-names.ts";
export { timeZoneOf } from "./time-zones.ts";
