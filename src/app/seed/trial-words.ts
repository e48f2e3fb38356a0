import type { Category } from "../../profile/index.ts";

/** Real cities, so that maps and countries are right; what is said to have happened there is made up. */
type City = readonly [place: string, country: string, lat: number, lon: number];
export const cities: readonly [City, ...City[]] = [
  ["Hamborg", "DE", 53.55, 9.99],
  ["Berlin", "DE", 52.52, 13.41],
  ["Bremen", "DE", 53.08, 8.8],
  ["Malmø", "SE", 55.61, 13],
  ["Göteborg", "SE", 57.71, 11.97],
  ["Stockholm", "SE", 59.33, 18.07],
  ["Oslo", "NO", 59.91, 10.75],
  ["Bergen", "NO", 60.39, 5.32],
  ["Helsinki", "FI", 60.17, 24.94],
  ["Tampere", "FI", 61.5, 23.79],
  ["Reykjavik", "IS", 64.15, -21.94],
  ["Tallinn", "EE", 59.44, 24.75],
  ["Riga", "LV", 56.95, 24.11],
  ["Vilnius", "LT", 54.69, 25.28],
  ["Gdańsk", "PL", 54.35, 18.65],
  ["Kraków", "PL", 50.06, 19.94],
  ["Prag", "CZ", 50.08, 14.44],
  ["Wien", "AT", 48.21, 16.37],
  ["Amsterdam", "NL", 52.37, 4.9],
  ["Rotterdam", "NL", 51.92, 4.48],
  ["Bruxelles", "BE", 50.85, 4.35],
  ["Gent", "BE", 51.05, 3.72],
  ["Paris", "FR", 48.85, 2.35],
  ["Lyon", "FR", 45.75, 4.85],
  ["Dublin", "IE", 53.33, -6.25],
  ["Edinburgh", "GB", 55.95, -3.2],
  ["Bologna", "IT", 44.49, 11.34],
  ["Barcelona", "ES", 41.39, 2.16],
  ["Lissabon", "PT", 38.72, -9.13],
  ["Ljubljana", "SI", 46.05, 14.51],
];

export const subjects = [
  "hvordan bliver en havn til en bydel?",
  "skoler, hvor tosprogede lærer hurtigere",
  "kommunale varmenet uden gas",
  "cykelveje, som børn kan køre alene på",
  "bofællesskaber for ældre",
  "biblioteket som borgernes hus",
  "regnvand i gamle gader",
  "unge uden uddannelse i arbejde",
  "madordninger i daginstitutioner",
  "venskab mellem byer i fredstid",
] as const;

/** Names of houses that are visited, of three parts: so many that each stands in few trips, as real names do. */
export const houses = {
  first:
    "Ask Bakke Birke Bjørne Bøge Dal Eg Elle Eng Fjord Fugle Gran Hassel Have Havre Hede Hjorte Høje Kilde Kirke Klit Kløver Lyng Mose Mølle Nørre Ravn Rug Rønne Skov Sol Sten Sø Tjørne Ulve Vand Vester Vind Vold Ørne".split(
      " ",
    ),
  middle: "agre bro damp eng gaard glas grav have holm kær lund mark mose plads port sand sti toft torv vang".split(
    " ",
  ),
  last: "akademiet biblioteket centret gården huset hallen klinikken skolen værket værkstedet".split(" "),
} as const;

export const aims = [
  "At se, hvad der virker, før kommunen selv bruger penge på det.",
  "At høre værternes egne fejl, så vi ikke gentager dem.",
  "At aftale, hvem der gør hvad i det næste års samarbejde.",
] as const;

export const outcomes = [
  "Værterne viste regnskabet for de første fem år. Driften koster mere end anlægget.",
  "Vi mødte de medarbejdere, der har ordningen i hverdagen. Den kræver to faste kolleger.",
  "Aftalen blev skrevet færdig på stedet og ligger nu til godkendelse.",
] as const;

export const changes = [
  "Vi begynder med én skole og måler efter et år.",
  "Forvaltningen regner ordningen igennem til næste budget.",
  "Intet endnu: ordningen passer ikke til en kommune af vores størrelse.",
] as const;

/** What a day costs a person, in whole kroner, from and to. */
export const prices: readonly (readonly [Category, label: string, from: number, to: number])[] = [
  ["transport", "Tog og bus", 250, 1400],
  ["lodging", "Hotel", 700, 1500],
  ["meals", "Forplejning", 200, 450],
  ["fees", "Gebyrer", 0, 600],
];
