import { type AccountsSubjectHandler, accountsApi } from "../accounts/index.ts";
import { decisionsApi, decisionsDesk, type SubjectDesk, type SubjectHandler } from "../decisions/index.ts";
import { deskRoutes } from "../desk/index.ts";
import { absenceApi, oidcRoutes, openProvider, signInRoutes, type UdsynRoute, type Work } from "../identity/index.ts";
import { type Importer, importRoutes } from "../intake/index.ts";
import type { Log } from "../platform/index.ts";
import {
  agendaApi,
  agendaStaff,
  followUpApi,
  obligationsApi,
  type PublishTrip,
  publisher,
  staffVisitApi,
  staffVisitRoutes,
  travelListApi,
  tripAccounts,
  tripAccountsApi,
  tripApi,
  tripDesk,
  tripPages,
  tripRulings,
  tripStaff,
} from "../trips/index.ts";
import { baseOf } from "./base-of.ts";
import { importersOf } from "./importers.ts";
import type { Installation } from "./installation.ts";

/** The rooms as they are wired to each other. Everything that knows two rooms on one floor is here. */
export interface Rooms {
  readonly publishTrip: PublishTrip;
  readonly handlerOf: (subjectType: string) => SubjectHandler<Work>;
  readonly accountsHandlerOf: (subjectType: string) => AccountsSubjectHandler<Work>;
  readonly routes: readonly UdsynRoute[];
  /** What can be imported, by data set. */
  readonly importers: readonly Importer[];
}

/** What the wiring needs of an installation. */
export interface Wires extends Pick<Installation, "db" | "logKey" | "secret"> {
  readonly config: Pick<Installation["config"], "mode" | "oidc" | "baseUrl" | "port">;
  readonly log: Log;
}

export function wireRooms({ db, logKey, secret, config, log }: Wires): Rooms {
  const publishTrip = publisher(logKey);
  const trips = tripRulings(publishTrip);
  const handlerOf = ownerIn<SubjectHandler<Work>>({ trip: trips });
  const deskOf = ownerIn<SubjectDesk>({ trip: tripDesk(trips) });
  const accountsHandlerOf = ownerIn<AccountsSubjectHandler<Work>>({ trip: tripAccounts(publishTrip) });
  const importers = importersOf(publishTrip);
  return {
    publishTrip,
    handlerOf,
    accountsHandlerOf,
    importers,
    routes: [
      ...signInRoutes(db.app, { demo: config.mode === "demo", login: config.oidc !== null }),
      ...(config.oidc ? oidcRoutes(db.app, openProvider(config.oidc), log) : []),
      ...tripPages(db),
      ...deskRoutes(db.app),
      ...tripStaff(db.app, trips, publishTrip),
      ...decisionsDesk(db.app, deskOf),
      ...tripApi(db.app),
      ...agendaStaff(db.app),
      ...agendaApi(db.app),
      ...tripAccountsApi(db.app, publishTrip),
      ...decisionsApi(db.app, handlerOf),
      ...importRoutes(db.app, importers),
      ...accountsApi(db.app, accountsHandlerOf),
      ...obligationsApi(db.app),
      ...followUpApi(db.app),
      ...absenceApi(db.app),
      ...staffVisitRoutes(db.app, publishTrip),
      ...staffVisitApi(db.app, publishTrip, (here) => baseOf(config, here)),
      ...travelListApi(db.app, secret),
    ],
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
