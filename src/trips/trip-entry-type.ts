import { type DateOn, hundredthsOf } from "../kernel/index.ts";
import type { TripKind } from "../profile/index.ts";
import type { EntryType, RegisterFact } from "../register/index.ts";
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
  }),
  factsOf: tripFacts,
  partsOf: (entry) => entry.rulings.map(({ metOn }) => ({ list: "rulings", on: metOn as DateOn })),
  searchEdition: 2,
  searchPartsOf: tripSearchParts,
};

/** Money by category and people, with the day they belong to. Goals are in the record's list columns, so nothing is counted twice. */
function tripFacts(entry: TripEntry): RegisterFact[] {
  const base = {
    factOn: entry.startOn as DateOn | null,
    goal: null,
    partner: null,
    bodyId: entry.committee?.id ?? null,
  };
  const money = (
    measure: "budget" | "accounts",
    currency: string,
    lines: readonly { category: string; amount: string | null }[],
  ) =>
    lines.flatMap((line): RegisterFact[] => {
      const hundredths = line.amount === null ? null : hundredthsOf(line.amount);
      return hundredths === null
        ? []
        : [{ ...base, measure, category: line.category, hundredths, currency, people: null }];
    });
  // Where a line is no amount the sum is not known, and the rest of it is in none: the list leaves it out too, and says so.
  const { accounts } = entry;
  const known = accounts.total === null ? [] : accounts.lines;
  // Only for what a trip costs each person, on average: of final accounts, of trips that were made.
  const isMade = entry.status === "approved" || entry.status === "complete";
  const people = isMade && accounts.status === "final" && known.length > 0 ? entry.participants.total : null;
  const made = { ...base, measure: "made" as const, category: null, hundredths: null, currency: null, people: null };
  return [
    ...(isStopped(entry) ? [] : [made]),
    ...(entry.budget ? money("budget", entry.budget.currency, entry.budget.lines) : []),
    ...money("accounts", accounts.currency, known),
    ...(people === null
      ? []
      : [{ ...base, measure: "people" as const, category: null, hundredths: null, currency: null, people }]),
  ];
}
