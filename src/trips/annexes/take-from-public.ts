import type { Work } from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import { takeFileBack } from "../../register/index.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import type { AnnexId } from "./annex.ts";

/**
 * Takes an annex from the public: its bytes at once, whatever else becomes of it, and with them its name from the record. Where the
 * record cannot be published as it stands, for the text of another field or since nothing of it may be now, it still names the annex:
 * `shownNow` says so.
 */
export async function takeFromPublic(
  work: Work,
  trip: Trip,
  id: AnnexId,
  publish: PublishTrip,
  reason: string,
): Promise<void> {
  await takeFileBack(work.tx, work.municipality.id, id);
  try {
    await publishWherePublic(work, trip, publish, reason);
  } catch (error) {
    // Refused before anything was written.
    if (!(error instanceof Invalid)) throw error;
  }
}
