import { decisionsApi, type SubjectHandler } from "../decisions/index.ts";
import type { UdsynRoute, Work } from "../identity/index.ts";
import { type PublishTrip, publisher, tripApi, tripPages, tripRulings } from "../trips/index.ts";
import type { Installation } from "./installation.ts";

/** The rooms as they are wired to each other. Everything that knows two rooms on one floor is here. */
export interface Rooms {
  readonly publishTrip: PublishTrip;
  readonly handlerOf: (subjectType: string) => SubjectHandler<Work>;
  readonly routes: readonly UdsynRoute[];
}

export function wireRooms({ db, logKey }: Pick<Installation, "db" | "logKey">): Rooms {
  const publishTrip = publisher(logKey, async () => ({ status: "none", lines: [] }));
  const handlers: Record<string, SubjectHandler<Work>> = { trip: tripRulings(publishTrip) };
  const handlerOf = (type: string) => {
    const found = handlers[type];
    if (!found) throw new Error(`no room owns a ${type}`);
    return found;
  };
  return {
    publishTrip,
    handlerOf,
    routes: [...tripPages(db), ...tripApi(db.app), ...decisionsApi(db.app, handlerOf)],
  };
}
