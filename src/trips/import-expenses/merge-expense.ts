import {
  homeCurrencyOf,
  type ImportedFacts,
  type Posting,
  type PostingId,
  placeOfPosting,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import {
  type ExpenseRow,
  type Fields,
  type Flag,
  type KeptFor,
  keptByHand,
  type Mapping,
  mergeReading,
} from "../../intake/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { type Forget, factsOf, withoutErased, worthOf } from "./expense-facts.ts";
import { actsOnLines, madeByLedger, only, type Printable, printable, saidBy } from "./ledger-acts.ts";
import { ledgerRates } from "./ledger-rates.ts";

/** A row that changes its line; what its file said last where that is known. */
export interface Reading {
  readonly item: ExpenseRow;
  readonly subjectId: string | null;
  readonly was: ExpenseRow | null;
  readonly metAt: Date | null;
  readonly mapping: Mapping;
}

export interface MergedExpense {
  readonly facts: ImportedFacts;
  /** What is written otherwise by it, for the trail. */
  readonly before: Fields;
  readonly after: Fields;
  /** Of fields that the ledger and a hand have both changed: the hand's stand. */
  readonly flags: readonly Flag[];
  readonly disputed: readonly string[];
}

/**
 * Changed rows as lines, held against the lines as they are stored, by row; a row whose line is not there is left out. Nobody
 * who was erased comes back. However many rows there are, the trail is asked once.
 */
export async function mergeExpenses<Row extends Reading>(
  work: Work,
  rows: readonly Row[],
  lines: ReadonlyMap<PostingId, Posting>,
  forgetting: Forgetting,
): Promise<ReadonlyMap<Row, MergedExpense>> {
  const forgetIn = await forgetting(work);
  const items = rows.flatMap(({ item, was }) => (was ? [item, was] : [item]));
  const rateOf = await ledgerRates(work, items);
  const read = rows.flatMap((row) => {
    const posting = row.subjectId === null ? undefined : lines.get(row.subjectId as PostingId);
    if (!posting) return [];
    const createdAt = new Date(Math.min(posting.createdAt.getTime(), (row.metAt ?? posting.createdAt).getTime()));
    const erased = { place: placeOfPosting(posting.id), createdAt, isOfficial: () => false };
    const forget: Forget = (value) => forgetIn(value, erased);
    const facts = (item: ExpenseRow) =>
      withoutErased(factsOf(item, work.municipality.profile, rateOf(item).rate), posting, forget);
    const now = { item: row.item, says: facts(row.item), mapping: row.mapping };
    const said = row.was && printable(facts(row.was));
    return [{ row, posting, now, said, first: said && merged(work, { ...now, said }, posting) }];
  });
  // Only a hand's change is one: not what a clash kept from the file, nor a rate that today's tables think otherwise of.
  const asksTrail = ({ said, first, posting }: (typeof read)[number]) =>
    !(said && first) || first.disputed.length > 0 || said.rate !== posting.rate;
  const actsOf = await actsOnLines(
    work,
    read.filter(asksTrail).map(({ posting }) => posting),
  );
  return new Map(
    read.map((one): [Row, MergedExpense] => {
      const { row, posting, now, said, first } = one;
      if (first && !asksTrail(one)) return [row, first];
      const acts = actsOf(posting);
      if (!said) return [row, merged(work, { ...now, said: saidBy(acts, posting) }, posting)];
      const made = madeByLedger(acts, posting);
      return [row, merged(work, { ...now, said: "rate" in made ? { ...said, rate: made.rate } : said, made }, posting)];
    }),
  );
}

interface Sayings {
  readonly item: ExpenseRow;
  readonly mapping: Mapping;
  readonly said: Fields;
  readonly says: ImportedFacts;
  /** What no hand has touched, where that is known. */
  readonly made?: Fields;
}

function merged({ municipality }: Work, { item, mapping, said, says, made }: Sayings, posting: Posting): MergedExpense {
  const [stored, told] = [printable(posting), toldBy(item, says, mapping)];
  const spoken = Object.keys(told);
  const { values, disputed } = mergeReading(only(said, spoken), only(stored, spoken), told, made);
  const takes = new Set(spoken.filter((name) => values[name] !== stored[name]));
  const clashes = moneyClashes(takes, (name) => name in told && told[name] !== stored[name]);
  for (const name of clashes) takes.delete(name);
  // A rate is of its currency: a hand's of the old one is of no use for the file's new one.
  if (takes.has("currency") && "rate" in told) takes.add("rate");
  const facts = withMoney(
    chosen(posting, says, takes),
    posting,
    homeCurrencyOf(municipality.profile),
    takes.has("rate"),
  );
  const next = printable(facts);
  const names = Object.keys(next).filter((name) => stored[name] !== next[name]);
  const flagged = (why: KeptFor) => (name: string) =>
    keptByHand(name === "bookedOn" ? "postedOn" : name, typeof told[name] === "string" ? told[name] : null, why);
  // What the law keeps of somebody who was erased stands by an erasure, and no hand has written it.
  const hands = disputed.filter((name) => !takes.has(name) && !posting.neverPublic.some((kept) => kept === name));
  const flags = [...hands.map(flagged("both")), ...clashes.map(flagged("money"))];
  return { facts, before: only(stored, names), after: only(next, names), flags, disputed };
}

/**
 * What the file moves of a line's money while what it goes with stays otherwise than the file has it: a new amount in another
 * currency than the file's, or another currency for the hand's amount, is a sum that nobody has said.
 */
function moneyClashes(takes: ReadonlySet<string>, differs: (name: string) => boolean): readonly string[] {
  const moved = ["amount", "currency", "rate"].filter((name) => takes.has(name));
  const keeps = (name: string) => differs(name) && !takes.has(name);
  return keeps("currency") || (takes.has("currency") && keeps("amount")) ? moved : [];
}

/** Each field from the row or from the line; an amount and what is printed in its place are one. */
function chosen(posting: Posting, says: ImportedFacts, takes: ReadonlySet<string>): ImportedFacts {
  const from = (name: string): ImportedFacts => (takes.has(name) ? says : posting);
  return {
    category: from("category").category,
    hundredths: from("amount").hundredths,
    amountText: from("amount").amountText,
    currency: from("currency").currency,
    rate: from("rate").rate,
    rateVersion: from("rate").rateVersion,
    homeHundredths: posting.homeHundredths,
    vat: from("vat").vat,
    bookedOn: from("bookedOn").bookedOn,
    text: from("text").text,
    label: from("label").label,
    supplier: from("supplier").supplier,
    supplierId: from("supplierId").supplierId,
    period: from("period").period,
    voucher: from("voucher").voucher,
    accountString: from("accountString").accountString,
    payer: from("payer").payer,
    reference: from("reference").reference,
  };
}

/**
 * What a line is worth at home. A rate stays while it is of the same currency, and, where a table gave it, day; a worth that was
 * written here stays while the money is the same.
 */
function withMoney(facts: ImportedFacts, posting: Posting, home: string, isFilesRate: boolean): ImportedFacts {
  const sameDay = facts.rateVersion === null || facts.bookedOn === posting.bookedOn;
  const stays = isFilesRate || (facts.currency === posting.currency && sameDay);
  const { rate, rateVersion } = stays ? facts : { rate: null, rateVersion: null };
  const same = rate === posting.rate && facts.currency === posting.currency && facts.hundredths === posting.hundredths;
  if (same) return facts;
  const { hundredths } = facts;
  return {
    ...facts,
    ...{ rate, rateVersion },
    homeHundredths: facts.currency === home ? hundredths : worthOf(hundredths, rate),
  };
}

/**
 * What the row tells; the desk may have written a basis, a rate, a voucher or an account string where it tells of none. A file
 * without references moves no line off its trip.
 */
function toldBy({ label, vat }: ExpenseRow, says: ImportedFacts, { fields, constants }: Mapping): Printable {
  const { label: shown, vat: basis, rate, voucher, accountString, reference, ...rest } = printable(says);
  return {
    ...rest,
    ...("reference" in { ...fields, ...constants } && { reference: reference ?? null }),
    ...(label !== undefined && { label: shown ?? null }),
    ...(vat !== undefined && vat !== null && { vat: basis ?? null }),
    ...Object.fromEntries(Object.entries({ rate, voucher, accountString }).filter(([, value]) => value !== null)),
  };
}
