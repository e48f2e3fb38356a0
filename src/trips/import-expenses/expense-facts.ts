import {
  homeCurrencyOf,
  homeWorth,
  type ImportedFacts,
  type Posting,
  type PostingFacts,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { ExpenseRow } from "../../intake/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";

/** A value without whoever was erased since the line was made. */
type Forget = <Value>(value: Value) => Value;

/**
 * What a row says otherwise than the line it became, before and after. @param given the rate that the row is taken to have
 */
export function changedIn(
  { municipality }: Work,
  item: ExpenseRow,
  posting: Posting,
  given: string | null,
  forget: Forget = (value) => value,
) {
  const facts = withoutErased(withKept(factsOf(item, municipality.profile, given), posting, item), posting, forget);
  const [old, next] = [printable(posting), printable(facts)];
  const names = Object.keys(next).filter((name) => old[name] !== next[name]);
  const only = (fields: Printable) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { facts, before: only(old), after: only(next) };
}

/** Only what the row says; an amount that is no number stays as it is printed, a category that is unknown is `other`. */
export function factsOf(item: ExpenseRow, profile: Profile, rate: string | null): ImportedFacts {
  const home = homeCurrencyOf(profile);
  const { hundredths, amountText, category, postedOn, payer } = item;
  const currency = item.currency ?? home;
  return {
    category: category ?? "other",
    hundredths,
    amountText: amountText ?? (hundredths === null ? "" : null),
    currency,
    rate,
    rateVersion: null,
    homeHundredths: currency === home ? hundredths : worthOf(hundredths, rate),
    vat: item.vat ?? "unknown",
    bookedOn: postedOn,
    text: item.text ?? item.supplier ?? "Uden tekst",
    supplier: item.supplier,
    supplierId: item.supplierId,
    period: item.period,
    voucher: item.voucher,
    accountString: item.accountString,
    payer,
    reference: item.reference,
  };
}

/**
 * What the law keeps is kept as its ledger has it, in the columns that an erasure marked as never public. In another that the
 * public sees, nobody who was erased comes back.
 */
function withoutErased(facts: ImportedFacts, { neverPublic }: Posting, forget: Forget): ImportedFacts {
  if (neverPublic.length === 0) return forget(facts);
  const marked = (...columns: readonly string[]) => columns.some((one) => neverPublic.includes(one));
  const { text, voucher, amountText } = facts;
  return {
    ...facts,
    // A line without a label is told by its text: either mark hides both.
    text: marked("text", "label") ? text : forget(text),
    voucher: marked("voucher") ? voucher : forget(voucher),
    amountText: marked("amount_text") ? amountText : forget(amountText),
  };
}

function worthOf(hundredths: bigint | null, rate: string | null): bigint | null {
  return hundredths === null || rate === null ? null : homeWorth(hundredths, rate);
}

/**
 * What was put on the line at the desk and the ledger does not tell stays: the VAT basis, and a rate while it is of the same
 * currency, and, where a table gave it, day.
 */
function withKept(facts: ImportedFacts, kept: PostingFacts, item: ExpenseRow): ImportedFacts {
  const vat = item.vat === undefined || item.vat === null ? kept.vat : item.vat;
  const { rate, rateVersion } = kept;
  const sameDay = rateVersion === null || kept.bookedOn === facts.bookedOn;
  if (facts.rate !== null || rate === null || kept.currency !== facts.currency || !sameDay) return { ...facts, vat };
  return { ...facts, vat, rate, rateVersion, homeHundredths: worthOf(facts.hundredths, rate) };
}

type Printable = Readonly<Record<string, string | null>>;

function printable(facts: ImportedFacts): Printable {
  const { category, hundredths, amountText, currency, bookedOn, text, supplier, supplierId, period, payer } = facts;
  const amount = hundredths === null ? null : decimalOf(hundredths);
  const { voucher, accountString, reference, vat, rate } = facts;
  return {
    ...{
      category,
      amount,
      amountText,
      currency,
      bookedOn,
      text,
      supplier,
      supplierId,
      period,
      payer,
      reference,
      vat,
      rate,
    },
    // The desk may have written these where the ledger says nothing; that is no difference.
    ...(voucher !== null && { voucher }),
    ...(accountString !== null && { accountString }),
  };
}
