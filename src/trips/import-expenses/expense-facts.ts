import { homeCurrencyOf, homeWorth, type ImportedFacts, type Posting } from "../../accounts/index.ts";
import type { ExpenseRow } from "../../intake/index.ts";
import type { Profile } from "../../profile/index.ts";

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
    // Where the mapping has a public text, what the ledger says is nobody else's.
    label: item.label === null ? "Uden offentlig tekst" : (item.label ?? null),
    supplier: item.supplier,
    supplierId: item.supplierId,
    period: item.period,
    voucher: item.voucher,
    accountString: item.accountString,
    payer,
    reference: item.reference,
  };
}

/** A value without whoever was erased since the line was made. */
export type Forget = <Value>(value: Value) => Value;

/**
 * What the law keeps is kept as its ledger has it, in the columns that an erasure marked as never public. In another that the
 * public sees, nobody who was erased comes back.
 */
export function withoutErased(facts: ImportedFacts, { neverPublic }: Posting, forget: Forget): ImportedFacts {
  if (neverPublic.length === 0) return forget(facts);
  const marked = (...columns: readonly string[]) => columns.some((one) => neverPublic.includes(one));
  const { text, label, voucher, amountText } = facts;
  return {
    ...facts,
    // A line without a label is told by its text: either mark hides both.
    text: marked("text", "label") ? text : forget(text),
    label: marked("text", "label") ? label : forget(label),
    voucher: marked("voucher") ? voucher : forget(voucher),
    amountText: marked("amount_text") ? amountText : forget(amountText),
  };
}

export function worthOf(hundredths: bigint | null, rate: string | null): bigint | null {
  return hundredths === null || rate === null ? null : homeWorth(hundredths, rate);
}
