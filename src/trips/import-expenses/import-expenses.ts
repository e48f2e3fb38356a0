import {
  type AccountsSubject,
  type AccountsSubjectHandler,
  addImportedPostings,
  carryReceipt,
  changeImportedPostings,
  holdPostings,
  type ImportedFacts,
  type Posting,
  type PostingId,
  postingsById,
} from "../../accounts/index.ts";
import { trace, traceAll, type Work } from "../../identity/index.ts";
import type { Change, ExpenseRow, Fields, Incoming, Records } from "../../intake/index.ts";
import { Conflict, newId } from "../../kernel/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { publishedAtOf } from "../../register/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { takesLedger, takesPostings } from "../trip-accounts/trip-accounts.ts";
import { tripType } from "../trip-entry-type.ts";
import { bookedByHand, type Going, waitingForHand } from "./booked-by-hand.ts";
import { describeExpense } from "./describe-expense.ts";
import { factsOf } from "./expense-facts.ts";
import { flagExpenses, referencesOf } from "./flag-expenses.ts";
import { ledgerRates } from "./ledger-rates.ts";
import { mergeExpenses } from "./merge-expense.ts";
import type { NamesOfTrips } from "./name-flags.ts";
import { rebookedLines, tripsMeant } from "./rebooked.ts";

/**
 * Postings as an import makes them: on the trip that their reference means while its accounts are open, else in the
 * unassigned pool, where a person finds their trip.
 */
export function expenseRecords(
  accounts: AccountsSubjectHandler<Work>,
  publishTrip: PublishTrip,
  forgetting: Forgetting,
): Records<ExpenseRow> {
  const told = async (work: Work, ids: Iterable<TripId>, fileName: string) => {
    for (const id of ids) await tellTrip(work, id, fileName, accounts, publishTrip);
  };
  const names: NamesOfTrips = {
    neverPublic: async (one, id) => (await accounts.neverPublic?.(one, id)) ?? [],
    erased: accounts.erased ?? (async () => () => []),
  };
  return {
    editedByHand: true,
    hold: holdExpenses,
    add: (work, rows) => addExpenses(work, rows, told),
    change: (work, rows) => changeExpenses(work, rows, told, forgetting),
    foresee: (work, rows) => foreseeExpenses(work, rows, forgetting),
    look: (work, rows, mapping) => flagExpenses(work, rows, mapping, forgetting, names),
    describe: describeExpense,
    publishing: null,
  };
}

type Told = (work: Work, trips: Iterable<TripId>, fileName: string) => Promise<void>;

/** Lets a trip know of its new lines; an old one only has them published where it is public already. */
async function tellTrip(
  work: Work,
  id: TripId,
  fileName: string,
  accounts: AccountsSubjectHandler<Work>,
  publishTrip: PublishTrip,
): Promise<void> {
  const { tx, municipality } = work;
  const trip = await readTrip(tx, municipality.id, id);
  if (takesPostings(trip)) return accounts.posted(work, id);
  const isPublic = (await publishedAtOf(tx, municipality.id, tripType.type, [id])).has(id);
  if (isPublic) await publishTrip(work, trip, `Posteringer fra ${fileName}`);
}

/** Lines before trips, as everybody who corrects a line holds them. */
async function holdExpenses(
  work: Work,
  adding: readonly Incoming<ExpenseRow>[],
  changing: readonly Change<ExpenseRow>[],
): Promise<void> {
  const { tx, municipality } = work;
  const ids = changing.map(({ subjectId }) => subjectId as PostingId);
  const lines = await holdPostings(tx, municipality.id, ids);
  const byId = new Map<string, Posting>(lines.map((one) => [one.id, one]));
  const corrected = changing.filter(({ item, subjectId }) => byId.get(subjectId)?.reference !== item.reference);
  const meant = await tripsMeant(work, referencesOf([...adding, ...corrected]));
  const trips = new Set([...lines.flatMap(({ subject }) => (subject ? [subject.id] : [])), ...meant.values()]);
  for (const id of [...trips].sort()) await readTrip(tx, municipality.id, id as TripId, "hold");
}

async function addExpenses(
  work: Work,
  rows: readonly Incoming<ExpenseRow>[],
  told: Told,
): Promise<readonly PostingId[]> {
  const { tx, municipality, now, who } = work;
  const trips = await openTrips(work, rows);
  const rateOf = await ledgerRates(
    work,
    rows.map(({ item }) => item),
  );
  const coming = rows.map(({ item, key }) => {
    const line = factsOf(item, municipality.profile, rateOf(item).rate);
    const trip = trips.get(item.reference ?? "");
    return { key, line, going: trip === undefined ? null : { trip, reference: item.reference, line, id: null } };
  });
  const waiting = await waitingIn(
    work,
    coming.flatMap(({ going }) => going ?? []),
  );
  const postings = coming.map(({ key, line, going }) => {
    const subject = going === null || waiting.has(going) ? null : { type: "trip", id: going.trip };
    return { id: newId<"posting">(now.getTime()), subject, sourceKey: key, ...line };
  });
  await addImportedPostings(tx, municipality.id, postings, { now, by: who.actor.id });
  const [first, last] = [postings[0], postings.at(-1)];
  if (first && last) {
    // One trace a batch: the lines themselves say what the ledger said, and a ledger has a million.
    await trace(work, {
      action: "accounts.import",
      subject: { type: "posting", id: first.id },
      after: { fileName: rows[0]?.fileName, lines: postings.length, last: last.id },
    });
  }
  const touched = new Set(postings.flatMap(({ subject }) => subject?.id ?? []));
  await told(work, touched, rows[0]?.fileName ?? "");
  return postings.map(({ id }) => id);
}

