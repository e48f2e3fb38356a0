import { type Fault, fault } from "../kernel/index.ts";
import { countryOf } from "./countries.ts";

/** A place as a list of twin towns names it. `country` is `null` where the cell names none. */
export interface PlaceNamed {
  readonly name: string;
  readonly country: string | null;
}

const markup = /\{\{|\}\}|\[\[|\]\]|[<>|]|&[a-z]+;/i;

/**
 * One cell of a list of twin towns: `Greve (Danimarca)`, `Wien, Østrig`, `Wuxi`. A clean pair, or the fault
 * `unknown-place` with the cell as printed: leftover markup, two names in one, a country nobody knows. Never a guess.
 */
export function readPlaceCell(printed: string): PlaceNamed | Fault {
  const cell = printed.normalize("NFC").replace(/\s+/g, " ").trim();
  const unknown = fault("unknown-place", { printed });
  if (cell === "" || markup.test(cell)) return unknown;
  const bracketed = /^([^()]+?) ?\(([^()]+)\)$/.exec(cell);
  const name = bracketed?.[1] ?? cell.split(",")[0]?.trim();
  const written = bracketed?.[2] ?? (cell.includes(",") ? cell.slice(cell.indexOf(",") + 1) : null);
  if (!name || !/\p{L}/u.test(name) || /[();/]/.test(name)) return unknown;
  if (written === null) return { name, country: null };
  const country = countryOf(written);
  return country ? { name, country } : unknown;
}
