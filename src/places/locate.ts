import { countryOf } from "./countries.ts";
import type { PlaceKept, PlaceReader } from "./find-place.ts";
import { foldName } from "./fold.ts";

/** Whether any place has the printed name, in the country or, where that is not stated, anywhere. */
export async function isKnownPlace(printed: string, country: string | null, reader: PlaceReader): Promise<boolean> {
  const name = printed.split(/[,()]/).find((part) => part.trim() !== "");
  return name !== undefined && (await reader.named(foldName(name), country)).length > 0;
}

/**
 * The one place that a printed name means: `Ottawa, Ontario, Canada`, `Hamborg` with the country beside it. The country must
 * be stated, and with the region, where that is stated too, leave a single place of exactly that name; else `null`.
 */
export async function locate(printed: string, country: string | null, reader: PlaceReader): Promise<PlaceKept | null> {
  const [name = "", ...parts] = printed.split(/[,()]/).flatMap((part) => part.trim() || []);
  const last = parts.at(-1);
  const stated = country ?? (last === undefined ? null : countryOf(last));
  if (stated === null || name === "") return null;
  const regions = parts.filter((part) => countryOf(part) !== stated).map(foldName);
  const named = await reader.named(foldName(name), stated);
  const found = named.filter(({ region }) => regions.every((one) => one === foldName(region ?? "")));
  return found.length === 1 ? (found[0] ?? null) : null;
}
