import { type AccountsSubjectHandler, postingsApi, potRoutes, potsApi, ratesApi } from "../accounts/index.ts";
import {
  decisionsApi,
  decisionsDesk,
  meetingAgendaApi,
  type SubjectDesk,
  type SubjectHandler,
} from "../decisions/index.ts";
import { deskRoutes } from "../desk/index.ts";
import {
  absenceApi,
  absenceRoutes,
  accessApi,
  accessRoutes,
  demoLetters,
  oidcRoutes,
  openProvider,
  signInRoutes,
  type UdsynRoute,
  type Work,
  workingDraftApi,
} from "../identity/index.ts";
import { heldRowsApi, type Importer, importRoutes, importRunsApi } from "../intake/index.ts";
import { leaveRoutes, subscribeRoutes } from "../outreach/index.ts";
import { oversightApi, oversightRoutes } from "../oversight/index.ts";
import { type Log, openScanner } from "../platform/index.ts";
import { type BaseOf, inRoom, type Municipality } from "../profile/index.ts";
import { erasedNames, forgetting, type Post } from "../records/index.ts";
import { partnersApi, partnersAsked } from "../relations/index.ts";
import {
  answerRoutes,
  askedRoutes,
  askRoutes,
  contributeRoutes,
  questionsApi,
  questionsDesk,
} from "../replies/index.ts";
import {
  agendaApi,
  agendaStaff,
  annexesApi,
  annexesRoutes,
  endTripApi,
  eraseDraftApi,
  followUpApi,
  gatherApi,
  gatherRoutes,
  historyApi,
  holdApi,
  holdRoutes,
  obligationsApi,
  type PublishTrip,
  perDiemApi,
  perDiemRoutes,
  publisher,
  receiptsApi,
  receiptsRoutes,
  republisher,
  showTrip,
  staffVisitApi,
  staffVisitRoutes,
  takeBackApi,
  takeDownApi,
  takeDownRoutes,
  travelListApi,
  travelListRoutes,
  tripAccounts,
  tripAccountsApi,
  tripAccountsRoutes,
  tripApi,
  tripDesk,
  tripRulings,
  tripStaff,
  tripsAsked,
  tripsDrawing,
  unassignedRoutes,
} from "../trips/index.ts";
import type { Served } from "../web/index.ts";
import { withApiDocs } from "./api-docs/api-docs.routes.ts";
import { baseOf } from "./base-of.ts";
import { filesOf } from "./files-of.ts";
import {
  keyIsPresent,
  logsGoOn,
  lookedAtOnce,
  newsHeard,
  readiness,
  seldomTriedOut,
  writesInto,
} from "./health/checks.ts";
import { healthRoutes, metricsRoute } from "./health/health.routes.ts";
import { openMetrics } from "./health/metrics.ts";
import { importersOf } from "./importers.ts";
import type { Installation } from "./installation.ts";
import { openData } from "./open-data.ts";
import { personalSources } from "./personal-sources.ts";
import { publicPages } from "./public-pages.ts";
import { readWitness } from "./seal-witness.ts";

/** The rooms as they are wired to each other. Everything that knows two rooms on one floor is here. */
export interface Rooms {
  readonly publishTrip: PublishTrip;
  readonly handlerOf: (subjectType: string) => SubjectHandler<Work>;
  readonly accountsHandlerOf: (subjectType: string) => AccountsSubjectHandler<Work>;
  /** The address that letters name. */
  readonly baseOf: BaseOf;
  /** What can be imported, by data set. */
  readonly importers: readonly Importer[];
  readonly routes: readonly UdsynRoute[];
  readonly observe: (served: Served) => void;
}

/** What the wiring needs of an installation. */
export interface Wires extends Pick<Installation, "db" | "logKey" | "secret"> {
  readonly config: Pick<
    Installation["config"],
    "mode" | "oidc" | "baseUrl" | "port" | "filesUrl" | "dataDir" | "clamdUrl" | "journal" | "smtpUrl"
  >;
  readonly log: Log;
  /** Whether publications are heard as they are made; a command, which shows nothing, has nobody to ask. */
  readonly isHeard?: () => boolean;
}

