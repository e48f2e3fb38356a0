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

/** What a row says otherwise than the line it became, before and after. */
export function changedIn({ municipality }: Work, item: ExpenseRow, posting: Posting) {
  const facts = withRate(factsOf(item, municipality.profile), posting);
  const [old, next] = [printable(posting), printable(facts)];
  const names = Object.keys(next).filter((name) => old[name] !== next[name]);
  const only = (fields: Printable) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { facts, before: only(old), after: only(next) };
}

/** Only what the row says; an amount that is no number stays as it is printed, a category that is unknown is `other`. */
export function factsOf(item: ExpenseRow, profile: Profile): ImportedFacts {
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
    reference: item.reference,
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
  const { voucher, accountString, reference } = facts;
  return {
    ...{ category, amount, amountText, currency, bookedOn, text, supplier, supplierId, period, payer, reference },
    // The desk may have written these where the ledger says nothing; that is no difference.
    ...(voucher !== null && { voucher }),
    ...(accountString !== null && { accountString }),
  };
}
