import { type ReceiptId, seeReceipt } from "../../accounts/index.ts";
import { type AskedByWho, idIn, work } from "../../identity/index.ts";
import { Conflict, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { checkBytes, servedInert } from "../../records/index.ts";
import type { Reply } from "../../web/index.ts";
import { ownedOf } from "../trip.ts";
import { openAccounts } from "../trip-accounts/open-accounts.ts";
import type { DocumentIntake } from "./take-receipt.ts";

/** A receipt's bytes for whoever may see them, so that nothing in them can run; the look is on the trail first. @throws Conflict `document-changed`, `document-missing` */
export async function showReceipt(db: Db, { files }: DocumentIntake, asked: AskedByWho): Promise<Reply> {
  const document = await work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openAccounts(one, idIn<"trip">(asked), "read");
    const receipt: ReceiptId = idIn<"document">(asked, "receipt");
    return seeReceipt(one, { type: "trip", id: trip.id }, ownedOf(trip), receipt);
  });
  // What lies under its hash and is something else is not handed out as the receipt.
  const standing = await checkBytes(files, asked.here.id, document);
  if (standing !== "whole") throw new Conflict(`document-${standing}`);
  const body = await files.read(asked.here.id, document.sha256);
  if (!body) throw new NotFound("document-unknown");
  return { status: 200, headers: servedInert(document), body };
}