export function wireRooms({ db, logKey, secret, config, log, isHeard = () => true }: Wires): Rooms {
  const publishTrip = publisher(logKey);
  const outside: BaseOf = (here) => baseOf(config, here);
  const trips = tripRulings(publishTrip, outside);
  const handlerOf = ownerIn<SubjectHandler<Work>>({ trip: trips });
  const deskOf = ownerIn<SubjectDesk>({ trip: tripDesk(trips) });
  const accountsHandlerOf = ownerIn<AccountsSubjectHandler<Work>>({ trip: tripAccounts(publishTrip, secret, outside) });
  const names = erasedNames(secret);
  const importers = importersOf(publishTrip, accountsHandlerOf("trip"), secret);
  const scan = config.clamdUrl === null ? null : openScanner(config.clamdUrl);
  const intake = { files: filesOf(config), scan };
  const metrics = openMetrics(db.register);

  const sendsNothing = config.mode === "demo" && config.smtpUrl === null;

  const mail: Post = config.smtpUrl !== null ? "sent" : sendsNothing ? "shown" : "none";

  const records = [tripsAsked(db), partnersAsked(db)];

  const signIn = [
    ...signInRoutes(db.app, { demo: config.mode === "demo", login: config.oidc !== null }),
    ...(config.oidc ? oidcRoutes(db.app, openProvider(config.oidc), log) : []),
  ];
  const oversight = {
    secret,
    sources: personalSources(secret),
    republish: republisher(publishTrip),
    witnessOf: (here: Municipality) => readWitness(config.journal, here),
    files: intake.files,
  };
  const desk = [
    ...deskRoutes(db.app),
    ...tripStaff(db.app, trips, publishTrip, outside, names),
    ...takeDownRoutes(db.app, logKey, names),
    ...holdRoutes(db.app),
    ...tripAccountsRoutes(db.app, publishTrip, secret, outside),
    ...perDiemRoutes(db.app, publishTrip),
    ...receiptsRoutes(db.app, publishTrip, intake),
    ...annexesRoutes(db.app, publishTrip, intake),
    ...unassignedRoutes(db.app, publishTrip, secret),
    ...potRoutes(db.app, tripsDrawing),
    ...inRoom("decisions", agendaStaff(db.app)),
    ...inRoom("decisions", decisionsDesk(db.app, deskOf, names)),
    ...importRoutes(db.app, importers),
    ...staffVisitRoutes(db.app, publishTrip, outside),
    ...travelListRoutes(db.app, secret),
    ...gatherRoutes(db.app, outside),
    ...contributeRoutes(db.app, showTrip),
    ...answerRoutes(db.app, showTrip),
    ...askRoutes(db, records, { secret, baseOf: outside, post: mail }),
    ...askedRoutes(db, records),
    ...questionsDesk(db.app, records, outside),
    ...inRoom("trips", subscribeRoutes(db, { secret, baseOf: outside, post: mail })),
    ...inRoom("trips", leaveRoutes(db, secret)),
    ...oversightRoutes(db.app, oversight),
  ];
  const api = [
    ...tripApi(db.app, outside, names),
    ...eraseDraftApi(db.app),
    ...historyApi(db.app),
    ...endTripApi(db.app, publishTrip, names),
    ...takeBackApi(db.app, publishTrip),
    ...takeDownApi(db.app, logKey, names),
    ...holdApi(db.app),
    ...inRoom("decisions", agendaApi(db.app)),
    ...tripAccountsApi(db.app, publishTrip, secret, outside),
    ...perDiemApi(db.app, publishTrip),
    ...receiptsApi(db.app, publishTrip, intake),
    ...annexesApi(db.app, publishTrip, intake),
    ...inRoom("decisions", decisionsApi(db.app, handlerOf, names)),
    ...inRoom("decisions", meetingAgendaApi(db.app, deskOf)),
    ...potsApi(db.app, tripsDrawing),
    ...postingsApi(db.app, accountsHandlerOf, forgetting(secret)),
    ...ratesApi(db.app, accountsHandlerOf),
    ...heldRowsApi(db.app, importers),
    ...importRunsApi(db.app, importers),
    ...obligationsApi(db.app),
    ...inRoom("relations", partnersApi(db.app)),
    ...followUpApi(db.app),
    ...absenceApi(db.app),
    ...absenceRoutes(db.app),
    ...accessApi(db.app),
    ...accessRoutes(db.app, sendsNothing),
    ...(sendsNothing ? demoLetters(db.app) : []),
    ...workingDraftApi(db.app),
    ...staffVisitApi(db.app, publishTrip, outside, names),
    ...gatherApi(db.app, outside, names),
    ...travelListApi(db.app, secret),
    ...questionsApi(db.app, outside),
    ...oversightApi(db.app, oversight),
  ];
  const [files, writes] = [seldomTriedOut(intake.files), seldomTriedOut(writesInto(db.app))];
  const { heads } = logKey;
  const logs = heads ? lookedAtOnce(() => logsGoOn(db.register, heads)) : null;
  const key = lookedAtOnce(() => keyIsPresent(db.register, logKey));
  const health = healthRoutes(async () => [
    ...(await readiness(db, files, writes)),
    await newsHeard(isHeard),
    ...(logs ? [await logs()] : []),
    await key(),
  ]);
  const open = [...publicPages(db, mail), ...openData(db.register, intake.files), ...health, metricsRoute(metrics)];

  return {
    publishTrip,
    handlerOf,
    accountsHandlerOf,
    baseOf: outside,
    importers,
    routes: withApiDocs([...signIn, ...desk, ...api, ...open]),
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
