import type { AccountsSubjectHandler } from "../../accounts/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { erasedNames } from "../../records/index.ts";
import { publishedAtOf } from "../../register/index.ts";
import { importedAccounts } from "../import-trips/imported.store.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { journeyFaults } from "../settled-from.ts";
import { type News, tell } from "../tell/tell.ts";
import { afterTracks } from "../tracks.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { type AccountsTrack, isTakenOut, ownedOf, type Trip, type TripId } from "../trip.ts";
import { tripType } from "../trip-entry-type.ts";
import { namesNeverPublic } from "./names-never-public.ts";
import { othersPayOf, releaseRest, setAsideAgain, spendBooked } from "./trip-pot.ts";
import { accountsVatBasis } from "./trip-vat.ts";

/**
 * What trips do when something is booked on one of them, and when its accounts are closed or opened again.
 * @param secret opens travel lists, for a line that names a traveller, and knows who was erased; whoever books no words of
 * people's needs none
 * @param baseOf where letters lead; without it they name the desk alone
 */
export function tripAccounts(
  publish: PublishTrip,
  secret: string | null = null,
  baseOf?: BaseOf,
): AccountsSubjectHandler<Work> {
  return {
    ...(secret !== null && {
      neverPublic: async (work: Work, id: string) => namesNeverPublic(work, await openTrip(work, id as TripId), secret),
      erased: erasedNames(secret),
    }),
    titleOf: async (work, id) => (await openTrip(work, id as TripId)).title,
    ownedBy: async (work, id) => ownedOf(await openTrip(work, id as TripId)),
    isOpen: async (work, id) => takesPostings(await held(work, id)),
    takesLedger: async (work, id) => takesLedger(await held(work, id)),
    hasAccounts: async (work, id) => (await held(work, id)).accountsTrack !== "not-owed",
    isPrinted: async (work, id) => (await importedAccounts(work.tx, work.municipality.id, id as TripId)) !== null,
    vatBasis: async (work, id) => accountsVatBasis(await held(work, id), work.municipality.profile, work.today),
    othersPay: async (work, id) => othersPayOf(await held(work, id), work.municipality.profile),
    notYet: async (work, id) => journeyFaults(await held(work, id), work.today),
    posted: async (work, id) => {
      const trip = await held(work, id);
      if (takesPostings(trip)) {
        await spendBooked(work, trip);
        await publish(work, trip, null);
      } else if (await isPublic(work, trip.id)) await publish(work, trip, "Posteringerne er rettet.");
    },
    closed: async (work, id) => {
      const trip = await onTrack(work, await held(work, id), "closed");
      await releaseRest(work, trip, "regnskabet er lukket");
      await publish(work, trip, null);
    },
    reopened: async (work, id, reason) => {
      const before = await held(work, id);
      // A draft's accounts were never closed: there is nothing to open, and nothing of it to publish.
      if (isTakenOut(before)) throw new Conflict("trip-status", { status: before.status, action: "reopen" });
      if (before.accountsTrack !== "closed") throw new Conflict("accounts-not-closed", { title: before.title });
      const trip = await onTrack(work, before, "open");
      await setAsideAgain(work, trip);
      await publish(work, trip, reason);
      await tell(work, trip, reopenedNews(reason), baseOf);
    },
  };
}

function reopenedNews(reason: string): News {
  return {
    subject: "Regnskabet er åbnet igen",
    lines: [
      "Regnskabet er åbnet igen:",
      reason,
      "",
      "Bogfør det, der mangler, og luk regnskabet. Borgerne ser så længe, at det ikke er endeligt.",
    ],
    roles: ["accountant"],
  };
}

/**
 * A cancelled trip may have cost something all the same, so its accounts stay open until they are closed; and a change that
 * somebody is to rule on stops no bill of what was approved.
 */
export function takesPostings({ status, approved, accountsTrack }: Trip): boolean {
  return (approved !== null || status === "approved" || status === "cancelled") && accountsTrack === "open";
}

/** Where a ledger's lines may lie: also on a journey of before, whose accounts nobody keeps here. */
export function takesLedger(trip: Trip): boolean {
  return takesPostings(trip) || (trip.status === "complete" && trip.accountsTrack === "not-owed");
}

async function isPublic({ tx, municipality }: Work, id: TripId): Promise<boolean> {
  return (await publishedAtOf(tx, municipality.id, tripType.type, [id])).has(id);
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
