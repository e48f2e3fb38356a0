import { type AccountsSubjectHandler, currencyRecords, perDiemRecords } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { currencies, expenses, type Importer, importer, partners, rates, trips } from "../intake/index.ts";
import { partnerRecords } from "../relations/index.ts";
import { expenseRecords, type PublishTrip, tripRecords } from "../trips/index.ts";

/** What can be imported, and the room that keeps it. */
export function importersOf(publishTrip: PublishTrip, tripAccounts: AccountsSubjectHandler<Work>): readonly Importer[] {
  return [
    importer(trips, tripRecords(publishTrip)),
    importer(expenses, expenseRecords(tripAccounts, publishTrip)),
    importer(partners, partnerRecords),
    importer(rates, perDiemRecords),
    importer(currencies, currencyRecords),
  ];
}
