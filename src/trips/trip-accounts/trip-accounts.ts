import type { AccountsSubjectHandler } from "../../accounts/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { publishedAtOf } from "../../register/index.ts";
import { importsOf } from "../import-trips/imported.store.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { afterTracks } from "../tracks.ts";
import { tripType } from "../trip.public.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import type { AccountsTrack, Trip, TripId } from "../trip.ts";
import { releaseRest, spendBooked } from "./trip-pot.ts";

/** What trips do when something is booked on one of them, and when its accounts are closed or opened again. */
export function tripAccounts(publish: PublishTrip): AccountsSubjectHandler<Work> {
  return {
    titleOf: async (work, id) => (await readTrip(work.tx, work.municipality.id, id as TripId)).title,
    isOpen: async (work, id) => takesPostings(await held(work, id)),
    posted: async (work, id) => {
      const trip = await held(work, id);
      await spendBooked(work, trip);
      await publishWhereDue(work, trip, null, publish);
    },
    closed: async (work, id) => {
      const trip = await onTrack(work, await held(work, id), "closed");
      await releaseRest(work, trip, "regnskabet er lukket");
      await publishWhereDue(work, trip, null, publish);
    },
    reopened: async (work, id, reason) => {
      const trip = await onTrack(work, await held(work, id), "open");
      await publishWhereDue(work, trip, reason, publish);
    },
  };
}

/** An imported trip is published by `--publish` or by a person, never because something was booked on it. */
async function publishWhereDue(work: Work, trip: Trip, reason: string | null, publish: PublishTrip): Promise<void> {
  const { tx, municipality } = work;
  const isImported = (await importsOf(tx, municipality.id, [trip.id])).has(trip.id);
  if (isImported && !(await publishedAtOf(tx, municipality.id, tripType.type, [trip.id])).has(trip.id)) return;
  await publish(work, trip, reason);
}

/** A cancelled trip may have cost something all the same, so its accounts stay open until they are closed. */
export function takesPostings({ status, accountsTrack }: Trip): boolean {
  return (status === "approved" || status === "cancelled") && accountsTrack === "open";
}

async function onTrack(work: Work, trip: Trip, accountsTrack: AccountsTrack): Promise<Trip> {
  const { tx, municipality, now } = work;
  const saved = await saveTrip(tx, municipality.id, { ...afterTracks({ ...trip, accountsTrack }), updatedAt: now });
  await trace(work, {
    action: "trips.accounts-track",
    subject: { type: "trip", id: trip.id },
    before: { accountsTrack: trip.accountsTrack, status: trip.status },
    after: { accountsTrack: saved.accountsTrack, status: saved.status },
  });
  return saved;
}

function held(work: Work, id: string): Promise<Trip> {
  return readTrip(work.tx, work.municipality.id, id as TripId, "hold");
}
