import type { AccountsSubjectHandler } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { expenses, type Importer, importer, trips } from "../intake/index.ts";
import { expenseRecords, type PublishTrip, tripRecords } from "../trips/index.ts";

/** What can be imported, and the room that keeps it. */
export function importersOf(publishTrip: PublishTrip, tripAccounts: AccountsSubjectHandler<Work>): readonly Importer[] {
  return [importer(trips, tripRecords(publishTrip)), importer(expenses, expenseRecords(tripAccounts, publishTrip))];
}
