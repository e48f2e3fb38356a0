import { type DateOn, hundredthsOf } from "../kernel/index.ts";
import type { TripKind } from "../profile/index.ts";
import { type EntryType, placeCode, type RegisterFact } from "../register/index.ts";
import { isStopped } from "./trip.ts";
import { type TripEntry, tripHidden, tripOfficial } from "./trip-entry.ts";
import { tripEntrySchema } from "./trip-entry-schema.ts";
import { tripSearchParts } from "./trip-search-parts.ts";

const slugKinds: Readonly<Record<TripKind, string>> = {
  "committee-trip": "udvalgsrejse",
  delegation: "delegation",
  conference: "konference",
  "staff-visit": "tjenesterejse",
  representation: "repraesentation",
  "incoming-visit": "besoeg",
};

/** Place or kind, and year. Never the title: an address stands in the log in clear, and nobody can be erased from it. */
function slugWords({ destinations, kind, direction, startOn }: TripEntry): string {
  const what = kind ? slugKinds[kind] : direction === "in" ? "besoeg" : "rejse";
  return [destinations[0]?.place ?? what, startOn?.slice(0, 4)].filter(Boolean).join(" ");
}

/** How the register files trips. */
export const tripType: EntryType<TripEntry> = {
  type: "trip",
  schema: "udsyn.trip/1",
  content: tripEntrySchema,
  hidden: tripHidden,
  official: tripOfficial,
  slugOf: slugWords,
  columnsOf: (entry) => ({
    sortOn: entry.startOn as DateOn | null,
    year: entry.startOn ? Number(entry.startOn.slice(0, 4)) : null,
    bodyId: entry.committee?.id ?? entry.unit?.id ?? null,
    countries: [...new Set(entry.destinations.flatMap((one) => one.country ?? []))],
    kind: entry.kind,
    // Of one that came to nothing and was never owed accounts, none are missing; and it served nobody.
    state: isStopped(entry) && entry.accounts.status === "none" ? null : entry.accounts.status,
    direction: entry.direction,
    goals: isStopped(entry) ? [] : entry.goals,
    partners: isStopped(entry) ? [] : entry.partners,
    places: isStopped(entry) ? [] : pointsOf(entry),
  }),
  factsOf: tripFacts,
  partsOf: (entry) =>
    entry.rulings.map(({ metOn, committee }) => ({ list: "rulings", on: metOn as DateOn, bodyId: committee.id })),
  searchEdition: 7,
  searchPartsOf: tripSearchParts,
};

/** Where it went, as far as the places are known as points. */
function pointsOf({ destinations }: TripEntry): string[] {
  return [
    ...new Set(destinations.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : placeCode({ lat, lon })))),
  ];
}

/** Money by category and people, with the day they belong to. Goals are in the record's list columns, so nothing is counted twice. */
function tripFacts(entry: TripEntry): RegisterFact[] {
  const { accounts, budget } = entry;
  const fact = (given: Pick<RegisterFact, "measure"> & Partial<RegisterFact>): RegisterFact => ({
    factOn: entry.startOn as DateOn | null,
    ...{ goal: null, partner: null, bodyId: entry.committee?.id ?? entry.unit?.id ?? null },
    ...{ category: null, hundredths: null, currency: null, people: null },
    ...given,
  });
  const money = (
    measure: "budget" | "accounts",
    currency: string,
    lines: readonly { category: string; amount: string | null }[],
  ) =>
    lines.flatMap(({ category, amount }) => {
      const hundredths = amount === null ? null : hundredthsOf(amount);
      return hundredths === null ? [] : [fact({ measure, category, hundredths, currency })];
    });
  const stopped = isStopped(entry);
  // Where a line is no amount the sum is not known, and the rest of it is in none: the list leaves it out too, and says so.
  const known = accounts.total === null ? [] : accounts.lines;
  // A budget is added where the list adds it: not of what came to nothing, and in the currency of the accounts.
  const adds = budget && !stopped && (accounts.total === null || budget.currency === accounts.currency);
  const { total } = entry.participants;
  // Only for what a trip costs each person, on average: of final accounts, of trips that were made.
  const isMade = entry.status === "approved" || entry.status === "complete";
  const people = isMade && accounts.status === "final" && known.length > 0 ? total : null;
  return [
    ...(stopped ? [] : [fact({ measure: "made" })]),
    ...(adds ? money("budget", budget.currency, budget.lines) : []),
    ...money("accounts", accounts.currency, known),
    ...(people === null ? [] : [fact({ measure: "people", people })]),
    ...(stopped || total === null ? [] : [fact({ measure: "participants", people: total })]),
    ...(isUnreported(entry) ? [fact({ measure: "unreported", factOn: entry.endOn as DateOn })] : []),
  ];
}

/** Whether nobody has told of a report; whether one is owed the rules say (`public/awaited.ts`, which asks the same of the entry). */
export function isUnreported(entry: TripEntry): boolean {
  // Of a trip that a source tells of, and nobody here approved, nobody knows whether a report was written.
  const isUnstated = entry.source && entry.rulings.length === 0 && !entry.approvedByManagerOn;
  return entry.status === "approved" && entry.endOn !== null && !isUnstated && !entry.report && !entry.reportHandedInOn;
}
