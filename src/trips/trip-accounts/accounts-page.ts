import { ownerName, postingsOf, potsOf, proposedRates, receiptsOf } from "../../accounts/index.ts";
import { type AskedByWho, idIn, type Work, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Reply } from "../../web/index.ts";
import type { Trip } from "../trip.ts";
import { printedAccounts } from "./accounts-shown.ts";
import { openAccounts } from "./open-accounts.ts";
import { type TripAccountsView, tripAccountsReply } from "./trip-accounts.page.tsx";
import { asPaid, potOf } from "./trip-pot.ts";
import { linesWaitingFor } from "./waiting-lines.ts";

/** A trip's accounts as they stand, with what stood in the way of what was asked. */
export function accountsPage(db: Db, asked: AskedByWho, faults: TripAccountsView["faults"] = {}): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openAccounts(one, idIn<"trip">(asked), "read");
    const subject = { type: "trip", id: trip.id };
    const postings = await postingsOf(one.tx, one.municipality.id, subject);
    const source = await printedAccounts(one, trip);
    const [printed, replaced] = postings.length > 0 ? [null, source] : [source, null];
    const receipts = await receiptsOf(one, subject, postings);
    const proposals = await proposedRates(one, postings);
    const [pot, inPool] = [await potShown(one, trip), await linesWaitingFor(one, trip)];
    return tripAccountsReply({ asked, trip, postings, printed, replaced, receipts, proposals, pot, inPool, faults });
  });
}

async function potShown(one: Work, trip: Trip): Promise<TripAccountsView["pot"]> {
  const { id, profile } = one.municipality;
  const key = potOf(asPaid(trip), profile.currency);
  if (!key) return null;
  const found = (await potsOf(one.tx, id, key.year)).find(
    ({ owner, currency }) =>
      owner.kind === key.owner.kind && owner.id === key.owner.id && currency === profile.currency,
  );
  if (!found) return null;
  const owner = `${ownerName(profile, found)} ${found.year}`;
  return { owner, href: `/skrivebord/rammer/${found.year}/${found.id}`, figures: found.figures };
}
