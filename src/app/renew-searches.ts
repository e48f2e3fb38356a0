import { type Db, inMunicipality, type Log } from "../platform/index.ts";
import { renewSearch } from "../register/index.ts";
import { tripType } from "../trips/index.ts";
import type { Directory } from "./directory.ts";

/** Some tens of milliseconds each, so that nobody who publishes waits for it. */
const batch = 500;

/** After an upgrade, finds old records by all words that new ones are found by: beside the requests, and on at the next start. */
export function renewSearches(
  db: Db,
  directory: Pick<Directory, "all">,
  log: Log,
): { stop(): Promise<void>; readonly done: Promise<void> } {
  let stopped = false;
  const renewing = async () => {
    for (const { id } of directory.all()) {
      let count = batch;
      while (count === batch && !stopped)
        count = await inMunicipality(db, id, (tx) => renewSearch(tx, id, tripType, batch));
    }
  };
  const done = renewing().catch((error: unknown) => {
    if (!stopped) log.warn({ reason: String(error) }, "the words that records are found by cannot be renewed");
  });
  return {
    done,
    stop: () => {
      stopped = true;
      return done;
    },
  };
}
