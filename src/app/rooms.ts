import { decisionsApi, type SubjectHandler } from "../decisions/index.ts";
import { oidcRoutes, openProvider, signInRoutes, type UdsynRoute, type Work } from "../identity/index.ts";
import type { Log } from "../platform/index.ts";
import {
  followUpApi,
  obligationsApi,
  type PublishTrip,
  publisher,
  travelListApi,
  tripApi,
  tripRulings,
} from "../trips/index.ts";
import type { Installation } from "./installation.ts";

/** The rooms as they are wired to each other. Everything that knows two rooms on one floor is here. */
export interface Rooms {
  readonly publishTrip: PublishTrip;
  readonly handlerOf: (subjectType: string) => SubjectHandler<Work>;
  readonly routes: readonly UdsynRoute[];
}

/** What the wiring needs of an installation. */
export interface Wires extends Pick<Installation, "db" | "logKey" | "secret"> {
  readonly config: Pick<Installation["config"], "mode" | "oidc">;
  readonly log: Log;
}

export function wireRooms({ db, logKey, secret, config, log }: Wires): Rooms {
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
    routes: [
      ...signInRoutes(db.app, { demo: config.mode === "demo", login: config.oidc !== null }),
      ...(config.oidc ? oidcRoutes(db.app, openProvider(config.oidc), log) : []),
      ...tripApi(db.app),
      ...decisionsApi(db.app, handlerOf),
      ...obligationsApi(db.app),
      ...followUpApi(db.app),
      ...travelListApi(db.app, secret),
    ],
  };
}
