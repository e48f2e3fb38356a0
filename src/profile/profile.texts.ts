import type { Fault } from "../kernel/index.ts";

const types: Record<string, string> = {
  string: "en tekst i anførselstegn",
  number: "et tal",
  int: "et helt tal",
  boolean: "true eller false",
  array: "en liste i [ ]",
  object: "et objekt i { }",
  record: "et objekt i { }",
};

/** What to write instead, in Danish, by fault code. Plain functions: a profile is written by those who run Udsyn. */
const words: Record<string, (params: Fault["params"]) => string> = {
  missing: () => "Feltet mangler. Skriv det; er værdien ukendt, så skriv null, hvor det er tilladt.",
  "wrong-type": ({ expected }) => `Her skal stå ${types[String(expected)] ?? String(expected)}.`,
  "not-one-of": ({ choices }) => (choices ? `Skriv en af værdierne ${choices}.` : "Værdien kan ikke stå her."),
  "too-small": ({ least }) => `Skriv mindst ${least}.`,
  "too-big": ({ most }) => `Skriv højst ${most}.`,
  "not-readable": ({ written }) => `»${written}« kan ikke læses her.`,
  "unknown-field": ({ field }) => `Feltet »${field}« kendes ikke. Ret stavningen, eller fjern det.`,
  "not-a-day": ({ written }) => `»${written}« er ikke en dag. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-01-31.`,
  "not-an-amount": ({ written }) => `»${written}« er ikke et beløb. Skriv det med punktum, for eksempel "15000.00".`,
  "not-a-slug": ({ written }) =>
    `»${written}« kan ikke stå i en adresse. Skriv små bogstaver a–z, tal og bindestreger.`,
  "not-an-email": ({ written }) => `»${written}« er ikke en mailadresse.`,
  "not-an-address": ({ written }) => `»${written}« er ikke en netadresse. Skriv den med https:// foran.`,
  "not-a-host": ({ written }) =>
    `»${written}« er ikke et værtsnavn. Skriv det med små bogstaver, uden https:// og port.`,
  "not-an-origin": () => "Logbogens navn skrives som et værtsnavn og en sti, for eksempel udsyn.example/log.",
  "not-a-country": ({ written }) => `»${written}« er ikke en landekode. Skriv to store bogstaver, for eksempel DK.`,
  "not-a-time": ({ written }) => `»${written}« er ikke et klokkeslæt. Skriv TT:MM, for eksempel 07:00.`,
  "not-a-kle-number": ({ written }) => `»${written}« er ikke et KLE-nummer. Skriv det som 00.00.00.`,
  empty: () => "Der skal stå noget her.",
  negative: () => "Tallet kan ikke være negativt.",
  "no-value": () => "Politikken har ingen værdi. Skriv mindst én med from, source og verified.",
  "not-three-questions": () => "Et spørgeskema har tre spørgsmål. Skriv tre, eller null for slet ikke at spørge.",
  "too-many-texts": () => "Det første spørgsmål skal have en skala, og højst ét af de tre må besvares med egne ord.",
  "question-twice": () => "To spørgsmål har samme id. Giv hvert sit.",
  "window-too-short": () => "Regnskaber skal vises i mindst 5 år. Skriv 5 eller mere, eller null for altid.",
  "accounting-too-short": () =>
    "Regnskabsmateriale skal gemmes i mindst 5 år efter regnskabsårets udløb. Skriv 5 eller mere.",
  "missing-in-language": () =>
    "Navnet mangler på det første af sprogene i »languages«. Skriv det, eller byt om på sprogene.",
  "no-such-time-zone": ({ written }) =>
    `Tidszonen »${written}« findes ikke. Skriv et IANA-navn, for eksempel Europe/Copenhagen.`,
  "no-such-currency": ({ written }) => `Valutaen »${written}« findes ikke. Skriv en ISO 4217-kode, for eksempel DKK.`,
  repeated: ({ written }) => `»${written}« står her for anden gang. Fjern den ene.`,
  "ends-before-start": () => "Slutdagen »to« ligger før startdagen »from«. Byt om på dem, eller ret den forkerte.",
  overlaps: ({ other }) => `Tiden overlapper ${other}. Lad den ene slutte dagen før, den anden begynder.`,
  "out-of-order": () => "Værdierne skal stå i tidsrækkefølge med den ældste først.",
  "leaves-a-gap": () =>
    "Efter denne dag gælder ingen værdi. Fjern »to«, eller lad den næste værdi begynde dagen efter.",
  "no-such-committee": ({ written }) =>
    `Der er ikke noget andet udvalg med id »${written}«. Skriv et id fra »committees«.`,
  "no-such-unit": ({ written }) => `Der er ikke nogen anden enhed med id »${written}«. Skriv et id fra »units«.`,
  "not-held-yet": ({ written }) =>
    `Udsyn kan endnu ikke sikre, at to personer skal til for »${written}«. Fjern det, og aftal det uden for systemet, til det kan.`,
  "host-taken": ({ written, other }) =>
    `Værtsnavnet »${written}« har kommunen ${other} allerede. Skriv et andet, eller fjern det først fra dens profil.`,
  "host-of-loopback": ({ written, slug }) =>
    `Værtsnavnet »${written}« svarer aldrig: foran .localhost står kommunens kortnavn, her ${slug}.localhost. Skriv det, eller et navn uden .localhost.`,
  "origin-taken": ({ written, other }) =>
    `Logbogen »${written}« er kommunen ${other}s. Hver kommunes logbog har sit eget navn; skriv et andet.`,
  "not-a-witness-key": () => "Skriv vidnets offentlige nøgle, som vidnet oplyser den: navn+nøgle-id+data.",
  "not-a-witness-address": () => "Skriv vidnets adresse, som begynder med https://.",
  "too-many-witnesses": () => "Der kan være højst 8 vidner.",
  "origin-used": ({ written, size }) =>
    `Logbogen »${written}« har før vist omverdenen ${size} poster, som denne installation ikke har. Skriv et navn, der ikke er brugt, eller gendan en sikkerhedskopi.`,
  "slug-taken": ({ written, origin }) =>
    `»${written}« findes allerede, og dens logbog hedder »${origin}« for altid. Skriv det navn i »logOrigin«, eller giv en anden kommune et andet kortnavn.`,
  "earlier-log-forgotten": ({ origin }) =>
    `Logbogen fortsætter efter »${origin}«, og det siger /log. Skriv den i »earlierLogs« igen; bin/udsyn municipality diff viser, hvordan den står.`,
  "no-committee-of-kind": ({ kind }) =>
    `Her skal »${kind}« afgøre, men intet udvalg i »committees« har kind »${kind}«.`,
};

/** Codes that have words; the tests hold them against the codes that are given. */
export const profileFaultCodes: readonly string[] = Object.keys(words);

/** One fault in a profile as a Danish sentence that says what to write instead, its place first. */
export function profileFaultWords(found: Fault): string {
  const said = words[found.fault]?.(found.params) ?? found.fault;
  return found.path ? `${found.path}: ${said}` : said;
}
