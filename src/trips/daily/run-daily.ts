import { laterBy, trace, type Who, type Work, work } from "../../identity/index.ts";
import { addDays } from "../../kernel/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { eraseDocuments, eraseLooseBytes } from "../../records/index.ts";
import { publishedDays, renderAnew } from "../../register/index.ts";
import { rereadAnnexes } from "../annexes/reread-annexes.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import { returnedUnseen, returnsSeen } from "./returned.store.ts";

const daily: Who = { actor: { kind: "job", id: "trips.daily", name: "Daglig kørsel" }, grants: [] };

/** How far back a site that has slept still looks for trips to publish anew. */
const daysBack = 400;

/**
 * What the passing of days does by itself, in one municipality: trips that have returned are published with what was hidden
 * until then, annexes are read anew where the reader has learned more, and files of no document are swept away. What is over its term is erased by `oversight`. Run twice it does nothing the second time. Each part has a
 * transaction of its own; what fails does not keep the others from being done, and is thrown at the end.
 */
export async function runDaily(
  db: Db,
  here: Municipality,
  now: Date,
  publish: PublishTrip,
  files: FileStore,
): Promise<void> {
  const began = performance.now();
  const doing = <T>(use: (one: Work) => Promise<T>) => work(db, here, daily, laterBy(now, began), use);
  const returned = await doing(returnedSincePublished);
  const parts: readonly (() => Promise<unknown>)[] = [
    ...returned.map((id) => () => doing((one) => publishReturned(one, id, publish))),
    () => rereadAnnexes(doing, here.id, publish, files),
    () => doing(eraseOldDocuments),
    () => eraseLooseBytes((use) => doing(({ tx }) => use(tx)), here.id, files, now),
    // An upload takes seconds. What has lain for a day was left by a crash.
    () => files.sweep(new Date(now.getTime() - 86_400_000)),
  ];
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the daily run failed`);
}

/** Trips whose version in force was published before they had returned, each until its return has been looked at. */
async function returnedSincePublished({ tx, municipality, today }: Work): Promise<readonly TripId[]> {
  const ended = await returnedUnseen(tx, municipality.id, addDays(today, -daysBack), addDays(today, -1));
  const ids = ended.map((one) => one.id);
  const days = await publishedDays(tx, municipality.id, "trip", ids, municipality.profile.timeZone);
  const published = ended.flatMap(({ id, endOn }) => {
    const on = days.get(id);
    return on === undefined ? [] : [{ id, isShown: on > endOn }];
  });
  const idsOf = (isShown: boolean) => published.filter((one) => one.isShown === isShown).map(({ id }) => id);
  await returnsSeen(tx, municipality.id, idsOf(true));
  return idsOf(false);
}

async function publishReturned(one: Work, id: TripId, publish: PublishTrip): Promise<void> {
  const { tx, municipality } = one;
  const done = await publish(one, await readTrip(tx, municipality.id, id, "hold"), null);
  // Most of them hid nothing, so that there is no later version to know them by.
  if (done) await returnsSeen(tx, municipality.id, [id]);
}

async function eraseOldDocuments(one: Work): Promise<void> {
  const ids = await eraseDocuments(one.tx, one.municipality.id, one.now);
  for (const id of ids) await trace(one, { action: "records.erase-document", subject: { type: "document", id } });
  // Whoever keeps the journal hears of it as of a publication.
  if (ids.length > 0) await renderAnew(one);
}
