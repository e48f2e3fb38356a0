import { z } from "zod";
import type { Work } from "../../../identity/index.ts";
import { type Fault, fault } from "../../../kernel/index.ts";
import {
  beginsWith,
  countryOf,
  danishRegion,
  findPlace,
  foldName,
  likelierMeant,
  type PlaceFound,
  type PlaceKept,
  placeById,
  placeReader,
  timeZoneOf,
} from "../../../places/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { deskPartners } from "../../../relations/index.ts";
import { type FormTree, rowsAt, textAt } from "../../../web/index.ts";
import { homePlaceMeant } from "../../home-place.ts";
import type { Trip } from "../../trip.ts";

const f = formatsIn("da");
const mostChoices = 8;

/** The answer to "which of them?" where the place is none of them. */
export const asTyped = "som-skrevet";

const choices = z.array(z.object({ id: z.string(), text: z.string() }));
/** One place to choose, kept in the form until it is chosen. */
export type PlaceChoice = z.output<typeof choices>[number];

/** The choices that a form holds; none where it holds anything else, for a form is sent by whoever likes. */
export function choicesIn(text: string): readonly PlaceChoice[] {
  try {
    return choices.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** Where a chosen place is. */
export interface PlaceFacts {
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly timeZone: string | null;
}

/**
 * Looks each typed place up. One that can be only one place is taken; where several have the name, a partner or a better known
 * place begins with it, or none has it and some look like it, a person chooses. A place that nobody knows stands as it is typed: nothing is guessed.
 * @returns the form with what was found in it, and a fault beside each choice still to be made
 */
export async function choosePlaces(
  work: Work,
  trip: Pick<Trip, "direction"> & { readonly plan: Pick<Trip["plan"], "destinations"> },
  tree: FormTree,
): Promise<{ readonly values: FormTree; readonly faults: readonly Fault[] }> {
  const { tx, municipality } = work;
  const faults: Fault[] = [];
  const rows: FormTree[] = [];
  for (const [at, row] of rowsAt(tree, "destinations").entries()) {
    const typed = textAt(row, "place");
    const country = countryOf(textAt(row, "country"));
    const { found: _, hits: __, ...asked } = row;
    const picked = textAt(row, "pick");
    const kept = trip.plan.destinations.some(
      (one) => one.place === typed && one.country === country && one.lat !== null,
    );
    if (typed === "" || kept || (textAt(row, "country") !== "" && country === null)) {
      rows.push(asked);
      continue;
    }
    const home = homePlaceMeant(municipality.profile, trip, typed, country);
    if (home) {
      const { place, ...facts } = home;
      rows.push({ ...asked, place, country: f.country(facts.country), found: JSON.stringify(facts) });
      continue;
    }
    const asTold = await findPlace(
      country ? `${typed}, ${country}` : typed,
      placeReader(tx),
      municipality.profile.place,
    );
    // A place of that name in another country: the country is likelier the slip than the name.
    const abroad = country !== null && !asTold.some((one) => one.exact) ? await elsewhere(tx, municipality, typed) : [];
    const found = [...abroad, ...asTold].slice(0, mostChoices);
    const whole = found.filter((one) => one.exact).map((one) => one.place);
    const instead = abroad.length > 0 ? begun(asTold, typed) : await likelier(work, { typed, country, whole, found });
    const chosen = await chosenPlace(tx, picked, abroad.length + instead.length > 0 ? [] : whole);
    if (chosen && chosen !== asTyped) {
      const place = whole.length > 0 && whole.some(({ id }) => id === chosen.id) ? typed : chosen.danishName;
      rows.push({ ...asked, place, country: f.country(chosen.country), found: JSON.stringify(factsOf(chosen)) });
    } else if (chosen === asTyped || found.length === 0) rows.push(asked);
    else {
      const hits = choicesOf(whole.length > 0 ? [...instead, ...whole] : found.map((one) => one.place));
      rows.push({ ...asked, pick: "", hits: JSON.stringify(hits) });
      const path = `destinations.${at}.pick`;
      if (abroad.length > 0 && country) {
        const where = f.list([...new Set(abroad.map((one) => f.country(one.place.country)))]);
        faults.push(fault("place-elsewhere", { typed, country: f.country(country), where }, path));
      } else if (instead.length > 0) faults.push(fault("place-begins-so", { typed }, path));
      else faults.push(fault(whole.length > 0 ? "place-several" : "place-alike", { typed }, path));
    }
  }
  return { values: { ...tree, destinations: rows }, faults };
}

/** Places of the country that was told whose names begin with what was typed. */
function begun(found: readonly PlaceFound[], typed: string): readonly PlaceKept[] {
  return found.map((one) => one.place).filter((one) => beginsWith(one, typed));
}

/** What may be meant rather than the one place of exactly the name, where no country is told: partners of ours first. */
async function likelier(
  work: Work,
  {
    typed,
    country,
    whole: [only, ...more],
    found,
  }: {
    readonly typed: string;
    readonly country: string | null;
    readonly whole: readonly PlaceKept[];
    readonly found: readonly PlaceFound[];
  },
): Promise<readonly PlaceKept[]> {
  if (country !== null || !only || more.length > 0 || only.notable) return [];
  const partners = (await deskPartners(work)).flatMap(({ place }) =>
    place && beginsWith({ name: place.name, danishName: place.name }, typed) ? [place] : [],
  );
  const reader = placeReader(work.tx);
  const theirs: PlaceKept[] = [];
  for (const place of partners) theirs.push(...(await reader.named(foldName(place.name), place.country)).slice(0, 1));
  const known = likelierMeant(typed, only, found, work.municipality.profile.place);
  const all = new Map([...theirs, ...known].map((one) => [one.id, one]));
  return [...all.values()].slice(0, mostChoices - 1);
}

/** Places of exactly this name, wherever they are. */
async function elsewhere(
  tx: Work["tx"],
  { profile }: Work["municipality"],
  typed: string,
): Promise<readonly PlaceFound[]> {
  return (await findPlace(typed, placeReader(tx), profile.place)).filter((one) => one.exact);
}

/** What was chosen, or the one place that it can be. */
async function chosenPlace(
  tx: Work["tx"],
  picked: string,
  whole: readonly PlaceKept[],
): Promise<PlaceKept | typeof asTyped | null> {
  if (picked === asTyped) return asTyped;
  if (/^\d{1,9}$/.test(picked)) return placeById(tx, Number(picked));
  return whole.length === 1 ? (whole[0] ?? null) : null;
}

function factsOf({ country, lat, lon, ...place }: PlaceKept): PlaceFacts {
  return { country, lat, lon, timeZone: timeZoneOf(country, { lat, lon, ...place }) };
}

/** Places as they are told apart: by country, and by region where two share name and country. */
function choicesOf(places: readonly PlaceKept[]): readonly PlaceChoice[] {
  const named = places.map(({ name, danishName, country, ...place }) => {
    const own = foldName(danishName) === foldName(name) ? danishName : `${danishName} (${name})`;
    return {
      id: String(place.id),
      own,
      region: place.region && danishRegion(country, place.region),
      where: f.country(country),
    };
  });
  const namesakes = Map.groupBy(named, ({ own, where }) => JSON.stringify([own, where]));
  return named.map(({ id, own, region, where }) => {
    const alike = namesakes.get(JSON.stringify([own, where])) ?? [];
    return { id, text: [own, alike.length > 1 && region, where].filter(Boolean).join(", ") };
  });
}
