import { hasRoleOver, type Work } from "../../identity/index.ts";
import { trailAbout } from "../../records/index.ts";
import { Notice } from "../../web/index.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { reportWriters } from "../write-report/may-write-report.ts";

/** Edits lie between the answer and whoever reads why; so far back the reason is looked for. */
const mostSteps = 200;

/**
 * Why a manager sent a trip or its report back, while it is so, for those who are to mend it; `null` where nothing was, or
 * somebody else sent or took it back since.
 */
export async function sentBackReason({ tx, municipality, who }: Work, trip: Trip): Promise<string | null> {
  const answered =
    trip.status === "sent-back"
      ? ["trips.send-back", "trips.take-back"]
      : trip.reportTrack === "sent-back"
        ? ["trips.settle-report", "trips.report-ruled", "trips.take-back-report"]
        : null;
  const mends = trip.createdBy === who.actor.id || hasRoleOver(who, ownedOf(trip), reportWriters);
  if (!answered || !mends) return null;
  const trail = await trailAbout(tx, municipality.id, { type: "trip", id: trip.id }, { limit: mostSteps });
  const last = trail.find(({ action }) => answered.includes(action))?.after;
  if (typeof last !== "object" || last === null || !("reason" in last)) return null;
  return typeof last.reason === "string" ? last.reason.trim() || null : null;
}

/** The manager's reason, in the manager's words. */
export function SentBackNotice({ trip, reason }: { trip: Trip; reason: string | null }) {
  if (reason === null) return null;
  const what = trip.status === "sent-back" ? "Lederen sendte rejsen tilbage" : "Lederen sendte rapporten tilbage";
  return (
    <Notice tone="watch" title={what}>
      <p class="written">{reason}</p>
    </Notice>
  );
}
