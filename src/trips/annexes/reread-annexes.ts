import { buffer } from "node:stream/consumers";
import { trace, type Work } from "../../identity/index.ts";
import type { FileStore, MunicipalityId } from "../../platform/index.ts";
import { type FileReading, readerVersion, readFileForReview } from "../../records/index.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import { holdAnnex, readByEarlier, saveAnnex } from "./annex.store.ts";
import { type Annex, foundIn, mayLeave, tellsMore } from "./annex.ts";
import { shownNow } from "./annexes-shown.ts";

/** So many in a run: the next hour goes on. */
const atOnce = 20;

/**
 * Reads anew what an earlier reader let through or stopped. What a person accepted stands, unless the newer one found more: then it is
 * stopped or waits, is off the public record, and somebody looks again. Each file has a transaction of its own, and is read in none.
 */
export async function rereadAnnexes(
  doing: <T>(use: (one: Work) => Promise<T>) => Promise<T>,
  here: MunicipalityId,
  publish: PublishTrip,
  files: Pick<FileStore, "read">,
): Promise<void> {
  for (const annex of await doing(({ tx }) => readByEarlier(tx, here, atOnce))) {
    const stored = await files.read(here, annex.sha256);
    // One whose bytes are missing stays unread, and so does not leave: `doctor` says so.
    if (!stored) continue;
    const reading = await readFileForReview(() => buffer(stored), annex.fileName, { most: Number.POSITIVE_INFINITY });
    await doing((one) => keepReading(one, annex, reading, publish));
  }
}

async function keepReading(work: Work, seen: Annex, reading: FileReading, publish: PublishTrip): Promise<void> {
  const { tx, municipality } = work;
  const trip = await readTrip(tx, municipality.id, seen.tripId, "hold");
  const annex = await holdAnnex(tx, municipality.id, seen.tripId, seen.id);
  if (!annex || annex.reader >= readerVersion) return;
  const again = annex.decision === "accepted" && tellsMore(reading, annex.reading);
  const undecided = { decision: null, decidedAt: null, decidedBy: null, note: null };
  const found = foundIn(reading);
  const now: Annex = { ...annex, ...(again && undecided), reader: readerVersion, reading, found };
  await saveAnnex(tx, municipality.id, now);
  await trace(work, {
    action: "trips.read-annex-anew",
    subject: { type: "trip", id: trip.id },
    before: { annex: annex.id, found: annex.found },
    after: { annex: annex.id, title: annex.title, found },
  });
  const shown = (await shownNow(work, trip.id)).includes(annex.id);
  if (shown && !mayLeave(now)) await publishWherePublic(work, trip, publish, "Et bilag bliver set igennem igen.");
  else if (annex.forRecord && mayLeave(now)) await publishWherePublic(work, trip, publish);
}
