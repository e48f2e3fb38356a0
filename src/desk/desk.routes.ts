import { meetingsFrom, openSubmissions, type Submission, submissionsAt } from "../decisions/index.ts";
import { type AskedByWho, hasRole, type UdsynRoute, type Who, type Work, work } from "../identity/index.ts";
import type { Db } from "../platform/index.ts";
import { isRoomOn, roleNames } from "../profile/index.ts";
import { countErasureRequests, type Obligation } from "../records/index.ts";
import {
  annexesRefused,
  annexesWaiting,
  findTrips,
  isWithManager,
  kindsByManager,
  listTrips,
  managed,
  obligationsFor,
  readBeforeCommittees,
  sightOf,
  standingIn,
  type Trip,
  type TripId,
  tripsById,
  tripsByStep,
  tripsNamed,
  tripsWaiting,
  turnsOf,
} from "../trips/index.ts";
import type { Reply } from "../web/index.ts";
import { goalsBehind } from "./bare-goals.ts";
import { deskFront } from "./desk.page.tsx";
import { dueOf } from "./dues.ts";
import { importsWaiting } from "./imports-waiting.ts";
import { cursorIn, filterOf, filterWords, olderPath, partOf, scopeOf } from "./list-filter.ts";
import { nextAgendas, withoutMeeting } from "./next-agendas.ts";
import { paletteRoutes } from "./palette.routes.ts";
import { potsShown } from "./pots-shown.ts";
import { searchReply } from "./search.page.tsx";
import { whatWaits } from "./what-waits.ts";

const perPage = 25;
const mostWaiting = 30;
const fewAStep = 3;
const mostDue = 12;
const mostFound = 50;
/** Enough that every committee's next one is among them. */
const mostMeetings = 200;

/** The desk's front page and its search. No writes. */
export function deskRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "staff", method: "GET", allow: roleNames } as const;
  return [
    { ...common, path: "/skrivebord", handle: (asked: AskedByWho) => front(db, asked) },
    { ...common, path: "/skrivebord/soeg", handle: (asked: AskedByWho) => search(db, asked) },
    ...paletteRoutes(db),
  ];
}

/** The second pair of eyes on an erasure, as the page of those that wait lets in. */
function mayErase({ grants }: Who): boolean {
  return grants.some(({ role, scope }) => scope === null && (role === "dpo" || role === "admin"));
}

/** Only asked for where somebody keeps agendas. */
async function agendasOf(
  { tx, municipality, today, who }: Work,
  submissions: readonly Submission[],
  waiting: readonly Trip[],
) {
  const { id, profile } = municipality;
  const meetings = await meetingsFrom(tx, id, today, mostMeetings);
  const subjects = submissions
    .filter(({ subject }) => subject.type === "trip")
    .map(({ subject }) => subject.id as TripId);
  const onAgenda = await tripsById(tx, id, [...new Set(subjects)]);
  const scope = scopeOf(who);
  const only = scope && scope.committees.length > 0 ? scope.committees : null;
  const at = await submissionsAt(
    tx,
    id,
    meetings.map((one) => one.id),
  );
  const ruled = at.filter((one) => one.status === "ruled");
  const turns = await turnsOf({ tx, municipality, today }, waiting);
  const of = { profile, today, meetings, submissions, ruled, onAgenda, waiting, turns, only };
  return { agendas: nextAgendas(of), without: withoutMeeting(of) };
}

/**
 * Trips that wait by what is owed of them and not by where they stand: a change that needs a new ruling, and for whoever
 * closes accounts those of cancelled trips, which are not under way.
 */
