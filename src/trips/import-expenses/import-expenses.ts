import {
  type AccountsSubjectHandler,
  addImportedPostings,
  changeImportedPostings,
  holdPosting,
  homeCurrencyOf,
  homeWorth,
  type ImportedFacts,
  type PostingFacts,
  type PostingId,
  postingsWithSubject,
} from "../../accounts/index.ts";
import { trace, traceAll, type Work } from "../../identity/index.ts";
import type { ExpenseRow, Flag, Incoming, Looked, Records } from "../../intake/index.ts";
import { Conflict, decimalOf, newId } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { publishedAtOf } from "../../register/index.ts";
import { importedAccounts } from "../import-trips/imported.store.ts";
import { sightOf } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripType } from "../trip.public.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { takesPostings } from "../trip-accounts/trip-accounts.ts";
import { type TripMeant, tripsByReference } from "./trips-by-reference.store.ts";

/**
 * Postings as an import makes them: on the trip that their reference means while its accounts are open, else in the
 * unassigned pool, where a person finds their trip.
 */
export function expenseRecords(accounts: AccountsSubjectHandler<Work>, publishTrip: PublishTrip): Records<ExpenseRow> {
  const told = async (work: Work, ids: Iterable<TripId>, fileName: string) => {
    for (const id of ids) await tellTrip(work, id, fileName, accounts, publishTrip);
  };
  return {
    add: (work, rows) => addExpenses(work, rows, told),
    change: (work, rows) => changeExpenses(work, rows, told),
    look: flagExpenses,
    publishing: null,
  };
}

type Told = (work: Work, trips: Iterable<TripId>, fileName: string) => Promise<void>;

/** A trip whose accounts are open, or an old one that came without any. */
function takesLedger(trip: Trip): boolean {
  return takesPostings(trip) || (trip.status === "complete" && trip.accountsTrack === "not-owed");
}

/**
 * Why a posting waits in the pool although its reference fits a trip. A reference that fits none says nothing: most of a
 * ledger is about other things than trips.
 */
async function flagExpenses(work: Work, rows: readonly Looked<ExpenseRow>[]): Promise<readonly (readonly Flag[])[]> {
  const { tx, municipality, who } = work;
  const meant = await tripsByReference(tx, municipality.id, referencesOf(rows), sightOf(who));
  const onTrip = await postingsWithSubject(
    tx,
    municipality.id,
    rows.flatMap(({ subjectId }) => subjectId ?? []),
  );
  const flags = new Map<string, readonly Flag[]>();
  for (const [reference, trips] of meant) flags.set(reference, await flagsOf(work, reference, trips));
  return rows.map(({ item, subjectId }) =>
    (subjectId && onTrip.has(subjectId)) || item.reference === null ? [] : (flags.get(item.reference) ?? []),
  );
}

async function flagsOf(work: Work, reference: string, trips: readonly TripMeant[]): Promise<readonly Flag[]> {
  const { tx, municipality } = work;
  const about = { field: "reference", printed: reference };
  if (trips.length > 1) {
    const titles = trips.map(({ title }) => `»${title}«`).join(", ");
    return [{ code: "reference-unclear", params: { titles }, ...about }];
  }
  const [only] = trips;
  if (!only) return [];
  const trip = await readTrip(tx, municipality.id, only.id);
  if (takesLedger(trip)) return [];
  const printed = await importedAccounts(tx, municipality.id, only.id);
  const accounts = printed ? `trykt i kilden i ${printed.currency ?? municipality.profile.currency}` : "afsluttet her";
  if (trip.accountsTrack !== "closed") return [{ code: "trip-not-approved", params: { title: trip.title }, ...about }];
  return [{ code: "accounts-closed", params: { title: trip.title, accounts }, ...about }];
}

function referencesOf(rows: readonly Incoming<ExpenseRow>[]): readonly string[] {
  return [...new Set(rows.flatMap(({ item }) => item.reference ?? []))];
}

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

