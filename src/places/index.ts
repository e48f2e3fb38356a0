export { countries, countryName, countryOf } from "./countries.ts";
export { distanceKm, type Point } from "./distance.ts";
export { fillGazetteer } from "./fill-gazetteer.ts";
export { findPlace, type PlaceFound, type PlaceKept, type PlaceReader } from "./find-place.ts";
export { foldName } from "./fold.ts";
export { type Place, readGazetteer } from "./gazetteer.ts";
export { placeById, placeReader } from "./place.store.ts";
export { type PlaceNamed, readPlaceCell } from "./read-place-cell.ts";
export { timeZoneOf } from "./time-zones.ts";
