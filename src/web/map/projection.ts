import { geoConicConformal, geoNaturalEarth1 } from "d3-geo";

export const mapWidth = 760;
export const mapHeight = 470;

/** Northern Europe on a cone, from Ireland to Estonia, from Paris to Bergen. */
export const projection = geoConicConformal()
  .parallels([48, 62])
  .rotate([-8, 0])
  .center([0.6, 55.2])
  .scale(1880)
  .translate([mapWidth / 2, mapHeight / 2])
  .clipExtent([
    [-2, -2],
    [mapWidth + 2, mapHeight + 2],
  ]);

/** Where a place stands on the map; `null` when it lies outside. */
export function onMap(place: { readonly lat: number; readonly lon: number }): readonly [number, number] | null {
  const found = projection([place.lon, place.lat]);
  if (!found) return null;
  const [x, y] = found;
  return x < 4 || y < 4 || x > mapWidth - 4 || y > mapHeight - 4 ? null : [x, y];
}

export const worldHeight = 350;

/** The whole earth, cut through the Pacific where nobody lives, and short of the Antarctic. */
export const worldProjection = geoNaturalEarth1()
  .rotate([-11, 0])
  .scale(142)
  .translate([mapWidth / 2, 196])
  .clipExtent([
    [-2, -2],
    [mapWidth + 2, worldHeight + 2],
  ]);

/** Where a place stands on the map of the world; `null` in the Antarctic. */
export function onWorld(place: { readonly lat: number; readonly lon: number }): readonly [number, number] | null {
  const found = worldProjection([place.lon, place.lat]);
  return found && found[1] <= worldHeight - 4 ? found : null;
}
