import { hasRole, type Who } from "../../identity/index.ts";
import { type DatasetName, datasetNames } from "../dataset.ts";
import { keepersOf } from "../repair-row/repair-row.ts";

/** A data set as the desk calls it. */
export const datasetWords: Readonly<Record<DatasetName, string>> = {
  trips: "Rejser",
  expenses: "Posteringer",
  partners: "Partnere",
  rates: "Satser",
  currencies: "Valutakurser",
};

/** The data sets whose held rows this person looks after. */
export function datasetsOf(who: Who): readonly DatasetName[] {
  return datasetNames.filter((name) => hasRole(who, keepersOf(name)));
}
