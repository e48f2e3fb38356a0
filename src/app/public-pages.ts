import { committeePage, committeesPage, rulingPages } from "../decisions/index.ts";
import type { UdsynRoute } from "../identity/index.ts";
import { followPages } from "../outreach/index.ts";
import type { Database } from "../platform/index.ts";
import { inRoom } from "../profile/index.ts";
import type { Post } from "../records/index.ts";
import { registerPages, searchPages } from "../register/index.ts";
import { partnerPage, partnerPages } from "../relations/index.ts";
import { strategyPages } from "../strategy/index.ts";
import {
  committeeCounts,
  committeeTrips,
  partnerTrips,
  publishedRulings,
  taggedTrips,
  tripEmbeds,
  tripPages,
  tripSearched,
  withdrawnRulings,
} from "../trips/index.ts";
import { frontOf } from "./front.ts";
import { namedThingsOf } from "./named-things.ts";

/**
 * The pages for everybody, each given what other rooms know of its matter.
 * @param post what becomes of letters here: whether anybody can follow by mail
 */
export function publicPages(db: Pick<Database, "register">, post: Post): readonly UdsynRoute[] {
  const trips = taggedTrips(db);
  const rulings = publishedRulings(db);
  return [
    ...registerPages(db, frontOf(db), tripEmbeds(db)),
    ...inRoom("trips", searchPages(db, tripSearched, namedThingsOf(db))),
    ...inRoom("trips", [...tripPages(db, post), ...followPages(db, post)]),
    ...inRoom("relations", [...partnerPages(db, trips), ...partnerPage(db, partnerTrips(db))]),
    ...inRoom("strategy", strategyPages(trips)),
    ...inRoom("decisions", [
      ...rulingPages(rulings, withdrawnRulings(db)),
      committeesPage(committeeCounts(db)),
      committeePage(committeeTrips(db), rulings),
    ]),
  ];
}
