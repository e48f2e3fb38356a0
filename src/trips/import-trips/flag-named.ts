import { type Flag, type Looked, namesIn, type TripRow } from "../../intake/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { matcherOf } from "../../records/index.ts";
import type { Trip } from "../trip.ts";
import { headingOf, type ImportedFrom, participantsOf } from "./imported-trip.ts";

/** What is public of a trip in somebody's own words, by the mapping's field. */
type Texts = Readonly<Record<keyof typeof fields, string | null>>;
const fields = {
  ...({ title: "overskriften", purpose: "formålet", sourceText: "kildens tekst", destination: "rejsemålet" } as const),
  // What stands in place of a count is public as it is printed.
  ...({ staff: "antallet af ansatte", others: "antallet af øvrige" } as const),
};

interface Named {
  readonly name: string;
  readonly field: keyof typeof fields;
}

/**
 * A traveller whose name is shown nowhere on the trip, and whom its words would make public by the whole name; what the public
 * reads already is asked about no more.
 */
export function namedInTrip(trip: Trip, { traveller }: Pick<ImportedFrom, "traveller">): Named | null {
  return named(traveller, trip.plan.participants, textsOf(trip), trip.publicPlan && textsOf(trip.publicPlan));
}

/** Why a trip that waits is not published with the others. */
export function doubtOfNamed({ name, field }: Named): string {
  return `»${name}« rejste med og står i ${fields[field]}, men er ikke offentlig på rejsen. Åbn den, og ret teksten. Offentliggør den kun, som den står, hvis navnet skal kunne læses af alle.`;
}

/** A row whose own words name such a traveller: let in, and made public by a person alone. @param trip as it stands; `null` of a new row */
export function flagNamed(
  { item, changes }: Looked<TripRow>,
  trip: Trip | null,
  profile: Profile,
  today: DateOn,
): readonly Flag[] {
  const found = trip && !changes ? namedInTrip(trip, item) : namedInRow(item, trip, profile, today);
  if (!found) return [];
  const { name, field } = found;
  return [{ code: "traveller-named", field, params: { name, where: fields[field] } }];
}

/** Whether a row's own words name one of its travellers, so that it is worth looking at its trip. */
export function namedInRow(item: TripRow, trip: Trip | null, profile: Profile, today: DateOn): Named | null {
  const { purpose, sourceText, destinations, asPrinted } = item;
  const texts = { title: headingOf(item), purpose, sourceText, ...printedOf(destinations, asPrinted) };
  const shown = participantsOf(item, profile, item.startOn ?? today, "");
  return named(item.traveller, shown, texts, trip?.publicPlan ? textsOf(trip.publicPlan) : null);
}

function named(
  traveller: string | null,
  { elected }: Trip["plan"]["participants"],
  texts: Texts,
  before: Texts | null,
): Named | null {
  const isShown = new Set(elected.named.map(({ name }) => name));
  const inCounts = (["staff", "others"] as const).flatMap((field) => {
    const text = texts[field];
    return text === null || text === before?.[field] ? [] : [{ field, names: namesIn(text, isShown) }];
  });
  for (const name of [...namesIn(traveller ?? "", isShown), ...inCounts.flatMap(({ names }) => names)]) {
    const { isIn } = matcherOf([name]);
    if (before && Object.values(before).some((text) => text !== null && isIn(text))) continue;
    for (const field of Object.keys(fields) as (keyof typeof fields)[])
      if (isIn(texts[field] ?? "")) return { name, field };
    // `Hansen, Mette` bears it in another order.
    const inOrder = inCounts.find(({ names }) => names.includes(name));
    if (inOrder) return { name, field: inOrder.field };
  }
  return null;
}

function textsOf({ title, plan }: Pick<Trip, "title" | "plan">): Texts {
  const { purpose, source, destinations, asPrinted } = plan;
  return { title, purpose, sourceText: source?.text ?? null, ...printedOf(destinations, asPrinted) };
}

function printedOf(
  destinations: readonly { readonly place?: string | null }[],
  { staff, others }: Readonly<Record<string, string>>,
): Pick<Texts, "destination" | "staff" | "others"> {
  const places = destinations.map(({ place }) => place ?? "").join("; ");
  return { destination: places || null, staff: staff ?? null, others: others ?? null };
}
