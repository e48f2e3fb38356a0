import { type DrawnBefore, isSamePot, type PotKey, type PotPart, postingsOfAll } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Trip } from "../trip.ts";
import { tripsUnder } from "./drawn-before.store.ts";
import { committedParts, potShares, spentParts } from "./pot-shares.ts";
import { asApproved, asPaid, bookedTotal, isDrawn } from "./trip-pot.ts";

/**
 * What trips had set aside and drawn of a pot before it was given, as if it had been there: what their approval asked of it
 * while their accounts are open, and what is booked. A municipality's first months look like that.
 */
export async function tripsDrawing(work: Work, key: PotKey): Promise<readonly DrawnBefore[]> {
  if (key.owner.kind === "scheme") return [];
  const { tx, municipality } = work;
  const found = await tripsUnder(tx, municipality.id, key);
  const trips = found.filter((trip) => potShares(asPaid(trip), key.currency).some((one) => isSamePot(one.key, key)));
  const postings = await postingsOfAll(
    tx,
    municipality.id,
    "trip",
    trips.map(({ id }) => id),
  );
  return trips.map((trip) => {
    const booked = postings.filter(({ subject }) => subject?.id === trip.id);
    const counts = isDrawn(trip, booked) && key.currency === municipality.profile.currency;
    const spent = counts ? amountOf(spentParts(potShares(asPaid(trip), key.currency), bookedTotal(booked)), key) : 0n;
    return {
      subject: { type: "trip", id: trip.id },
      had: { promised: setAside(trip, key), spent },
      grounds: { text: `${trip.title}: før rammen blev givet`, ruling: groundsOf(trip) },
    };
  });
}

/** What the approval asked of the pot, for a trip that may still cost it. */
function setAside(trip: Trip, key: PotKey): bigint {
  const { approved, accountsTrack, status } = trip;
  if (approved === null || accountsTrack === "closed" || status === "cancelled") return 0n;
  if (approved.budget?.currency !== key.currency) return 0n;
  return amountOf(committedParts(potShares(asApproved(trip), key.currency)), key);
}

function amountOf(parts: readonly PotPart[], key: PotKey): bigint {
  return parts.find((one) => isSamePot(one.key, key))?.amount ?? 0n;
}

function groundsOf({ approved }: Trip): string | null {
  return approved && `Godkendt den ${formatsIn("da").date(approved.on)}`;
}
