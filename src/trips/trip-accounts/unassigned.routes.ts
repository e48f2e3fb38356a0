import {
  accountsDeskTexts,
  assignPosting,
  linesOfLedger,
  type MatchCandidate,
  matchCandidates,
  putAwayPosting,
  putAwayPostings,
  putBackPosting,
  readPutAwayMark,
  unassignedPostings,
} from "../../accounts/index.ts";
import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { isNameErased } from "../../register/index.ts";
import { faultText, type Reply, sentForm, textAt } from "../../web/index.ts";
import { bookedByHand } from "../import-expenses/booked-by-hand.ts";
import { importsOf } from "../import-trips/imported.store.ts";
import { sightOf } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { listTrips } from "../trip-lists.store.ts";
import { putAwayPath, putAwayReply } from "./put-away.page.tsx";
import { takesLedger, takesPostings, tripAccounts } from "./trip-accounts.ts";
import { type AskedName, namesField, reasonField, type Sent, unassignedReply } from "./unassigned.page.tsx";
import { matchable } from "./waiting-lines.ts";

const page = 25;
/** So many of each state can be chosen between, the newest; a municipality has tens. */
const mostTrips = 500;

/** The pool of lines without a trip, at the desk. */
export function unassignedRoutes(db: Db, publish: PublishTrip, secret: string): readonly UdsynRoute[] {
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  const show = (asked: AskedByWho, refused?: string, sent?: Sent, asks?: AskedName): Promise<Reply> =>
    doing(asked, async (one) => {
      const [after, from] = [asked.query.get("efter") ?? "", asked.query.get("fra") ?? ""];
      const pool = await unassignedPostings(one, {
        ...{ limit: page, after: isId<"posting">(after) ? after : null, from: isId<"posting">(from) ? from : null },
      });
      const all = await tripsWithAccounts(one);
      const trips = all.filter(takesLedger);
      const imports = await importsOf(
        one.tx,
        one.municipality.id,
        all.map(({ id }) => id),
      );
      const matchables = (some: readonly Trip[]) =>
        some.map((trip) => matchable(trip, imports.get(trip.id)?.reference ?? null));
      const [among, shut] = [matchables(trips), matchables(all.filter((trip) => !takesLedger(trip)))];
      // The place alone is in many a journey of before, and few lines come years later.
      const open = trips.filter(takesPostings);
      const kept = new Set<string>(open.map(({ id }) => id));
      const ofLedger = await linesOfLedger(
        one.tx,
        one.municipality.id,
        pool.items.map(({ id }) => id),
      );
      const isLikely = ({ subject, because }: MatchCandidate) => kept.has(subject.id) || because.join() !== "place";
      const waiting = pool.items.map((posting) => {
        const named = matchCandidates(posting, shut).filter(({ because }) => because.includes("reference"));
        const closed = all.filter(({ id }) => named.some(({ subject }) => subject.id === id));
        const offered = ofLedger.has(posting.id) ? trips : open;
        const candidates = matchCandidates(posting, among).filter(
          (one) => isLikely(one) && offered.some(({ id }) => id === one.subject.id),
        );
        return { posting, candidates, closed, trips: offered };
      });
      const byHand = await bookedByHand(
        one,
        waiting.flatMap(({ candidates }) => candidates.map(({ subject }) => subject.id)),
      );
      const postings = waiting.map((line) => ({
        ...line,
        hands: line.candidates.flatMap(({ subject }) => byHand(subject.id, line.posting)),
      }));
      return unassignedReply({
        asked,
        postings,
        next: pool.next,
        ...(refused && { refused }),
        ...(sent && { sent }),
        ...(asks && { asks }),
      });
    });

  async function assign(asked: AskedByWho): Promise<Reply> {
    const posting = idIn<"posting">(asked);
    const chosen = asked.form.get(`rejse-${posting}`) ?? "";
    if (!isId<"trip">(chosen)) return show(asked, "Vælg den rejse, posteringen hører til.");
    try {
      const subject = { type: "trip", id: chosen };
      const confirmed = asked.form.get(namesField(posting)) === "ja";
      await doing(asked, (one) => assignPosting(one, posting, subject, () => tripAccounts(publish, secret), confirmed));
      return doneAt(tripPath({ id: chosen }, "regnskab"), "posting-assigned");
    } catch (error) {
      if (error instanceof Invalid) {
        const told = error.faults.map((one) => faultText("da", one, [accountsDeskTexts])).join(" ");
        return show(asked, told, undefined, { posting, trip: chosen, erased: isNameErased(error) });
      }
      if (!(error instanceof Conflict)) throw error;
      return show(asked, faultText("da", { fault: error.code, params: error.params, path: "" }, [accountsDeskTexts]));
    }
  }

  async function putAway(asked: AskedByWho): Promise<Reply> {
    const posting = idIn<"posting">(asked);
    const name = reasonField(posting);
    const reason = textAt(sentForm(asked.form), name);
    try {
      await doing(asked, (one) => putAwayPosting(one, posting, reason, () => tripAccounts(publish)));
      return doneAt("/skrivebord/posteringer", "posting-put-away");
    } catch (error) {
      if (error instanceof Conflict)
        return show(asked, faultText("da", { fault: error.code, params: error.params, path: "" }, [accountsDeskTexts]));
      if (!(error instanceof Invalid)) throw error;
      const faults = error.faults.map((one) => ({ ...one, path: name }));
      return show(asked, undefined, { posting, reason, faults });
    }
  }

  const showPutAway = (asked: AskedByWho, refused?: string): Promise<Reply> =>
    doing(asked, async (one) => {
      const after = readPutAwayMark(asked.query.get("efter") ?? "");
      const { items, next } = await putAwayPostings(one, { limit: page, after });
      return putAwayReply({ asked, items, next, ...(refused !== undefined && { refused }) });
    });

  async function putBack(asked: AskedByWho): Promise<Reply> {
    try {
      await doing(asked, (one) => putBackPosting(one, idIn<"posting">(asked)));
      return doneAt(putAwayPath, "posting-put-back");
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return showPutAway(
        asked,
        faultText("da", { fault: error.code, params: error.params, path: "" }, [accountsDeskTexts]),
      );
    }
  }

  return [
    {
      lane: "staff",
      method: "GET",
      path: putAwayPath,
      allow: ["accountant", "coordinator"],
      whole: true,
      handle: (asked) => showPutAway(asked),
    },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/posteringer/:id/laeg-tilbage",
      allow: ["accountant"],
      whole: true,
      handle: putBack,
    },
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/posteringer",
      allow: ["accountant", "coordinator"],
      whole: true,
      handle: (asked) => show(asked),
    },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/posteringer/:id",
      allow: ["accountant"],
      whole: true,
      handle: assign,
    },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/posteringer/:id/laeg-vaek",
      allow: ["accountant"],
      whole: true,
      handle: putAway,
    },
  ];
}

/** Trips that have or had accounts; those that are complete are asked for, because a late line names them. */
async function tripsWithAccounts({ tx, municipality, who }: Work): Promise<readonly Trip[]> {
  const found: Trip[] = [];
  for (const status of ["approved", "cancelled", "complete"] as const)
    found.push(...(await listTrips(tx, municipality.id, sightOf(who), { status }, { limit: mostTrips })).items);
  return found;
}
