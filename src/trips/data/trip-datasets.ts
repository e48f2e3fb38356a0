import { accountsStates, tripKinds } from "../../profile/index.ts";
import { type Dataset, entrySchema } from "../../register/index.ts";
import { tripType } from "../trip.public.ts";
import type { TripEntry } from "../trip-entry.ts";
import { type AccountsLine, accountsColumns, type PublishedTrip, tripColumns } from "./trip-columns.ts";
import { accountsDataTexts, tripDataTexts } from "./trip-data.texts.ts";

const tripSchema = entrySchema(tripType);
const choices = { kinds: tripKinds, states: accountsStates };

export const tripDataset: Dataset<TripEntry, PublishedTrip> = {
  name: "trips",
  type: tripType.type,
  schema: tripType.schema,
  entry: tripSchema,
  formats: ["csv", "json", "jsonl", "xlsx"],
  choices,
  columns: tripColumns,
  rowsOf: (trip) => [trip],
  key: ["id"],
  texts: tripDataTexts,
};

export const accountsDataset: Dataset<TripEntry, AccountsLine> = {
  name: "trip-accounts",
  type: tripType.type,
  schema: tripType.schema,
  entry: tripSchema,
  formats: ["csv", "xlsx"],
  choices,
  columns: accountsColumns,
  rowsOf: (trip) => trip.accounts.lines.map((line, at) => ({ trip, number: at + 1, line })),
  key: ["slug", "line"],
  texts: accountsDataTexts,
};
