import type { Work } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { listTrail } from "../../records/index.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

/** What closed accounts are opened again by: until they are closed once more, they were made once. */
export const reopens = "accounts.reopen";

/**
 * The days that a trip's accounts were closed and opened again, while they are open; `null` where they were never closed. Those
 * that were entered as final have no day of closing.
 */
export async function reopenedOf(
  { tx, municipality }: Work,
  { id, accountsTrack }: Trip,
): Promise<NonNullable<TripEntry["accountsReopened"]> | null> {
  if (accountsTrack !== "open") return null;
  const acts = { actions: ["accounts.close", reopens], subjects: [{ type: "trip", id }] };
  const [last, before] = await listTrail(tx, municipality.id, acts, { limit: 2 });
  if (last?.action !== reopens) return null;
  const on = (at: Date) => dateInZone(at, municipality.profile.timeZone);
  return { on: on(last.at), closedOn: before?.action === "accounts.close" ? on(before.at) : null };
}
