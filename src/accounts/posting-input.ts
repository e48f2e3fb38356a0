import { z } from "zod";
import { type Currency, type DateOn, decimalOf, type Fault, fault, Invalid, implausibleDays } from "../kernel/index.ts";
import { checked } from "../platform/index.ts";
import { categories, dataFields } from "../profile/index.ts";
import { typedMarks } from "../records/index.ts";
import { amount, currency, documentId, saidWords, words } from "./entered.ts";
import { homeWorth, isRate } from "./home-worth.ts";
import type { PostingFacts } from "./posting.ts";
import { vats } from "./vats.ts";

/** The answer to what is asked about a line's names (`askAboutNames`). */
export const lineNamesConfirmed = z
  .boolean()
  .default(false)
  .describe(
    "A name of somebody who is never public (`name-never-public`), or that was erased from here (`name-was-erased`), is to be public",
  );

/** A line as it is entered. `amount` and `homeAmount` are decimals of at most two places. */
export const postingSchema = z.strictObject({
  category: z.enum(categories),
  label: words,
  amount: amount.nullable().default(null),
  amountText: words,
  currency,
  rate: z.string().refine(isRate, { message: "not-a-rate" }).nullable().default(null),
  /** That a rate far from the day's is meant as it stands. */
  rateConfirmed: z.boolean().default(false),
  namesConfirmed: lineNamesConfirmed,
  homeAmount: amount.nullable().default(null),
  vat: z.enum(vats).default("unknown"),
  bookedOn: dataFields.day.nullable().default(null),
  text: saidWords,
  supplier: words,
  supplierId: words,
  period: words,
  voucher: words,
  accountString: words,
  payer: words,
  /** A receipt of the same accounts. */
  receiptId: documentId.nullable().default(null),
  withoutReceipt: words,
});
export type PostingInput = z.input<typeof postingSchema>;

/** Holds what a program sent against the schema. @throws Invalid with everything wrong with its form */
export function assertPostingInput(given: unknown): asserts given is PostingInput {
  const read = checked(postingSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
}
type Read = z.output<typeof postingSchema>;

/**
 * A posting's facts from what was entered, or everything wrong with it at once, each beside its field.
 * Where a foreign amount has a rate, its worth at home is computed; where only the worth is known, that is kept.
 * @param stands the line that is corrected: a ledger's own day to come, and what was erased, keep nobody from mending the rest
 */
export function readPosting(
  given: unknown,
  home: Currency,
  today: DateOn,
  stands: Partial<PostingFacts> | null = null,
): { readonly facts: PostingFacts } | { readonly faults: readonly Fault[] } {
  const read = checked(postingSchema, given);
  if ("faults" in read) return read;
  const faults = [
    ...amountFaults(read.value),
    ...homeFaults(read.value, home),
    ...typedMarks(read.value, stands ?? {}),
    ...(read.value.bookedOn === (stands?.bookedOn ?? null) ? [] : dayFaults(read.value, today)),
  ];
  if (faults.length > 0) return { faults };
  const { amount: hundredths, homeAmount, receiptId, rateConfirmed: _, namesConfirmed: _n, ...rest } = read.value;
  const homeHundredths = worthOf(read.value, home) ?? homeAmount;
  return {
    facts: { ...rest, reference: null, rateVersion: null, hundredths, homeHundredths, receiptDocumentId: receiptId },
  };
}

function worthOf({ amount: hundredths, currency, rate }: Read, home: Currency): bigint | null {
  if (hundredths === null) return null;
  if (currency === home) return hundredths;
  return rate === null ? null : homeWorth(hundredths, rate);
}

function amountFaults({ amount: hundredths, amountText }: Read): Fault[] {
  return hundredths === null && amountText === null ? [fault("amount-missing", {}, "amount")] : [];
}

/** As wide as an amount that is entered: 13 digits before the point. */
const widest = 10n ** 15n;

function homeFaults(read: Read, home: Currency): Fault[] {
  const { amount: hundredths, currency, rate, homeAmount } = read;
  const worth = worthOf(read, home);
  const opposite = hundredths !== null && homeAmount !== null && hundredths * homeAmount < 0n;
  return [
    ...(currency === home && rate !== null ? [fault("rate-at-home", { currency }, "rate")] : []),
    ...(worth !== null && (worth >= widest || worth <= -widest) ? [fault("home-amount-too-large", {}, "rate")] : []),
    ...(worth !== null && homeAmount !== null && worth !== homeAmount
      ? [fault("home-amount-differs", { stated: decimalOf(homeAmount), computed: decimalOf(worth) }, "homeAmount")]
      : []),
    ...(worth === null && opposite ? [fault("home-amount-sign", {}, "homeAmount")] : []),
  ];
}

/** What is booked is booked: a day to come is a slip of the hand, whether by a day or by a century. */
function dayFaults({ bookedOn }: Read, today: DateOn): readonly Fault[] {
  const implausible = implausibleDays({ bookedOn }, today);
  const ahead = implausible.length === 0 && bookedOn !== null && bookedOn > today;
  return ahead ? [fault("booked-ahead", { date: bookedOn }, "bookedOn")] : implausible;
}
