import { openSubmissions, unconfirmedRulings } from "../decisions/index.ts";
import { type AskedByWho, hasRole, type UdsynRoute, work } from "../identity/index.ts";
import type { Db } from "../platform/index.ts";
import {
  deskReaders,
  findTrips,
  listTrips,
  obligationsFor,
  type TripId,
  tripsByStep,
  tripsWaiting,
  tripTitles,
} from "../trips/index.ts";
import type { Reply } from "../web/index.ts";
import { goalsBehind } from "./bare-goals.ts";
import { deskFront } from "./desk.page.tsx";
import { dueOf } from "./dues.ts";
import { cursorIn, filterOf, filterWords, olderPath, scopeOf } from "./list-filter.ts";
import { paletteRoutes } from "./palette.routes.ts";
import { potsShown } from "./pots-shown.ts";
import { searchReply } from "./search.page.tsx";
import { whatWaits } from "./what-waits.ts";

const perPage = 25;
const mostWaiting = 30;
const fewAStep = 3;
const mostDue = 12;
const mostFound = 50;

/** The desk's front page and its search. No writes. */
export function deskRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "staff", method: "GET", allow: deskReaders } as const;
  return [
    { ...common, path: "/skrivebord", handle: (asked: AskedByWho) => front(db, asked) },
    { ...common, path: "/skrivebord/soeg", handle: (asked: AskedByWho) => search(db, asked) },
    ...paletteRoutes(db),
  ];
}

function search(db: Db, asked: AskedByWho): Promise<Reply> {
  const query = (asked.query.get("q") ?? "").trim().slice(0, 200);
  return work(db, asked.here, asked.who, asked.now, async ({ tx, municipality }) =>
    searchReply(asked, query, await findTrips(tx, municipality.id, query, mostFound), mostFound),
  );
}

function front(db: Db, asked: AskedByWho): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const { tx, municipality, today, who } = one;
    const { id } = municipality;
    const scope = scopeOf(who);
    const filter = filterWords(asked.query);
    const submissions = await openSubmissions(tx, id);
    const unconfirmed = await unconfirmedRulings(tx, id, "trip");
    const subjects = [...submissions, ...unconfirmed.map((ruling) => ruling.submission)];
    const titles = await tripTitles(tx, id, [...new Set(subjects.map((each) => each.subject.id as TripId))]);
    const obligations = await obligationsFor(one);
    const trips = await tripsWaiting(tx, id, scope, today, mostWaiting);
    const list = await listTrips(tx, id, filterOf(filter, scope), { limit: perPage, after: cursorIn(asked.query) });
    return deskFront({
      asked,
      today,
      waiting: whatWaits({ who, here: municipality, today, trips, submissions, unconfirmed, titles, obligations }),
      trips: list.items,
      older: list.next ? olderPath(filter, list.next) : undefined,
      filter,
      steps: await tripsByStep(tx, id, scope, today, fewAStep),
      dues: obligations.slice(0, mostDue).map((each) => dueOf(each, one)),
      pots: await potsShown(one, scope),
      goals: hasRole(who, ["coordinator"]) ? await goalsBehind(one) : null,
    });
  });
}
