import { type Ruling, rulingsAbout } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { type LogKey, type Publication, publish } from "../../register/index.ts";
import { importedAccounts } from "../import-trips/imported.store.ts";
import { type AccountsShown, tripEntry, tripType } from "../trip.public.ts";
import type { Trip } from "../trip.ts";

/** Publishes a trip as it stands, in the caller's transaction. `reason`: why an earlier version is corrected. */
export type PublishTrip = (work: Work, trip: Trip, reason: string | null) => Promise<Publication>;

/** @param accountsOf what the accounts room says of a trip's money, asked in the same transaction */
export function publisher(key: LogKey, accountsOf: (work: Work, trip: Trip) => Promise<AccountsShown>): PublishTrip {
  return async (work, trip, reason) => {
    const rulings = await rulingsAbout(work.tx, work.municipality.id, { type: "trip", id: trip.id });
    const entry = tripEntry({
      trip,
      profile: work.municipality.profile,
      rulings: rulings.filter((one: Ruling) => one.confirmedAt !== null),
      accounts: (await importedAccounts(work.tx, work.municipality.id, trip.id)) ?? (await accountsOf(work, trip)),
      today: work.today,
    });
    const done = await publish(work, key, tripType, trip.id, entry, reason);
    if (done.changed)
      await trace(work, {
        action: "trips.publish",
        subject: { type: "trip", id: trip.id },
        after: { version: done.version, reason },
      });
    return done;
  };
}