async function waitingByDebt(
  { tx, municipality, who }: Work,
  obligations: readonly Obligation[],
  known: readonly Trip[],
): Promise<readonly Trip[]> {
  const ofAccounts = hasRole(who, ["accountant"]) ? ["accounts-due", "receipts-missing"] : [];
  const owing = obligations.filter(({ rule }) => rule === "new-ruling" || ofAccounts.includes(rule));
  const changed = new Set(owing.filter(({ rule }) => rule === "new-ruling").map(({ subject }) => subject.id));
  const ids = new Set(owing.map(({ subject }) => subject.id as TripId));
  for (const { id } of known) ids.delete(id);
  if (ids.size === 0) return [];
  const found = await tripsById(tx, municipality.id, [...ids]);
  return found.filter(({ id, status }) => status === "cancelled" || changed.has(id)).slice(0, mostWaiting);
}

function search(db: Db, asked: AskedByWho): Promise<Reply> {
  const query = (asked.query.get("q") ?? "").trim().slice(0, 200);
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trips = await findTrips(one.tx, one.municipality.id, sightOf(one.who), query, mostFound);
    const submissions = await openSubmissions(one.tx, one.municipality.id);
    return searchReply(asked, query, { trips, withManager: withManagerBy(one, submissions) }, mostFound);
  });
}

/** A committee's request settles the question; otherwise the profile says whose a trip is. */
function withManagerBy({ municipality, today }: Work, submissions: readonly Submission[]): (trip: Trip) => boolean {
  const onAgenda = new Set(requested(submissions));
  return (trip) => isWithManager(trip, municipality.profile, today, onAgenda.has(trip.id));
}

function requested(submissions: readonly Submission[]): readonly TripId[] {
  return submissions
    .filter(({ about, subject }) => about === "request" && subject.type === "trip")
    .map(({ subject }) => subject.id as TripId);
}

function front(db: Db, asked: AskedByWho): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const { tx, municipality, today, who } = one;
    const { id } = municipality;
    const scope = scopeOf(who);
    const sight = sightOf(who);
    const filter = filterWords(asked.query);
    const before = await readBeforeCommittees(tx, id);
    const { submissions, unconfirmed } = before;
    const subjects = [...submissions, ...unconfirmed.map((ruling) => ruling.submission)];
    const named = await tripsNamed(tx, id, [...new Set(subjects.map((each) => each.subject.id as TripId))]);
    const obligations = await obligationsFor(one, before);
    const managers = { kinds: kindsByManager(municipality.profile, today), onAgenda: requested(submissions) };
    const reader = { who, here: municipality, today, managed: await managed(one) };
    const standsIn = await standingIn(one);
    const answers = hasRole(who, ["manager"]);
    const reached = scopeOf({ ...who, grants: [...who.grants, ...standsIn] });
    const underWay = await tripsWaiting(tx, id, sight, reached, today, { ...managers, answers }, mostWaiting);
    const trips = [...underWay, ...(await waitingByDebt(one, obligations, underWay))];
    const part = partOf(filter, scope);
    const list = await listTrips(tx, id, sight, filterOf(filter, managers), {
      ...{ limit: perPage, after: cursorIn(asked.query), of: part },
    });
    return deskFront({
      asked,
      today,
      waiting: whatWaits({
        ...reader,
        standsIn,
        trips,
        submissions,
        unconfirmed,
        named,
        obligations,
        erasures: mayErase(who) ? await countErasureRequests(tx, id, who.actor.id) : 0,
        imports: await importsWaiting(one),
        annexes: await annexesWaiting(one),
        refused: await annexesRefused(one),
      }),
      trips: list.items,
      withManager: withManagerBy(one, submissions),
      older: list.next ? olderPath(filter, list.next) : undefined,
      filter,
      part,
      steps: await tripsByStep(tx, id, sight, scope, today, managers, fewAStep),
      dues: obligations.slice(0, mostDue).map((each) => dueOf(each, reader)),
      pots: await potsShown(one, scope),
      agendas: hasRole(who, ["secretary"]) ? await agendasOf(one, submissions, trips) : null,
      goals:
        hasRole(who, ["coordinator"]) && isRoomOn(municipality.profile, "strategy") ? await goalsBehind(one) : null,
    });
  });
}
