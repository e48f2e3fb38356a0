import { type AccountsSubjectHandler, accountsApi } from "../accounts/index.ts";
import { decisionsApi, type SubjectHandler } from "../decisions/index.ts";
import { oidcRoutes, openProvider, signInRoutes, type UdsynRoute, type Work } from "../identity/index.ts";
import type { Log } from "../platform/index.ts";
import { type PublishTrip, publisher, tripAccounts, tripAccountsApi, tripApi, tripRulings } from "../trips/index.ts";
import type { Served } from "../web/index.ts";
import { apiDocsRoutes } from "./api-docs/api-docs.routes.ts";
import { healthRoutes } from "./health/health.routes.ts";
import { openMetrics } from "./health/metrics.ts";
import type { Installation } from "./installation.ts";
import { openData } from "./open-data.ts";

/** The rooms as they are wired to each other. Everything that knows two rooms on one floor is here. */
export interface Rooms {
  readonly publishTrip: PublishTrip;
  readonly handlerOf: (subjectType: string) => SubjectHandler<Work>;
  readonly accountsHandlerOf: (subjectType: string) => AccountsSubjectHandler<Work>;
  readonly routes: readonly UdsynRoute[];
  readonly observe: (served: Served) => void;
}

/** What the wiring needs of an installation. */
export interface Wires extends Pick<Installation, "db" | "logKey"> {
  readonly config: Pick<Installation["config"], "mode" | "oidc" | "filesUrl">;
  readonly log: Log;
}

export function wireRooms({ db, logKey, config, log }: Wires): Rooms {
  const publishTrip = publisher(logKey);
  const handlerOf = ownerIn<SubjectHandler<Work>>({ trip: tripRulings(publishTrip) });
  const accountsHandlerOf = ownerIn<AccountsSubjectHandler<Work>>({ trip: tripAccounts(publishTrip) });
  const metrics = openMetrics(db.register);
  const routes = [
    ...signInRoutes(db.app, { demo: config.mode === "demo", login: config.oidc !== null }),
    ...(config.oidc ? oidcRoutes(db.app, openProvider(config.oidc), log) : []),
    ...tripApi(db.app),
    ...tripAccountsApi(db.app, publishTrip),
    ...decisionsApi(db.app, handlerOf),
    ...accountsApi(db.app, accountsHandlerOf),
    ...openData(db.register),
    ...healthRoutes(db, config.filesUrl, metrics),
  ];
  return {
    publishTrip,
    handlerOf,
    accountsHandlerOf,
    routes: [...routes, ...apiDocsRoutes(routes)],
    observe: metrics.observe,
  };
}

/** The handler of the room that owns subjects of a type. */
function ownerIn<Handler>(handlers: Readonly<Record<string, Handler>>): (subjectType: string) => Handler {
  return (type) => {
    const found = handlers[type];
    if (!found) throw new Error(`no room owns a ${type}`);
    return found;
  };
}
