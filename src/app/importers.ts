import { type Importer, importer, trips } from "../intake/index.ts";
import { type PublishTrip, tripRecords } from "../trips/index.ts";

/** What can be imported, and the room that keeps it. */
export function importersOf(publishTrip: PublishTrip): readonly Importer[] {
  return [importer(trips, tripRecords(publishTrip))];
}
