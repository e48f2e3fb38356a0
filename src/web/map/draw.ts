import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GeoPermissibleObjects, geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { projection, worldProjection } from "./projection.ts";
import { simplified } from "./simplified.ts";

/**
 * Draws the land of `europe.json` and `world.json` from Natural Earth (public domain) at 1:50 million, as `world-atlas` packs it:
 * `node src/web/map/draw.ts`, needed only when the projection changes. A page may carry 26 kB of it.
 */
const atlas: Topology<{ countries: GeometryCollection }> = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("world-atlas/countries-50m.json")), "utf8"),
);
const { countries } = atlas.objects;
const path = geoPath(projection);
const drawn = (shape: GeoPermissibleObjects, tolerance: number, least: number) =>
  simplified(path(shape) ?? "", tolerance, least);

/** ISO 3166-1 numeric: Denmark, whose municipalities this is for. */
const denmark = countries.geometries.filter((one) => one.id === "208");
const polygons = countries.geometries.filter((one) => one.type === "Polygon" || one.type === "MultiPolygon");

const europe = {
  land: drawn(merge(atlas, polygons), 0.7, 5),
  borders: drawn(
    mesh(atlas, countries, (a, b) => a !== b),
    0.9,
    0,
  ),
  home: drawn(feature(atlas, { type: "GeometryCollection", geometries: denmark }), 0.5, 3),
};
writeFileSync(join(import.meta.dirname, "europe.json"), `${JSON.stringify(europe)}\n`);

const globe: Topology<{ land: GeometryCollection }> = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("world-atlas/land-110m.json")), "utf8"),
);
const land = geoPath(worldProjection)(feature(globe, globe.objects.land)) ?? "";
writeFileSync(join(import.meta.dirname, "world.json"), `${JSON.stringify({ land: simplified(land, 0.8, 5) })}\n`);
