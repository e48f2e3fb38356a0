import { type Posting, type PostingId, postingsById } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { type ExpenseRow, type Flag, type Incoming, isHold, type Looked, type Mapping } from "../../intake/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { importedAccounts } from "../import-trips/imported.store.ts";
import { sightOf } from "../may.ts";
import { tripsById } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { takesLedger } from "../trip-accounts/trip-accounts.ts";
import { handFlags } from "./hand-flags.ts";
import { ledgerRates } from "./ledger-rates.ts";
import { mergeExpenses } from "./merge-expense.ts";
import { type NamesOfTrips, nameFlags } from "./name-flags.ts";
import { rebookedLines } from "./rebooked.ts";
import { type TripMeant, tripsByReference } from "./trips-by-reference.store.ts";

/**
 * Why a posting waits in the pool although its reference fits a trip, and why a changed one is not let in. A reference that
 * fits no trip says nothing: most of a ledger is about other things than trips.
 */
export async function flagExpenses(
  work: Work,
  looked: readonly Looked<ExpenseRow>[],
  mapping: Mapping,
  forgetting: Forgetting,
  names: NamesOfTrips,
): Promise<readonly (readonly Flag[])[]> {
  const { tx, municipality, who } = work;
  const rows = looked.map((one) => ({ ...one, mapping }));
  const meant = await tripsByReference(tx, municipality.id, referencesOf(rows), sightOf(who));
  const named = await tripsNamed(work, meant);
  const flags = new Map<string, readonly Flag[]>();
  for (const [reference, trips] of meant)
    flags.set(reference, await flagsOf(work, reference, trips, named.get(reference)));
  const known = rows.flatMap(({ subjectId }) => (subjectId ? [subjectId as PostingId] : []));
  const postings = new Map((await postingsById(tx, municipality.id, known)).map((one) => [one.id, one]));
  const trips = await tripsById(tx, municipality.id, tripsOf([...postings.values()]));
  const closed = new Map(trips.filter((trip) => !takesLedger(trip)).map((trip) => [String(trip.id), trip]));
  const changing = rows.filter(({ changes }) => changes);
  const merged = await mergeExpenses(work, changing, postings, forgetting);
  const rebooked = await rebookedLines(work, merged, postings);
  const ofNames = await nameFlags(work, rows, { meant, postings, merged, rebooked, forgetting, names });
  const rateOf = await ledgerRates(
    work,
    rows.map(({ item }) => item),
  );
  const found = rows.map((row): readonly Flag[] => {
    const { item, subjectId, changes } = row;
    const { never = null, erased = [] } = ofNames.get(row) ?? {};
    if (never) return [never, ...erased];
    const { flags: ofRate } = rateOf(item);
    const posting = subjectId === null ? undefined : postings.get(subjectId as PostingId);
    if (changes && !posting) return [{ code: "line-removed" }];
    const trip = posting?.subject && closed.get(posting.subject.id);
    const news = merged.get(row);
    if (trip && news && Object.keys(news.after).length > 0)
      return [{ code: "line-accounts-closed", params: { title: trip.title } }, ...erased];
    const { to, flags: ofMove = [] } = rebooked.get(row) ?? {};
    const lies = to === undefined || to === "stays" ? (posting?.subject ?? null) : to;
    const waits = lies !== null || item.reference === null ? [] : (flags.get(item.reference) ?? []);
    // A rate that somebody has put on since is not asked for again.
    const rate = posting && posting.rate !== null ? [] : ofRate;
    return [...erased, ...waits, ...ofMove, ...(news?.flags ?? []), ...rate];
  });
  const letIn = rows.filter((_, at) => !found[at]?.some(({ code }) => isHold(code)));
  const open = new Map([...named].filter(([, trip]) => takesLedger(trip)));
  const byHand = await handFlags(work, letIn, { open, postings, merged, rebooked });
  return rows.map((row, at) => [...(found[at] ?? []), ...[byHand.get(row) ?? []].flat()]);
}

/** The trip that each reference means; one that fits several means none. */
async function tripsNamed(
  { tx, municipality }: Work,
  meant: ReadonlyMap<string, readonly TripMeant[]>,
): Promise<ReadonlyMap<string, Trip>> {
  const ids = [...meant].flatMap(([reference, [only, ...more]]) =>
    only && more.length === 0 ? [[reference, only.id] as const] : [],
  );
  const trips = await tripsById(tx, municipality.id, [...new Set(ids.map(([, id]) => id))]);
  const byId = new Map(trips.map((trip) => [trip.id, trip]));
  return new Map(
    ids.flatMap(([reference, id]) => {
      const trip = byId.get(id);
      return trip ? [[reference, trip] as const] : [];
    }),
  );
}

function tripsOf(postings: readonly Posting[]): readonly TripId[] {
  return [...new Set(postings.flatMap(({ subject }) => (subject ? [subject.id as TripId] : [])))];
}

async function flagsOf(
  work: Work,
  reference: string,
  trips: readonly TripMeant[],
  trip: Trip | undefined,
): Promise<readonly Flag[]> {
  const { tx, municipality } = work;
  const about = { field: "reference", printed: reference };
  if (trips.length > 1) {
    const titles = trips.map(({ title }) => `»${title}«`).join(", ");
    return [{ code: "reference-unclear", params: { titles }, ...about }];
  }
  if (!trip || takesLedger(trip)) return [];
  const printed = await importedAccounts(tx, municipality.id, trip.id);
  const accounts = printed ? `trykt i kilden i ${printed.currency ?? municipality.profile.currency}` : "afsluttet her";
  if (trip.accountsTrack !== "closed") return [{ code: "trip-not-approved", params: { title: trip.title }, ...about }];
  return [{ code: "accounts-closed", params: { title: trip.title, accounts }, ...about }];
}

/** The references that rows name, each once. */
export function referencesOf(rows: readonly Incoming<ExpenseRow>[]): readonly string[] {
  return [...new Set(rows.flatMap(({ item }) => item.reference ?? []))];
}