async function addExpenses(
  work: Work,
  rows: readonly Incoming<ExpenseRow>[],
  told: Told,
): Promise<readonly PostingId[]> {
  const { tx, municipality, now, who } = work;
  const trips = await openTrips(work, rows);
  const postings = rows.map(({ item, key }) => {
    const trip = trips.get(item.reference ?? "");
    const subject = trip === undefined ? null : { type: "trip", id: trip };
    return { id: newId<"posting">(now.getTime()), subject, sourceKey: key, ...factsOf(item, municipality.profile) };
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
  rows: readonly (Incoming<ExpenseRow> & { readonly subjectId: string })[],
  told: Told,
): Promise<readonly boolean[]> {
  const { tx, municipality } = work;
  const touched = new Set<TripId>();
  const changes: { id: PostingId; facts: ImportedFacts; before: object; after: object }[] = [];
  for (const { item, subjectId } of rows) {
    const posting = await holdPosting(tx, municipality.id, subjectId as PostingId);
    const facts = withRate(factsOf(item, municipality.profile), posting);
    const [old, next] = [printable(posting), printable(facts)];
    const names = Object.keys(next).filter((name) => old[name] !== next[name]);
    if (names.length === 0) continue;
    const { subject } = posting;
    if (subject) {
      const trip = await readTrip(tx, municipality.id, subject.id as TripId, "hold");
      if (!takesLedger(trip)) throw new Conflict("accounts-closed", { title: trip.title });
      touched.add(trip.id);
    }
    const only = (fields: Printable) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
    changes.push({ id: posting.id, facts, before: only(old), after: only(next) });
  }
  await changeImportedPostings(
    tx,
    municipality.id,
    changes.map(({ id, facts }) => ({ id, ...facts })),
  );
  await traceAll(
    work,
    changes.map(({ id, before, after }) => ({
      action: "accounts.import-change",
      subject: { type: "posting", id },
      before,
      after,
    })),
  );
  await told(work, touched, rows[0]?.fileName ?? "");
  const changed = new Set<string>(changes.map(({ id }) => id));
  return rows.map(({ subjectId }) => changed.has(subjectId));
}

/** The trips that the rows mean, by reference, as far as their accounts are open. */
async function openTrips(
  { tx, municipality, who }: Work,
  rows: readonly Incoming<ExpenseRow>[],
): Promise<ReadonlyMap<string, TripId>> {
  const found = await tripsByReference(tx, municipality.id, referencesOf(rows), sightOf(who));
  const open = new Map<string, TripId>();
  for (const [reference, [only, ...more]] of found) {
    if (!only || more.length > 0) continue;
    const { id } = only;
    if (takesLedger(await readTrip(tx, municipality.id, id, "hold"))) open.set(reference, id);
  }
  return open;
}

/** Only what the row says; an amount that is no number stays as it is printed, a category that is unknown is `other`. */
function factsOf(item: ExpenseRow, profile: Profile): ImportedFacts {
  const home = homeCurrencyOf(profile);
  const { hundredths, amountText, category, postedOn, payer } = item;
  const currency = item.currency ?? home;
  return {
    category: category ?? "other",
    hundredths,
    amountText: amountText ?? (hundredths === null ? "" : null),
    currency,
    rate: null,
    rateVersion: null,
    homeHundredths: currency === home ? hundredths : null,
    bookedOn: postedOn,
    text: item.text ?? item.supplier ?? "Uden tekst",
    supplier: item.supplier,
    supplierId: item.supplierId,
    period: item.period,
    voucher: item.voucher,
    accountString: item.accountString,
    payer,
  };
}

/** A rate that was put on the line at the desk stays while it is of the same currency, and, where a table gave it, day. */
function withRate(facts: ImportedFacts, kept: PostingFacts): ImportedFacts {
  const { rate, rateVersion } = kept;
  const sameDay = rateVersion === null || kept.bookedOn === facts.bookedOn;
  if (rate === null || kept.currency !== facts.currency || !sameDay) return facts;
  const homeHundredths = facts.hundredths === null ? null : homeWorth(facts.hundredths, rate);
  return { ...facts, rate, rateVersion, homeHundredths };
}

type Printable = Readonly<Record<string, string | null>>;

function printable(facts: ImportedFacts): Printable {
  const { category, hundredths, amountText, currency, bookedOn, text, supplier, supplierId, period, payer } = facts;
  const amount = hundredths === null ? null : decimalOf(hundredths);
  const { voucher, accountString } = facts;
  return {
    ...{ category, amount, amountText, currency, bookedOn, text, supplier, supplierId, period, payer },
    // The desk may have written these where the ledger says nothing; that is no difference.
    ...(voucher !== null && { voucher }),
    ...(accountString !== null && { accountString }),
  };
}
