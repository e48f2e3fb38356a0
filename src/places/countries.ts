import { foldName } from "./fold.ts";
import { cldrLanguages } from "./languages.ts";

/** Region codes that CLDR names but that are no countries of ISO 3166-1. */
const noCountries = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);

function allCountries(): string[] {
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && english.of(code) !== undefined)
    .filter((code) => new Intl.Locale(`und-${code}`).region === code);
}

/** ISO 3166-1 alpha-2 codes, and `XK` (Kosovo), as the runtime's CLDR knows them. */
export const countries: readonly string[] = allCountries();

/** Names that people write and CLDR doesn't list, folded; `null` for one that CLDR gives to a single one of several. */
const alsoCalled: Readonly<Record<string, string | null>> = {
  england: "GB",
  skotland: "GB",
  scotland: "GB",
  schottland: "GB",
  wales: "GB",
  nordirland: "GB",
  "northern ireland": "GB",
  "great britain": "GB",
  uk: "GB",
  usa: "US",
  "united states of america": "US",
  "de forenede stater": "US",
  holland: "NL",
  "den tjekkiske republik": "CZ",
  "czech republic": "CZ",
  "tschechische republik": "CZ",
  "folkerepublikken kina": "CN",
  "republikken irland": "IE",
  "repubblica ceca": "CZ",
  "stati uniti d america": "US",
  "stato di palestina": "PS",
  kongo: null,
  congo: null,
  korea: null,
};

const displays = new Map<string, Intl.DisplayNames>();

/** A country's name in a language (`Nederlandene`, not *Holland*); the code itself when it is none. */
export function countryName(code: string, language: string): string {
  if (!countries.includes(code)) return code;
  const display = displays.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
  displays.set(language, display);
  return display.of(code) ?? code;
}

/** Folded name → code over languages; `null` where two countries share the name. */
function namesIn(languages: readonly string[], styles: readonly ("long" | "short")[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const language of languages)
    for (const style of styles) {
      const display = new Intl.DisplayNames(language, { type: "region", fallback: "none", style });
      for (const code of countries) {
        const name = foldName(display.of(code) ?? "");
        const held = found.get(name);
        found.set(name, held === undefined || held === code ? code : null);
      }
    }
  return found;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The readers' languages first: a word that means one country there is not made doubtful by a language far away. */
const near = once(() => namesIn(["da", "en", "de", "sv", "nb", "fr"], ["long", "short"]));
/** Every other language, a third of a second and some megabytes: only when a name needs it. */
const far = once(() => namesIn(cldrLanguages, ["long"]));

/**
 * The country that a text names: a code, or a name in any language that CLDR knows. `null` when it names none, or
 * two (*Kongo*): never a guess.
 */
export function countryOf(nameOrCode: string): string | null {
  const code = nameOrCode.trim().toUpperCase();
  if (countries.includes(code)) return code;
  const name = foldName(nameOrCode);
  if (name === "") return null;
  const known = name in alsoCalled ? alsoCalled[name] : near().get(name);
  return known === undefined ? (far().get(name) ?? null) : known;
}
