import { accountsStates, tripKinds } from "../../profile/index.ts";
import { type Dataset, entrySchema, listWords } from "../../register/index.ts";
import { idsOf, partnerById, partnersChangedAt } from "../../relations/index.ts";
import { reportWords } from "../public/narrowing.ts";
import { withoutOlder } from "../public/older-accounts.ts";
import { lateReports, overdueTrips } from "../public/overdue.ts";
import { namingNone, tagsIn } from "../public/tags.ts";
import { tripType } from "../trip-entry-type.ts";
import { type AccountsLine, accountsColumns, type PublishedTrip, tripColumns } from "./trip-columns.ts";
import { accountsDataTexts, tripDataTexts } from "./trip-data.texts.ts";

const tripSchema = entrySchema(tripType);
/** Accounts that are over due stand among those that were never there, as on the page. */
const orThese: Dataset<PublishedTrip, never>["orThese"] = async (db, here, { state, today }) =>
  state === "none" ? overdueTrips(db, here, today) : [];
const reportIs: Dataset<PublishedTrip, never>["reportIs"] = async (db, here, { today }) => lateReports(db, here, today);
const partnerIds: Dataset<PublishedTrip, never>["partnerIds"] = async (db, here, id) => {
  const partner = partnerById((await tagsIn(db, here)).partners, id);
  return partner === null ? [id] : idsOf(partner);
};
/** Files hold entries as they were published, pages no older accounts than the municipality shows (docs/decisions/0095). */
const shownOf: Dataset<PublishedTrip, never>["shownOf"] = (trip, { here, today }) =>
  withoutOlder(trip, { profile: here.profile, today });
const changedAt: Dataset<PublishedTrip, never>["changedAt"] = (db, here) => partnersChangedAt(db, here.id);
const namesNone: Dataset<PublishedTrip, never>["namesNone"] = async (db, here, named) =>
  namingNone(here, named, await tagsIn(db, here));
const choices = { kinds: tripKinds, states: accountsStates, reports: reportWords };

export const tripDataset: Dataset<PublishedTrip, PublishedTrip> = {
  name: "trips",
  type: tripType.type,
  schema: tripType.schema,
  entry: tripSchema,
  formats: ["csv", "json", "jsonl", "xlsx"],
  choices,
  words: listWords,
  columns: tripColumns,
  rowsOf: (trip) => [trip],
  changedAt,
  orThese,
  reportIs,
  namesNone,
  partnerIds,
  shownOf,
  days: { last: "endOn" },
  sample: ["title", "startOn", "places", "accountsStatus", "total", "currency"],
  key: ["id"],
  texts: tripDataTexts,
};

export const accountsDataset: Dataset<PublishedTrip, AccountsLine> = {
  name: "trip-accounts",
  type: tripType.type,
  schema: tripType.schema,
  entry: tripSchema,
  formats: ["csv", "xlsx"],
  rowsInJson: { type: tripType.type, measure: "line" },
  changedAt,
  orThese,
  reportIs,
  namesNone,
  partnerIds,
  shownOf,
  choices,
  words: listWords,
  columns: accountsColumns,
  rowsOf: (trip) => trip.accounts.lines.map((line, at) => ({ trip, number: at + 1, line })),
  days: { last: "endOn", rowsAt: ["accounts", "lines"] },
  sample: ["slug", "category", "label", "amount", "currency"],
  key: ["slug", "line"],
  texts: accountsDataTexts,
};
