import {
  isSamePot,
  linesByHand,
  ownerName,
  postingsOf,
  potsOf,
  proposedRates,
  readsPot,
  receiptsOf,
} from "../../accounts/index.ts";
import { type AskedByWho, idIn, type Work, work } from "../../identity/index.ts";
import { dateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { slugOf } from "../../register/index.ts";
import type { Reply } from "../../web/index.ts";
import { takenDown } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import { printedAccounts } from "./accounts-shown.ts";
import { openAccounts } from "./open-accounts.ts";
import { potShares } from "./pot-shares.ts";
import { reopenedOf } from "./reopened.ts";
import { type TripAccountsView, tripAccountsReply } from "./trip-accounts.page.tsx";
import { asPaid } from "./trip-pot.ts";
import { linesWaitingFor } from "./waiting-lines.ts";

/** A trip's accounts as they stand, with what stood in the way of what was asked. */
export function accountsPage(db: Db, asked: AskedByWho, faults: TripAccountsView["faults"] = {}): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openAccounts(one, idIn<"trip">(asked), "read");
    const subject = { type: "trip", id: trip.id };
    const postings = await postingsOf(one.tx, one.municipality.id, subject);
    // Asked only where a line could be there twice.
    const byHand = postings.length > 1 ? await linesByHand(one.tx, one.municipality.id, "trip", [trip.id]) : [];
    const source = await printedAccounts(one, trip);
    const [printed, replaced] = postings.length > 0 ? [null, source] : [source, null];
    const receipts = await receiptsOf(one, subject, postings);
    const proposals = await proposedRates(one, postings);
    const [pots, inPool] = [await potsShown(one, trip), await linesWaitingFor(one, trip)];
    const lines = { postings, byHand, printed, replaced, receipts, proposals, inPool, shown: await shownOf(one, trip) };
    const reopenedOn = dateOn((await reopenedOf(one, trip))?.on ?? "");
    return tripAccountsReply({ asked, trip, ...lines, pots, reopenedOn, faults });
  });
}

async function shownOf(one: Work, trip: Trip): Promise<TripAccountsView["shown"]> {
  if ((await slugOf(one.tx, one.municipality.id, "trip", trip.id)) !== null) return "public";
  // Nothing is taken down that never was to be public.
  return trip.publicPlan !== null && (await takenDown(one, trip.id)) ? "down" : "not-yet";
}

/** The pots that bear the trip, as far as they are there, the one that bears the rest first. */
async function potsShown({ tx, municipality, who }: Work, trip: Trip): Promise<TripAccountsView["pots"]> {
  const { id, profile } = municipality;
  const shares = potShares(asPaid(trip), profile.currency);
  const [first] = shares;
  if (!first) return [];
  const pots = await potsOf(tx, id, first.key.year);
  return shares.flatMap(({ key, part }) => {
    const found = pots.find((one) => isSamePot(one, key));
    if (!found) return [];
    const owner = `${ownerName(profile, found)} ${found.year}`;
    const upTo = shares.length > 1 && key !== first.key ? part : null;
    const href = readsPot(who, found.owner) ? `/skrivebord/rammer/${found.year}/${found.id}` : null;
    return [{ owner, href, figures: found.figures, upTo }];
  });
}