async function changeExpenses(
  work: Work,
  rows: readonly Change<ExpenseRow>[],
  told: Told,
  forgetting: Forgetting,
): Promise<readonly (boolean | null)[]> {
  const { tx, municipality } = work;
  const changes: { posting: Posting; facts: ImportedFacts; before: Fields; after: Fields }[] = [];
  const carried = new Map<string, Posting["receiptDocumentId"]>();
  const ids = rows.map(({ subjectId }) => subjectId as PostingId);
  // Those that were removed at the desk stay so.
  const there = new Map((await holdPostings(tx, municipality.id, ids)).map((one) => [one.id, one]));
  const merged = await mergeExpenses(work, rows, there, forgetting);
  const rebooked = await rebookedLines(work, merged, there);
  const tripOf = (row: Change<ExpenseRow>) => rebooked.get(row)?.to ?? null;
  const trips = await heldTrips(work, [
    ...[...there.values()].map(({ subject }) => subject?.id ?? null),
    ...rows.map(tripOf).filter((to) => to !== "stays"),
  ]);
  const going = new Map(
    rows.flatMap((row): (readonly [Change<ExpenseRow>, Going])[] => {
      const [posting, line, trip] = [there.get(row.subjectId as PostingId), merged.get(row)?.facts, tripOf(row)];
      if (!(posting && line) || trip === null || trip === "stays") return [];
      return [[row, { trip, reference: line.reference, line, id: posting.id }]];
    }),
  );
  const waiting = await waitingIn(work, [...going.values()]);
  for (const row of rows) {
    const posting = there.get(row.subjectId as PostingId);
    const made = merged.get(row);
    if (!(posting && made)) continue;
    const { facts, before, after } = made;
    if (Object.keys(after).length === 0) continue;
    const { subject } = posting;
    const trip = subject && trips.get(subject.id);
    // Looked at before; closed by somebody in between.
    if (trip && !takesLedger(trip)) throw new Conflict("accounts-closed", { title: trip.title });
    const goes = going.get(row);
    const goal = goes && waiting.has(goes) ? null : tripOf(row);
    const to = rebooked.has(row) && goal !== "stays" ? subjectOf(goal) : subject;
    const moves = to?.id !== subject?.id;
    const told = moves ? { before: { ...before, subject }, after: { ...after, subject: to } } : { before, after };
    const receiptDocumentId = moves ? await carryReceipt(work, posting, to, carried) : posting.receiptDocumentId;
    if (moves) carried.set(posting.id, receiptDocumentId);
    changes.push({ posting: { ...posting, subject: to, receiptDocumentId }, facts, ...told });
  }
  await changeImportedPostings(
    tx,
    municipality.id,
    changes.map(({ posting: { id, subject, receiptDocumentId }, facts }) => ({
      ...facts,
      id,
      subject,
      receiptDocumentId,
    })),
  );
  await traceAll(
    work,
    changes.map(({ posting: { id }, before, after }) => ({
      action: "accounts.import-change",
      subject: { type: "posting", id },
      before,
      after,
    })),
  );
  const left = changes.flatMap(({ posting: { id } }) => there.get(id)?.subject?.id ?? []);
  const taken = changes.flatMap(({ posting: { subject } }) => subject?.id ?? []);
  await told(work, new Set([...left, ...taken].sort() as TripId[]), rows[0]?.fileName ?? "");
  const changed = new Set<string>(changes.map(({ posting: { id } }) => id));
  return rows.map(({ subjectId }) => (there.has(subjectId as PostingId) ? changed.has(subjectId) : null));
}

/** Those that may be a line which somebody booked by hand on their trip: a person says. */
async function waitingIn(work: Work, going: readonly Going[]) {
  const byHand = await bookedByHand(
    work,
    going.map(({ trip }) => trip),
  );
  return waitingForHand(work, going, byHand);
}

function subjectOf(trip: TripId | null | "stays"): AccountsSubject | null {
  return trip === null || trip === "stays" ? null : { type: "trip", id: trip };
}

/** Trips by id, held in the order of their ids. */
async function heldTrips(work: Work, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Trip>> {
  const held = new Map<string, Trip>();
  for (const id of [...new Set(ids.flatMap((one) => one ?? []))].sort())
    held.set(id, await readTrip(work.tx, work.municipality.id, id as TripId, "hold"));
  return held;
}

/** Which of these rows would write something: what `changeExpenses` asks, with nothing held. */
async function foreseeExpenses(
  work: Work,
  rows: readonly Change<ExpenseRow>[],
  forgetting: Forgetting,
): Promise<readonly (boolean | null)[]> {
  const ids = rows.map(({ subjectId }) => subjectId as PostingId);
  const lines = new Map((await postingsById(work.tx, work.municipality.id, ids)).map((one) => [one.id, one]));
  const merged = await mergeExpenses(work, rows, lines, forgetting);
  return rows.map((row) => {
    const made = merged.get(row);
    return made ? Object.keys(made.after).length > 0 : null;
  });
}

/** The trips that the rows mean, by reference, as far as their accounts are open. */
async function openTrips(work: Work, rows: readonly Incoming<ExpenseRow>[]): Promise<ReadonlyMap<string, TripId>> {
  const open = new Map<string, TripId>();
  for (const [reference, id] of await tripsMeant(work, referencesOf(rows))) {
    if (takesLedger(await readTrip(work.tx, work.municipality.id, id, "hold"))) open.set(reference, id);
  }
  return open;
}
