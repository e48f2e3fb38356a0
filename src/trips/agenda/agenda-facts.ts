import { effectOn, isSamePot, postingsOfAll, potsOfYears } from "../../accounts/index.ts";
import { type About, rulingsOn, type Submission, submissionsAboutAll } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import type { Annex } from "../annexes/annex.ts";
import { agendaAnnexes } from "../annexes/annexes-shown.ts";
import { cameOfAll } from "../submit-trip/came-of.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { type AccountsShown, accountsShownFrom } from "../trip-accounts/accounts-shown.ts";
import { type PotShare, potShares } from "../trip-accounts/pot-shares.ts";
import { asApproved } from "../trip-accounts/trip-pot.ts";
import type { AgendaInput, EarlierRuling, RammeEffect } from "./agenda-input.ts";
import { type TermSoFar, termsSoFar } from "./term-so-far.ts";

/** A trip and what of it is before a committee; `null` while it is on no agenda. */
export interface AskedCase {
  readonly trip: Trip;
  readonly submission: Submission | null;
  /** Whom it will be put before, where it is on no agenda. */
  readonly next?: string | null;
}

/** What agenda texts say that lies elsewhere than in the trips: read once for a whole agenda. */
export interface AgendaFacts {
  /** One for each body that bears a part, the one that bears the rest first. */
  readonly rammer: ReadonlyMap<TripId, readonly (RammeEffect | null)[]>;
  readonly earlier: ReadonlyMap<TripId, TermSoFar | null>;
  readonly accounts: ReadonlyMap<TripId, AccountsShown>;
  readonly rulings: readonly EarlierRuling[];
  /** Those of all the trips that go to an agenda and may. */
  readonly annexes: readonly Annex[];
}

/** A trip that is on no agenda is on its way there with its request. */
export function aboutOf(submission: Pick<Submission, "about"> | null): About {
  return submission?.about ?? "request";
}

/** As many queries for a whole agenda as for one case. */
export async function agendaFacts(work: Work, cases: readonly AskedCase[]): Promise<AgendaFacts> {
  const tripsAbout = (about: About) => cases.filter((one) => aboutOf(one.submission) === about).map(({ trip }) => trip);
  const requests = tripsAbout("request");
  return {
    rammer: await rammerOf(work, requests),
    earlier: await termsSoFar(work, requests),
    accounts: await accountsOf(work, tripsAbout("report")),
    rulings: await rulingsOf(
      work,
      cases.map(({ trip }) => trip.id),
    ),
    annexes: await agendaAnnexes(
      work,
      cases.map(({ trip }) => trip.id),
    ),
  };
}

/** A request is held against money and the term before, a report against the accounts; both have what was ruled on them before. */
export function factsAbout(
  { rammer, earlier, accounts, rulings, annexes }: AgendaFacts,
  { trip: { id }, submission }: AskedCase,
): Pick<AgendaInput, "ramme" | "unitRamme" | "earlier" | "accounts" | "history" | "annexes"> {
  const about = aboutOf(submission);
  const history = rulings.filter(
    ({ ruling: { submission: ruledOn } }) =>
      ruledOn.subject.id === id && ruledOn.about === about && ruledOn.id !== submission?.id,
  );
  const said = { history, annexes: annexes.filter((one) => one.tripId === id) };
  return about === "request"
    ? { ...rammeOf(rammer.get(id) ?? []), earlier: earlier.get(id) ?? null, accounts: null, ...said }
    : { ramme: null, earlier: null, accounts: accounts.get(id) ?? null, ...said };
}

async function rulingsOf({ tx, municipality }: Work, ids: readonly TripId[]): Promise<readonly EarlierRuling[]> {
  const submissions = await submissionsAboutAll(tx, municipality.id, "trip", ids);
  const rulings = await rulingsOn(tx, municipality.id, submissions);
  // Of a case that comes for the first time there is nothing more to ask.
  const kept = await cameOfAll(tx, municipality.id, rulings.length === 0 ? [] : ids);
  return rulings.map((ruling) => ({ ruling, ...kept.get(ruling.submission.id) }));
}

async function accountsOf(work: Work, trips: readonly Trip[]): Promise<ReadonlyMap<TripId, AccountsShown>> {
  const { tx, municipality } = work;
  const postings = await postingsOfAll(
    tx,
    municipality.id,
    "trip",
    trips.map((one) => one.id),
  );
  return new Map(
    trips.map((trip) => {
      const own = postings.filter(({ subject }) => subject?.id === trip.id);
      return [trip.id, accountsShownFrom(work, trip, own)];
    }),
  );
}

function rammeOf([ramme = null, units]: readonly (RammeEffect | null)[]) {
  return { ramme, ...(units !== undefined && { unitRamme: units }) };
}

/** What each trip would take of each *ramme* that bears it, beyond what an earlier approval set aside; `null` where one is not known. */
export async function rammerOf({ tx, municipality }: Work, trips: readonly Trip[]) {
  const asking = trips.map((trip) => ({
    trip,
    shares: trip.plan.budget ? potShares(trip, trip.plan.budget.currency) : [],
  }));
  const years = new Set(asking.flatMap(({ shares }) => shares.map(({ key }) => key.year)));
  const pots = await potsOfYears(tx, municipality.id, [...years]);
  const effect = (trip: Trip, { key, part }: PotShare): RammeEffect | null => {
    const pot = pots.find((one) => isSamePot(one, key));
    if (!pot || part === null) return null;
    return { year: key.year, currency: key.currency, ...effectOn(pot.figures, part - setAside(trip, key)) };
  };
  return new Map(asking.map(({ trip, shares }) => [trip.id, shares.map((one) => effect(trip, one))]));
}

/** What an earlier approval set aside in a pot: nothing where it was of another year or owner. */
function setAside(trip: Trip, key: PotShare["key"]): bigint {
  if (!trip.approved) return 0n;
  const shares = potShares(asApproved(trip), key.currency);
  return shares.find((one) => isSamePot(one.key, key))?.part ?? 0n;
}
