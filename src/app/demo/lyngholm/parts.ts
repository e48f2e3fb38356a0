import { addDays, type DateOn } from "../../../kernel/index.ts";
import type { Category, TravelClass, TravelMode } from "../../../profile/index.ts";

/** Fictional elected members, with the office they travel in. */
export const elected = {
  asta: { name: "Asta Opdigt", role: "borgmester" },
  bo: { name: "Bo Eksempelsen", role: "viceborgmester" },
  clara: { name: "Clara Prøvedal", role: "formand for Børne- og Skoleudvalget" },
  ditlev: { name: "Ditlev Tænktmand", role: "næstformand i Klima- og Teknikudvalget" },
  esther: { name: "Esther Påfund", role: "formand for Kultur- og Fritidsudvalget" },
  frode: { name: "Frode Tilfælde", role: "formand for Klima- og Teknikudvalget" },
  gerda: { name: "Gerda Luftkastel", role: "formand for Social- og Sundhedsudvalget" },
  hans: { name: "Hans Ingensteds", role: "næstformand i Børne- og Skoleudvalget" },
  ida: { name: "Ida Digteværk", role: "formand for Erhvervs- og Arbejdsmarkedsudvalget" },
} as const;

export function people(members: readonly (keyof typeof elected)[], unit: string, staff: number): object {
  return {
    elected: { named: members.map((one) => elected[one]) },
    staff: staff > 0 ? [{ unit, count: staff }] : [],
  };
}

const labels: Partial<Record<Category, string>> = {
  transport: "Tog, færge og bus",
  lodging: "Hotel",
  meals: "Forplejning",
  fees: "Gebyrer",
  attractions: "Entré",
  other: "Tolk og gaver til værterne",
};

/** A budget from whole kroner by category. @param travelled what carries them, where it is no train */
export function budget(kroner: Partial<Record<Category, number>>, travelled?: string): object {
  const lines = Object.entries(kroner).map(([category, amount]) => ({
    category,
    label: (category === "transport" ? travelled : undefined) ?? labels[category as Category] ?? null,
    amount: `${amount}.00`,
  }));
  return { currency: "DKK", vat: "incl", lines };
}

/** Where it goes, and for how many days. */
export function journey(start: DateOn, days: number, place: string, country: string, lat: number, lon: number): object {
  const endOn = addDays(start, days - 1);
  return { startOn: start, endOn, destinations: [{ place, country, lat, lon, from: start, to: endOn }] };
}

/** Out and home the same way; how far it is along rails and roads where somebody looked it up. */
export function thereAndBack(mode: TravelMode, more: { travelClass?: TravelClass; km?: number } = {}): object {
  return { legs: [1, 2].map(() => ({ mode, ...more })) };
}

/** The fictional twin town, by coach; where it would lie. */
export function toSanktAlba(start: DateOn, days: number): object {
  return {
    ...journey(start, days, "Sankt Alba an der Lohe (opdigtet)", "DE", 52.31, 10.02),
    ...thereAndBack("coach"),
    partners: ["sankt-alba-an-der-lohe"],
  };
}

type Slot = readonly [from: string, to: string, purposeClass: string, title: string, place?: string, host?: string];

/** A programme, day by day. */
export function programme(start: DateOn, ...days: readonly (readonly Slot[])[]): { programme: object[] } {
  const slots = days.flatMap((day, at) =>
    day.map(([from, to, purposeClass, title, place = null, host = null]) => ({
      date: addDays(start, at),
      ...{ from, to, purposeClass, title, place, host },
    })),
  );
  return { programme: slots };
}

export const contact = { contact: { unit: "Politik og Ledelse", email: "international@lyngholm.example" } };
