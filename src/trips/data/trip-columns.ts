import { vats } from "../../accounts/index.ts";
import { type DateOn, dateOn, hundredthsOfSum } from "../../kernel/index.ts";
import { accountsStates, categories, directions, tripKinds } from "../../profile/index.ts";
import type { DataColumn, PublishedAs } from "../../register/index.ts";
import { datesAsPrinted } from "../public/shown.ts";
import { isStopped, tripStatuses } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

export type PublishedTrip = TripEntry & PublishedAs;
export interface AccountsLine {
  readonly trip: PublishedTrip;
  /** From 1, in the entry's order. */
  readonly number: number;
  readonly line: TripEntry["accounts"]["lines"][number];
}

/** One row a trip. `src/verify/collections.ts` holds most of these against the entry; the others are figures and lists from it. */
export const tripColumns: readonly DataColumn<PublishedTrip>[] = [
  { head: "id", type: "text", required: true, cell: (trip) => trip.id },
  { head: "slug", type: "text", required: true, cell: (trip) => trip.slug },
  { head: "version", type: "integer", required: true, cell: (trip) => trip.version },
  { head: "publishedAt", type: "text", form: "datetime", required: true, cell: (trip) => trip.publishedAt },
  { head: "municipality", type: "text", required: true, cell: (trip) => trip.municipality },
  { head: "fictional", type: "boolean", required: true, cell: (trip) => trip.fictional },
  { head: "lang", type: "text", required: true, cell: (trip) => trip.lang },
  { head: "caseNumber", type: "text", cell: (trip) => trip.caseNumber },
  { head: "kind", type: "text", codes: tripKinds, cell: (trip) => trip.kind },
  { head: "direction", type: "text", required: true, codes: directions, cell: (trip) => trip.direction },
  { head: "title", type: "text", cell: (trip) => trip.title },
  { head: "purpose", type: "text", cell: (trip) => trip.purpose },
  { head: "goals", type: "text", cell: (trip) => listed(trip.goals) },
  { head: "committee", type: "text", cell: (trip) => trip.committee?.name ?? null },
  { head: "committeeId", type: "text", cell: (trip) => trip.committee?.id ?? null },
  { head: "unit", type: "text", cell: (trip) => trip.unit?.name ?? null },
  { head: "places", type: "text", cell: (trip) => listed(trip.destinations.map((one) => one.place)) },
  { head: "countries", type: "text", cell: (trip) => listed(countriesOf(trip)) },
  { head: "startOn", type: "date", cell: (trip) => onDay(trip.startOn) },
  { head: "endOn", type: "date", cell: (trip) => onDay(trip.endOn) },
  { head: "days", type: "integer", cell: (trip) => trip.days },
  { head: "datesAsPrinted", type: "text", cell: (trip) => listed(datesAsPrinted(trip)) },
  { head: "status", type: "text", required: true, codes: tripStatuses, cell: (trip) => trip.status },
  { head: "participants", type: "integer", cell: (trip) => trip.participants.total },
  { head: "elected", type: "integer", cell: (trip) => trip.participants.elected.count },
  { head: "budgetTotal", type: "decimal", cell: (trip) => amount(trip.budget?.total) },
  { head: "budgetCurrency", type: "text", cell: (trip) => trip.budget?.currency ?? null },
  { head: "budgetVat", type: "text", codes: vats, cell: (trip) => trip.budget?.vat ?? null },
  { head: "accountsStatus", type: "text", required: true, codes: accountsStates, cell: (trip) => trip.accounts.status },
  { head: "currency", type: "text", required: true, cell: (trip) => trip.accounts.currency },
  { head: "total", type: "decimal", cell: (trip) => amount(trip.accounts.total) },
  { head: "statedTotal", type: "text", amounts: true, cell: (trip) => trip.accounts.statedTotal },
  {
    head: "perParticipant",
    type: "decimal",
    cell: (trip) => amount(isStopped(trip) ? null : trip.accounts.perParticipant),
  },
  { head: "reportOutcome", type: "text", cell: (trip) => trip.report?.outcome ?? null },
  { head: "sourceUrl", type: "text", cell: (trip) => trip.source?.url ?? null },
  { head: "co2Kg", type: "integer", cell: (trip) => co2Of(trip)?.kg ?? null },
  { head: "co2Method", type: "text", cell: (trip) => co2Of(trip)?.method ?? null },
  { head: "co2Set", type: "text", cell: (trip) => co2Of(trip)?.set ?? null },
  { head: "reportHandedInOn", type: "date", cell: (trip) => onDay(trip.reportHandedInOn ?? null) },
  { head: "accountsReopenedOn", type: "date", cell: (trip) => onDay(trip.accountsReopened?.on ?? null) },
];

/** One row a line of accounts, a trip's rows in the entry's order. */
export const accountsColumns: readonly DataColumn<AccountsLine>[] = [
  { head: "slug", type: "text", required: true, cell: ({ trip }) => trip.slug },
  { head: "line", type: "integer", required: true, cell: ({ number }) => number },
  { head: "category", type: "text", required: true, codes: categories, cell: ({ line }) => line.category },
  { head: "label", type: "text", cell: ({ line }) => line.label },
  { head: "amount", type: "decimal", cell: ({ line }) => amount(line.amount) },
  { head: "amountText", type: "text", cell: ({ line }) => line.amountText },
  { head: "currency", type: "text", required: true, cell: ({ trip }) => trip.accounts.currency },
  { head: "vat", type: "text", required: true, codes: vats, cell: ({ line }) => line.vat },
  { head: "bookedOn", type: "date", cell: ({ line }) => onDay(line.bookedOn) },
  { head: "voucher", type: "text", cell: ({ line }) => line.voucher },
  { head: "municipality", type: "text", required: true, cell: ({ trip }) => trip.municipality },
  { head: "fictional", type: "boolean", required: true, cell: ({ trip }) => trip.fictional },
];

/** An entry from before CO2 was reckoned says nothing of it; one that came to nothing has none, whatever an older version reckons. */
function co2Of(trip: PublishedTrip): TripEntry["co2"] {
  return isStopped(trip) ? null : trip.co2;
}

function amount(text: string | null | undefined): bigint | null {
  return text ? hundredthsOfSum(text) : null;
}

function onDay(text: string | null): DateOn | null {
  return text === null ? null : dateOn(text);
}

/** Several values in one cell, as people write them; nothing where there are none. */
/** Several in one cell; one that was erased leaves nothing. */
function listed(values: readonly (string | null)[]): string | null {
  return values.filter((one) => one !== null).join("; ") || null;
}

function countriesOf(trip: PublishedTrip): string[] {
  return [...new Set(trip.destinations.flatMap((one) => one.country ?? []))];
}
