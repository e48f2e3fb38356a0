import { postingsOf } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import type { Trip } from "../trip.ts";

/** What says of a trip that it was made. */
type MadeBy = "closed" | "settled" | "report" | "booked";

/**
 * What says that an approved trip was made, or is under way: from its first day on closed accounts, a report that is handed
 * in, or a line of the journey itself. Tickets that were paid before departure say nothing. `null` where nothing says so, and
 * it can be cancelled though its days have passed unnoticed (docs/decisions/0051).
 */
export async function wasMade(
  { tx, municipality, today }: Pick<Work, "tx" | "municipality" | "today">,
  trip: Trip,
): Promise<MadeBy | null> {
  const { startOn } = trip.publicPlan ?? trip;
  if (trip.approved === null || trip.status === "cancelled" || startOn === null || today < startOn) return null;
  if (trip.accountsTrack === "closed") return "closed";
  if (trip.reportTrack === "settled") return "settled";
  if (trip.reportTrack === "submitted") return "report";
  const lines = await postingsOf(tx, municipality.id, { type: "trip", id: trip.id });
  return lines.some(({ bookedOn }) => bookedOn === null || bookedOn >= startOn) ? "booked" : null;
}

/** @throws Conflict `trip-made`: cancelling is for what was not made, and would tell the public so */
export async function refuseMade(work: Work, trip: Trip): Promise<void> {
  const by = await wasMade(work, trip);
  if (by !== null) throw new Conflict("trip-made", { by, direction: trip.direction });
}

/** @throws Conflict `trip-has-postings`: what is booked on a trip that is taken out would stand in no accounts */
export async function refuseBooked({ tx, municipality }: Work, { id }: Trip): Promise<void> {
  const lines = await postingsOf(tx, municipality.id, { type: "trip", id });
  if (lines.length > 0) throw new Conflict("trip-has-postings", { count: lines.length });
}
