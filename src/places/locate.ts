import { countryOf } from "./countries.ts";
import type { PlaceKept, PlaceReader } from "./find-place.ts";
import { foldName } from "./fold.ts";

/** Whether any place has the printed name, in the country or, where that is not stated, anywhere. */
export async function isKnownPlace(printed: string, country: string | null, reader: PlaceReader): Promise<boolean> {
  const name = printed.split(/[,()]/).find((part) => part.trim() !== "");
  return name !== undefined && (await reader.named(foldName(name), country)).length > 0;
}

interface Printed {
  readonly place: string;
  readonly country: string | null;
}

/** Places of exactly the names that are asked for, each in its country; in the order asked. */
type NamedAll = (
  asked: readonly { readonly name: string; readonly country: string }[],
) => Promise<readonly (readonly PlaceKept[])[]>;

/**
 * The one place that each printed name means: `Ottawa, Ontario, Canada`, `Hamborg` with the country beside it. The country must
 * be stated, and with the region, where that is stated too, leave a single place of exactly that name; else `null`. However many
 * there are, the gazetteer is asked once.
 */
export async function locateAll(
  printed: readonly Printed[],
  namedAll: NamedAll,
): Promise<readonly (PlaceKept | null)[]> {
  const meant = printed.map(meantBy);
  const asked = meant.flatMap((one) => one ?? []);
  const named = asked.length === 0 ? [] : await namedAll(asked);
  const placesOf = new Map(asked.map((one, at) => [one, named[at] ?? []]));
  return meant.map((one) => {
    if (one === null) return null;
    const [only = null, ...more] = (placesOf.get(one) ?? []).filter(({ region }) =>
      one.regions.every((stated) => stated === foldName(region ?? "")),
    );
    return more.length === 0 ? only : null;
  });
}

function meantBy({ place, country }: Printed) {
  const [name = "", ...parts] = place.split(/[,()]/).flatMap((part) => part.trim() || []);
  const last = parts.at(-1);
  const stated = country ?? (last === undefined ? null : countryOf(last));
  if (stated === null || name === "") return null;
  const regions = parts.filter((part) => countryOf(part) !== stated).map(foldName);
  return { name: foldName(name), country: stated, regions };
}
