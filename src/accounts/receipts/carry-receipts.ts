import { trace, type Work } from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import { addDocument, documentsOf, moveDocument, putAway } from "../../records/index.ts";
import { linesShowing } from "../posting.store.ts";
import type { Posting } from "../posting.ts";
import type { AccountsSubject } from "../subject.ts";
import { heldBy, type ReceiptId } from "./receipt.ts";

/**
 * A line's receipt in the accounts that the line is to lie in: it goes with the line, and a copy of it where it shows others
 * too. One of the same bytes there is the receipt, and what shows nothing then is put away. A line of the pool has none: what it had
 * waits where it is, to be matched. Lines and subjects are held.
 * @param carried what lines that have left already show now, though they are stored as they were
 */
export async function carryReceipt(
  work: Work,
  posting: Posting,
  to: AccountsSubject | null,
  carried: ReadonlyMap<string, Posting["receiptDocumentId"]>,
): Promise<Posting["receiptDocumentId"]> {
  const { tx, municipality, now } = work;
  const { id, subject, receiptDocumentId: receipt } = posting;
  if (receipt === null || subject === null || to === null) return null;
  const shown = (await documentsOf(tx, municipality.id, heldBy(subject), "hold")).find((one) => one.id === receipt);
  if (!shown) return null;
  const there = await documentsOf(tx, municipality.id, heldBy(to), "hold");
  const same = there.find((one) => one.sha256 === shown.sha256 && one.removedAt === null);
  const stay = (await linesShowing(tx, municipality.id, receipt)).filter((one) => one !== id && !carried.has(one));
  const others = [...stay, ...[...carried].flatMap(([one, shows]) => (shows === receipt ? [one] : []))];
  const taken = same?.id ?? (others.length === 0 ? receipt : newId<"document">(now.getTime()));
  if (same && others.length === 0) await putAway(tx, municipality.id, [receipt], now);
  else if (taken === receipt) await moveDocument(tx, municipality.id, receipt, heldBy(to));
  else if (!same) await addDocument(tx, municipality.id, { ...shown, id: taken, subject: heldBy(to) });
  const { fileName } = shown;
  await trace(work, {
    action: "accounts.carry-receipt",
    subject: to,
    before: { receipt: receipt satisfies ReceiptId, subject },
    after: { receipt: taken, posting: id, fileName },
  });
  return taken;
}
