import { addImportedPostings } from "../../accounts/index.ts";
import { addCases } from "../../decisions/index.ts";
import { operator, trace, type Work, work } from "../../identity/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { type LogKey, publishNew } from "../../register/index.ts";
import { accountsState, addTrips, countTripsBy, type TripEntry, tripEntry, tripType } from "../../trips/index.ts";
import { type TrialTrip, trialTrip } from "./trial-trip.ts";

/** Trips in one transaction: a kill leaves whole batches, and the same command goes on from there. */
const batch = 500;

export interface Seeding {
  readonly db: Db;
  readonly here: Municipality;
  readonly logKey: LogKey;
  readonly seed: number;
  readonly trips: number;
  readonly clock: () => Date;
  /** Called when there is so much more than before that the database should look at it anew. */
  readonly refresh: () => Promise<void>;
  /** Hears how many are there after each batch. */
  readonly onProgress: (done: number) => void;
}

/** What came of it: how many trips of this seed there were and are, or that others' trips are in the way. */
export type Seeded = { readonly before: number; readonly now: number } | { readonly othersTrips: number };

/**
 * Fills a trial municipality with made-up trips up to a number, desk and register alike, by the batch. What is there of the
 * same seed stays; where there are trips of anything else, nothing is done.
 */
export async function seedTrips(seeding: Seeding): Promise<Seeded> {
  const { db, here, seed, trips, clock, refresh, onProgress } = seeding;
  const by = `seed:${seed}`;
  const found = await work(db, here, operator, clock(), (one) => countTripsBy(one.tx, here.id, by));
  if (found.others > 0) return { othersTrips: found.others };
  const numbered = new Map<string, number>();
  let [done, refreshed] = [found.own, found.own];
  while (done < trips) {
    const size = Math.min(batch, trips - done);
    const first = done;
    await work(db, here, operator, clock(), (one) => addBatch(one, seeding, { first, size, by, numbered }));
    done += size;
    onProgress(done);
    if (done < trips && done < 4 * refreshed + 2 * batch) continue;
    await refresh();
    refreshed = done;
  }
  return { before: found.own, now: done };
}

interface Batch {
  readonly first: number;
  readonly size: number;
  readonly by: string;
  readonly numbered: Map<string, number>;
}

async function addBatch(one: Work, { seed, logKey }: Seeding, { first, size, by, numbered }: Batch): Promise<void> {
  const { tx, municipality, today, now } = one;
  const { profile } = municipality;
  const made = Array.from({ length: size }, (_, nth) => trialTrip({ seed, profile, today }, first + nth));
  const trips = made.map(({ trip }) => trip);
  await addTrips(tx, municipality.id, trips);
  const cases = made.flatMap((each) => each.cases);
  const rulings = Map.groupBy(await addCases(tx, municipality.id, cases, by), (ruling) => ruling.submission.subject.id);
  const postings = made.flatMap((each) => each.postings);
  await addImportedPostings(tx, municipality.id, postings, { now, by });
  const records = made.flatMap((each) => {
    const { trip } = each;
    if (trip.status !== "approved" && trip.status !== "complete") return [];
    const accounts = { status: accountsState(trip, each.postings.length), lines: linesOf(each) };
    const entry = tripEntry({
      trip,
      profile,
      today,
      accounts,
      rulings: rulings.get(trip.id) ?? [],
      changes: new Map(),
      departures: new Map(),
    });
    return [{ recordId: trip.id, entry }];
  });
  await publishNew(one, logKey, tripType, records, numbered);
  await trace(one, {
    action: "seed.batch",
    subject: { type: "municipality", id: municipality.id },
    after: { seed, first, size },
  });
}

function linesOf({ postings }: TrialTrip): TripEntry["accounts"]["lines"] {
  return postings.map(({ category, text, hundredths, bookedOn }) => ({
    ...{ category, label: text, amountText: null, vat: "unknown", bookedOn, voucher: null },
    amount: hundredths === null ? null : decimalOf(hundredths),
  }));
}
