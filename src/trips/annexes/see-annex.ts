import { type AskedByWho, idIn, trace, work } from "../../identity/index.ts";
import { Conflict, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { checkBytes, readDocument, servedInert } from "../../records/index.ts";
import type { Reply } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import { annexesOf, keepOpened } from "./annex.store.ts";
import { requireAnnexReader } from "./may-annex.ts";

/**
 * An annex's bytes for whoever reads it before it is public: nothing in it can run, and the look is on the trail first.
 * @throws NotFound `annex-unknown`, also once it is taken back; Conflict `document-changed`, `document-missing`
 */
export async function showAnnex(db: Db, { files }: DocumentIntake, asked: AskedByWho): Promise<Reply> {
  const { annex, document } = await work(db, asked.here, asked.who, asked.now, async (one) => {
    const { tx, municipality } = one;
    const trip = await openTrip(one, idIn<"trip">(asked));
    requireAnnexReader(one, trip);
    const id = idIn<"annex">(asked, "annex");
    const annex = (await annexesOf(tx, municipality.id, [trip.id])).find((each) => each.id === id);
    if (!annex || annex.withdrawnAt !== null || annex.decision === "rejected") throw new NotFound("annex-unknown");
    const found = await readDocument(tx, municipality.id, annex.documentId);
    const { title, fileName } = annex;
    await trace(one, {
      action: "trips.see-annex",
      subject: { type: "trip", id: trip.id },
      after: { annex: id, title, fileName },
    });
    return { annex, document: found };
  });
  const standing = await checkBytes(files, asked.here.id, document);
  if (standing !== "whole") throw new Conflict(`document-${standing}`);
  const body = await files.read(asked.here.id, document.sha256);
  if (!body) throw new NotFound("document-unknown");
  // Who asks for no more than its headers has not opened it, and neither has who was told that it is not whole.
  if (asked.method === "GET")
    await work(db, asked.here, asked.who, asked.now, ({ tx, municipality, who }) =>
      keepOpened(tx, municipality.id, annex, who.actor.id),
    );
  return { status: 200, headers: servedInert(document), body };
}
