import { buffer } from "node:stream/consumers";
import { trace, type Work } from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import type { FileStore, MunicipalityId } from "../../platform/index.ts";
import { type FileReading, readerVersion, readFileForReview, type UnreadReason } from "../../records/index.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip } from "../trip.ts";
import { holdAnnex, readByEarlier, saveAnnex } from "./annex.store.ts";
import { type Annex, type AnnexId, type Found, foundIn, mayLeave, tellsMore } from "./annex.ts";
import { shownNow } from "./annexes-shown.ts";
import { takeFromPublic } from "./take-from-public.ts";

/** So many in a run, also of those that were cut short: the next hour goes on. */
const atOnce = 20;
/** Where it goes on, in each municipality: those that no run manages keep no younger one from being read. */
const goOnAfter = new Map<MunicipalityId, AnnexId>();

/** How a thread comes to an end that says something of the machine, and nothing of the file. */
const cutShort: readonly UnreadReason[] = ["too-slow", "crashed"];

class CutShort extends Error {}

type Doing = <T>(use: (one: Work) => Promise<T>) => Promise<T>;

/**
 * Reads anew what an earlier reader let through or stopped. What a person accepted stands, unless the newer one found more: then it is
 * stopped or waits, is off the public record, and somebody looks again. A reading that was cut short is none: what is public stays, and
 * the next run tries again. Each file has a transaction of its own, and is read in none.
 * @throws AggregateError at the end, of those that failed
 */
export async function rereadAnnexes(
  doing: Doing,
  here: MunicipalityId,
  publish: PublishTrip,
  files: Pick<FileStore, "read">,
  read: typeof readFileForReview = readFileForReview,
): Promise<void> {
  const failures: unknown[] = [];
  let last: AnnexId | null = goOnAfter.get(here) ?? null;
  for (let done = 0; done < atOnce; ) {
    const after: AnnexId | null = last;
    const some: readonly Annex[] = await doing(({ tx }) => readByEarlier(tx, here, after, atOnce - done));
    for (const annex of some) {
      last = annex.id;
      // One that cannot be read or published keeps no younger one from being so.
      const isRead = await readAnew(doing, here, annex, publish, files, read).catch((error: unknown) => {
        failures.push(error);
        return error instanceof CutShort;
      });
      if (isRead) done += 1;
    }
    if (last === null || some.length === 0) goOnAfter.delete(here);
    else goOnAfter.set(here, last);
    if (some.length === 0) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} annexes were not read anew`);
}

/**
 * @returns whether it was; one whose bytes are missing stays unread, and so does not leave: `doctor` says so
 * @throws CutShort where the reading was, and the earlier one was not
 */
async function readAnew(
  doing: Doing,
  here: MunicipalityId,
  annex: Annex,
  publish: PublishTrip,
  files: Pick<FileStore, "read">,
  read: typeof readFileForReview,
): Promise<boolean> {
  const stored = await files.read(here, annex.sha256);
  if (!stored) return false;
  const reading = await read(() => buffer(stored), annex.fileName, { most: Number.POSITIVE_INFINITY });
  const cut = cutIn(reading);
  if (cut && !cutIn(annex.reading)) throw new CutShort(`reading annex ${annex.id} anew ended ${cut}`);
  await doing((one) => keepReading(one, annex, reading, publish));
  return true;
}

function cutIn({ unread }: FileReading): UnreadReason | undefined {
  return unread.find(({ why }) => cutShort.includes(why))?.why;
}

/** What was stopped or waited, and nobody has settled, becomes clean by no machine: a person says that it is in order. */
function foundAnew(annex: Annex, reading: FileReading): Found {
  const now = foundIn(reading);
  return now === "nothing" && annex.found !== "nothing" && annex.decision === null ? "unread" : now;
}

async function keepReading(work: Work, seen: Annex, read: FileReading, publish: PublishTrip): Promise<void> {
  const { tx, municipality } = work;
  const trip = await readTrip(tx, municipality.id, seen.tripId, "hold");
  const annex = await holdAnnex(tx, municipality.id, seen.tripId, seen.id);
  if (!annex || annex.reader >= readerVersion) return;
  // What a newer reader says nothing of: what is not in a copy.
  const reading: FileReading = { ...read, ...(annex.reading.taken && { taken: annex.reading.taken }) };
  const isMore = tellsMore(reading, annex.reading, annex.reader);
  const again = annex.decision === "accepted" && isMore;
  const undecided = { decision: null, decidedAt: null, decidedBy: null, note: null };
  const found = foundAnew(annex, reading);
  // Who opened it was told less.
  const openedBy = isMore ? [] : annex.openedBy;
  // Who is to look has the whole term for it, also where it did not wait before.
  const waitsAnew = again || (annex.found === "nothing" && found !== "nothing");
  const waitsFrom = waitsAnew ? work.now : annex.waitsFrom;
  const still: Annex = { ...annex, ...(again && undecided) };
  const now: Annex = { ...still, openedBy, waitsFrom, reader: readerVersion, reading, found };
  await saveAnnex(tx, municipality.id, now);
  await trace(work, {
    action: "trips.read-annex-anew",
    subject: { type: "trip", id: trip.id },
    before: { annex: annex.id, found: annex.found },
    after: { annex: annex.id, title: annex.title, found },
  });
  const shown = (await shownNow(work, trip.id)).includes(annex.id);
  if (shown && !mayLeave(now)) await takeFromPublic(work, trip, annex.id, publish, "Et bilag bliver set igennem igen.");
  // What is public and was let through before is so still: nothing is published of it anew.
  else if (annex.forRecord && mayLeave(now) && !(shown && wasThrough(annex))) await toPublic(work, trip, publish);
}

/** Whether the earlier reader, or a person, let it through. */
function wasThrough({ found, decision }: Annex): boolean {
  return decision === "accepted" || (decision === null && found === "nothing");
}

/** Publishes the record with it, where it may be as it stands; where not, for the text of another field, it goes with the next version. */
async function toPublic(work: Work, trip: Trip, publish: PublishTrip): Promise<void> {
  try {
    await publishWherePublic(work, trip, publish);
  } catch (error) {
    // Refused before anything was written.
    if (!(error instanceof Invalid)) throw error;
  }
}
