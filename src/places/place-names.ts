import { exonyms } from "./exonyms.ts";

/**
 * `danish=english=german` where one of them is not what GeoNames writes (`exonyms.ts`); a name left out is GeoNames'.
 * By country, from common usage in the two languages.
 */
const table: Readonly<Record<string, string>> = {
  AM: "Jerevan==Jerewan",
  AT: "Wien==Wien",
  BE: "Bruxelles==Brüssel;Antwerpen==Antwerpen;Gent=Ghent;Brügge=Bruges=Brügge;Liège==Lüttich;Leuven==Löwen;Oostende==Ostende",
  CH: "Zürich=Zurich;Genève==Genf;Luzern=Lucerne",
  CN: "Beijing==Peking",
  CU: "Havana==Havanna",
  CY: "Nicosia==Nikosia",
  CZ: "Prag==Prag;Brno==Brünn;Karlsbad==Karlsbad",
  DE: "Køln=Cologne;München==München;Hannover=Hanover;Nürnberg==Nürnberg",
  DK: "København==Kopenhagen;Århus=Aarhus=Aarhus",
  DZ: "Algier==Algier",
  EG: "Kairo==Kairo",
  ES: "Sevilla=Seville;Palma de Mallorca=Palma de Mallorca=Palma de Mallorca",
  ET: "Addis Abeba==Addis Abeba",
  FR: "Nice==Nizza;Strasbourg==Straßburg;Dunkerque==Dünkirchen",
  GE: "Tbilisi==Tiflis",
  GR: "Athen==Athen;Thessaloniki=Thessaloniki=Thessaloniki;Piræus==Piräus;Korinth=Corinth=Korinth;Patras=Patras=Patras;Heraklion=Heraklion=Heraklion;Korfu==Korfu;Rhodos==Rhodos",
  HK: "Hongkong==Hongkong",
  IN: "New Delhi==Neu-Delhi",
  IQ: "Bagdad==Bagdad",
  IR: "Teheran==Teheran",
  IT: "Rom==Rom;Venedig==Venedig;Firenze==Florenz;Milano==Mailand;Torino==Turin;Napoli==Neapel;Genova==Genua;Padova==Padua;Bolzano==Bozen;Syrakus=Syracuse=Syrakus;Trieste==Triest;Mantova==Mantua;Meran==Meran",
  JP: "Tokyo==Tokio",
  KP: "Pyongyang==Pjöngjang",
  LU: "Luxembourg==Luxemburg",
  MA: "Marrakech==Marrakesch;Tanger==Tanger",
  MX: "Mexico City==Mexiko-Stadt",
  NL: "Haag==Den Haag",
  PL: "Warszawa==Warschau;Kraków==Krakau;Gdańsk==Danzig;Szczecin==Stettin;Wrocław==Breslau;Poznań==Posen",
  PT: "Lissabon==Lissabon",
  RO: "Bukarest==Bukarest",
  RS: "Beograd==Belgrad",
  RU: "Moskva==Moskau;Sankt Petersborg==Sankt Petersburg",
  SA: "Riyadh==Riad;Mekka=Mecca=Mekka",
  SE: "Gøteborg==Göteborg",
  SY: "Damaskus==Damaskus",
  TR: "Izmir=Izmir=Izmir",
  US: "New York=New York=New York",
  UZ: "Tasjkent==Taschkent",
  VN: "Ho Chi Minh-byen==Ho-Chi-Minh-Stadt",
};

interface Names {
  readonly en: string;
  readonly de: string;
}

const written = new Map(
  Object.entries(table).flatMap(([country, places]) =>
    places.split(";").map((one): [string, readonly [string, string]] => {
      const [danish = "", english = "", german = ""] = one.split("=");
      return [`${country} ${danish}`, [english, german]];
    }),
  ),
);

const names: ReadonlyMap<string, Names> = new Map(
  exonyms.map(({ country, danish, geonames }) => {
    const [english = "", german = ""] = written.get(`${country} ${danish}`) ?? [];
    return [`${country} ${danish}`, { en: english || geonames, de: german || geonames }];
  }),
);

/** Every place with a name of its own in English or German, as `country danish`: a test finds each among the exonyms. */
export const namedPlaces: readonly string[] = [...written.keys()];

/** A place that is written by its Danish name, in another language: `Hamborg` is Hamburg. Others are called the same. */
export function placeNameIn(place: string, country: string | null, lang: string): string {
  const found = country === null ? undefined : names.get(`${country} ${place}`);
  return (lang === "en" || lang === "de" ? found?.[lang] : undefined) ?? place;
}
