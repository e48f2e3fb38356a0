import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type AskedByWho, idIn, type Work } from "../../identity/index.ts";
import { Conflict, isFault, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { documentBytes, redactedFile } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import { attachAnnex, type ReadUpload } from "./add-annex.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, type AnnexId, annexState } from "./annex.ts";
import { withdrawAnnex } from "./decide-annex.ts";
import { requireAnnexer } from "./may-annex.ts";
import { takeAnnex } from "./take-annex.ts";

const why = "Erstattet af en kopi uden det, der blev fundet.";

/** A copy of a stopped annex, read as any file that comes in. @throws Conflict `annex-not-copied` */
async function madeCopy(db: Db, intake: DocumentIntake, asked: AskedByWho, annex: Annex): Promise<ReadUpload> {
  const stored = await intake.files.read(asked.here.id, annex.sha256);
  if (!stored) throw new Conflict("document-missing");
  const original = await buffer(stored);
  const copy = redactedFile(original, annex.reading.kind);
  // What was found stands where no copy takes it out of: the same bytes are no copy.
  if (!copy || copy.equals(original)) throw new Conflict("annex-not-copied");
  const file = await intake.files.take(Readable.from([copy]), documentBytes);
  try {
    const read = await takeAnnex(db, intake, asked, { field: "files", fileName: annex.fileName, file });
    if (isFault(read)) throw new Conflict("annex-not-copied");
    return read;
  } finally {
    await file?.drop();
  }
}

/**
 * Puts a copy in the place of a stopped annex, under the same title; what was found is not in it, or it is stopped too. Nothing is held
 * while it is made. @throws NotFound `annex-unknown`; Forbidden `role-needed`; Conflict `annex-not-waiting`, `annex-not-copied`
 */
export async function copyAnnex(
  work: Work,
  db: Db,
  intake: DocumentIntake,
  asked: AskedByWho,
  publish: PublishTrip,
): Promise<Annex> {
  const read = await madeCopy(db, intake, asked, await stoppedAnnex(work, asked, "look"));
  const { tripId, id, title, lang, forAgenda, forRecord, hands } = await stoppedAnnex(work, asked, "hold");
  await withdrawAnnex(work, tripId, id, { reason: why }, publish);
  return attachAnnex(work, tripId, { title, lang, forAgenda, forRecord }, read, publish, hands);
}

/** @throws NotFound `annex-unknown`; Forbidden `role-needed`; Conflict `annex-not-waiting` */
async function stoppedAnnex(one: Work, asked: AskedByWho, how: "look" | "hold"): Promise<Annex> {
  const trip = await openTrip(one, idIn<"trip">(asked), how);
  requireAnnexer(one, trip);
  const id: AnnexId = idIn<"annex">(asked, "annex");
  const annex = (await annexesOf(one.tx, one.municipality.id, [trip.id])).find((each) => each.id === id);
  if (!annex) throw new NotFound("annex-unknown");
  if (annexState(annex) !== "stopped") throw new Conflict("annex-not-waiting");
  return annex;
}
