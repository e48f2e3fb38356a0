import { type ReceiptId, seeReceipt } from "../../accounts/index.ts";
import { type AskedByWho, idIn, work } from "../../identity/index.ts";
import { NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { servedInert } from "../../records/index.ts";
import type { Reply } from "../../web/index.ts";
import { ownedOf } from "../trip.ts";
import { openAccounts } from "../trip-accounts/open-accounts.ts";
import type { DocumentIntake } from "./take-receipt.ts";

/** A receipt's bytes for whoever may see them, so that nothing in them can run; the look is on the trail first. */
export async function showReceipt(db: Db, { files }: DocumentIntake, asked: AskedByWho): Promise<Reply> {
  const document = await work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openAccounts(one, idIn<"trip">(asked), "read");
    const receipt: ReceiptId = idIn<"document">(asked, "receipt");
    return seeReceipt(one, { type: "trip", id: trip.id }, ownedOf(trip), receipt);
  });
  const body = await files.read(asked.here.id, document.sha256);
  if (!body) throw new NotFound("document-unknown");
  return { status: 200, headers: servedInert(document), body };
}
