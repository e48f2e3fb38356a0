import { trace, type Work } from "../../identity/index.ts";
import { type Invitation, invitationsAbout } from "../../replies/index.ts";
import type { Trip } from "../trip.ts";
import { subjectOf } from "./trip-replies.ts";

/** Who was asked for lines, their addresses and what they sent. The look itself is a trace: personal data was seen. */
export async function lookAtContributions(work: Work, trip: Pick<Trip, "id">): Promise<readonly Invitation[]> {
  const subject = subjectOf(trip);
  const all = await invitationsAbout(work.tx, work.municipality.id, subject);
  if (all.length > 0) await trace(work, { action: "trips.look-at-contributions", subject });
  return all;
}
