import { type AccountsSubjectHandler, currencyRecords, perDiemRecords } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { currencies, expenses, type Importer, importer, partners, rates, trips } from "../intake/index.ts";
import { erasedNames, forgetting } from "../records/index.ts";
import { partnerRecords } from "../relations/index.ts";
import { expenseRecords, type PublishTrip, tripRecords } from "../trips/index.ts";

/** What can be imported, and the room that keeps it. */
export function importersOf(
  publishTrip: PublishTrip,
  tripAccounts: AccountsSubjectHandler<Work>,
  secret: string,
): readonly Importer[] {
  const erased = forgetting(secret);
  return [
    importer(trips, tripRecords(publishTrip, erased), erased),
    importer(expenses, expenseRecords(tripAccounts, publishTrip, erased), erased),
    importer(partners, partnerRecords({ forgetting: erased, names: erasedNames(secret) }), erased),
    importer(rates, perDiemRecords, erased),
    importer(currencies, currencyRecords, erased),
  ];
}
