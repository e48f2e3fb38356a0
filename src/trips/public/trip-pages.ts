import type { UdsynRoute } from "../../identity/index.ts";
import type { Database } from "../../platform/index.ts";
import type { Post } from "../../records/index.ts";
import { electedPages } from "./elected/elected.page.tsx";
import { tripEmbedRoutes } from "./embed/trip-embeds.tsx";
import { tripListRoutes } from "./trip-list.routes.tsx";
import { tripHistoryRoutes, tripRecordRoutes } from "./trip-record.routes.tsx";
import { withdrawnPage } from "./withdrawn.tsx";
import { yearsPage } from "./years.page.tsx";

/** The public pages of trips: the list, the years and the record, and both for other pages. They read only what is published. */
export function tripPages(db: Pick<Database, "register">, post: Post): readonly UdsynRoute[] {
  return [
    ...tripListRoutes(db, post),
    withdrawnPage(db),
    yearsPage(db),
    ...electedPages(db),
    ...tripRecordRoutes(db, post),
    ...tripHistoryRoutes(db),
    ...tripEmbedRoutes(db),
  ];
}
