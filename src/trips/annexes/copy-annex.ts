import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type AskedByWho, idIn, type Work, work } from "../../identity/index.ts";
import { Conflict, Forbidden, isFault, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { copyWithoutFound, documentBytes } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import { attachAnnex, type ReadUpload } from "./add-annex.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, type AnnexId, annexState } from "./annex.ts";
import { withdrawAnnex } from "./decide-annex.ts";
import { requireAnnexer } from "./may-annex.ts";
import { notCrowded, takeAnnex } from "./take-annex.ts";

const why = "Erstattet af en kopi uden det, der blev fundet.";

/**
 * Makes a copy of a stopped annex and reads it as any file that comes in, before any transaction: it takes as long as the reader, the
 * scanner and the bucket take. `null` where there is none to be made: `putCopy` says why, or that it is done already.
 * @throws Conflict `annex-not-copied`, `document-missing`; HttpRefusal 503 `crowded`, `scanner-away`
 */
export async function makeCopy(db: Db, intake: DocumentIntake, asked: AskedByWho): Promise<ReadUpload | null> {
  const annex = await work(db, asked.here, asked.who, asked.now, (one) => copiedAnnex(one, asked, "look")).catch(
    (error: unknown) => {
      if (error instanceof NotFound || error instanceof Forbidden) return null;
      throw error;
    },
  );
  if (annex === null || annexState(annex) !== "stopped") return null;
  const bytes = async () => {
    const stored = await intake.files.read(asked.here.id, annex.sha256);
    if (!stored) throw new Conflict("document-missing");
    return buffer(stored);
  };
  const { name, slug } = asked.here.profile;
  const as = { lang: annex.lang, title: annex.title, municipality: name.da ?? slug };
  const made = await notCrowded(copyWithoutFound(bytes, annex.reading.kind, as));
  if ("refused" in made) throw new Conflict("annex-not-copied", { why: made.refused, at: made.at });
  const file = await intake.files.take(Readable.from([made.copy]), documentBytes);
  try {
    const read = await takeAnnex(db, intake, asked, { field: "files", fileName: annex.fileName, file });
    if (isFault(read)) throw new Conflict("annex-not-copied", { why: "big", at: "" });
    // What is not in it is told to whoever looks at it, and that it is a copy at all.
    return { ...read, reading: { ...read.reading, taken: made.taken } };
  } finally {
    await file?.drop();
  }
}

/**
 * Puts a copy in the place of a stopped annex, under the same title; what was found is not in it, or it is stopped too. A number found is
 * the best sign there is that what stands beside it is personal too: nobody else reads it until another person has seen it.
 * @throws NotFound `annex-unknown`; Forbidden `role-needed`; Conflict `annex-not-waiting`
 */
export async function putCopy(
  work: Work,
  asked: AskedByWho,
  copy: ReadUpload | null,
  publish: PublishTrip,
): Promise<Annex> {
  const annex = await copiedAnnex(work, asked, "hold");
  if (annexState(annex) !== "stopped" || copy === null) throw new Conflict("annex-not-waiting");
  const { tripId, id, title, lang, forAgenda, forRecord, hands } = annex;
  await withdrawAnnex(work, tripId, id, { reason: why }, publish);
  return attachAnnex(work, tripId, { title, lang, forAgenda, forRecord }, copy, publish, hands);
}

/** @throws NotFound `annex-unknown`; Forbidden `role-needed` */
async function copiedAnnex(one: Work, asked: AskedByWho, how: "look" | "hold"): Promise<Annex> {
  const trip = await openTrip(one, idIn<"trip">(asked), how);
  requireAnnexer(one, trip);
  const id: AnnexId = idIn<"annex">(asked, "annex");
  const annex = (await annexesOf(one.tx, one.municipality.id, [trip.id])).find((each) => each.id === id);
  if (!annex) throw new NotFound("annex-unknown");
  return annex;
}
