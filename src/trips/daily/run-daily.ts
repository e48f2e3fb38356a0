import { eraseExpired, trace, type Who, type Work, work } from "../../identity/index.ts";
import { addDays, addMonths } from "../../kernel/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import { type Municipality, settingOn } from "../../profile/index.ts";
import { eraseDocuments, forgetAnswers } from "../../records/index.ts";
import { publishedDays } from "../../register/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { erasedFrom } from "../travel-list/erased-from.ts";
import { eraseSealed, tripsWithList } from "../travel-list/travel-list.store.ts";
import { eraseDrafts, readTrip, tripsEnded } from "../trip.store.ts";
import type { TripId } from "../trip.ts";

const daily: Who = { actor: { kind: "job", id: "trips.daily", name: "Daglig kørsel" }, grants: [] };

/** How far back a site that has slept still looks for trips to publish anew. */
const daysBack = 400;

/**
 * What the passing of days does by itself, in one municipality: trips that have returned are published with what was hidden
 * until then, and what has outlived its purpose is erased. Run twice it does nothing the second time. Each part has a
 * transaction of its own; what fails does not keep the others from being done, and is thrown at the end.
 */
export async function runDaily(
  db: Db,
  here: Municipality,
  now: Date,
  publish: PublishTrip,
  files: FileStore | null,
): Promise<void> {
  const doing = <T>(use: (one: Work) => Promise<T>) => work(db, here, daily, now, use);
  const returned = await doing(returnedSincePublished);
  const parts = [
    ...returned.map((id) => (one: Work) => publishReturned(one, id, publish)),
    eraseTravelLists,
    eraseOldDrafts,
    (one: Work) => eraseExpired(one.tx, here.id, now),
    (one: Work) => forgetAnswers(one.tx, here.id, now),
    (one: Work) => eraseOldDocuments(one, files),
  ];
  const failures: unknown[] = [];
  for (const part of parts) await doing(part).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the daily run failed`);
}

/** Trips whose version in force was published before they had returned. */
async function returnedSincePublished({ tx, municipality, today }: Work): Promise<readonly TripId[]> {
  const ended = await tripsEnded(tx, municipality.id, addDays(today, -daysBack), addDays(today, -1));
  const ids = ended.map((one) => one.id);
  const days = await publishedDays(tx, municipality.id, "trip", ids, municipality.profile.timeZone);
  return ended.flatMap(({ id, endOn }) => {
    const publishedOn = days.get(id);
    return publishedOn !== undefined && publishedOn <= endOn ? [id] : [];
  });
}

async function publishReturned(one: Work, id: TripId, publish: PublishTrip): Promise<void> {
  await publish(one, await readTrip(one.tx, one.municipality.id, id, "hold"), null);
}

async function eraseTravelLists(one: Work): Promise<void> {
  const { tx, municipality, today } = one;
  for (const trip of await tripsWithList(tx, municipality.id)) {
    const goesOn = erasedFrom(trip, municipality.profile, today);
    if (goesOn === null || goesOn > today) continue;
    await eraseSealed(tx, { municipalityId: municipality.id, tripId: trip.tripId });
    await trace(one, { action: "trips.erase-travel-list", subject: { type: "trip", id: trip.tripId } });
  }
}

async function eraseOldDrafts(one: Work): Promise<void> {
  const { tx, municipality, today } = one;
  const months = settingOn(municipality.profile, "retention", today).value.draftMonthsUntouched;
  const before = new Date(`${addMonths(today, -months)}T00:00:00Z`);
  // The travel list hangs on the trip, so it goes with it.
  for (const { tripId, status, updatedAt } of await tripsWithList(tx, municipality.id))
    if (status === "draft" && updatedAt < before) await eraseSealed(tx, { municipalityId: municipality.id, tripId });
  for (const id of await eraseDrafts(tx, municipality.id, before))
    await trace(one, { action: "trips.erase-draft", subject: { type: "trip", id } });
}

async function eraseOldDocuments(one: Work, files: FileStore | null): Promise<void> {
  if (!files) return;
  for (const id of await eraseDocuments(one.tx, one.municipality.id, files, one.now))
    await trace(one, { action: "records.erase-document", subject: { type: "document", id } });
  // An upload takes seconds. What has lain for a day was left by a crash.
  await files.sweep(new Date(one.now.getTime() - 86_400_000));
}
