import type { UdsynRoute } from "../../identity/index.ts";
import type { Post } from "../../outreach/index.ts";
import type { Database } from "../../platform/index.ts";
import { tripListRoutes } from "./trip-list.routes.tsx";
import { tripHistoryRoutes, tripRecordRoutes } from "./trip-record.routes.tsx";

/** The public pages of trips: the list and the record. They read only what is published. */
export function tripPages(db: Pick<Database, "register">, post: Post): readonly UdsynRoute[] {
  return [...tripListRoutes(db, post), ...tripRecordRoutes(db, post), ...tripHistoryRoutes(db)];
}
