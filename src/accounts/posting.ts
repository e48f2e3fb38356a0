import { type Currency, type DateOn, decimalOf, type Id } from "../kernel/index.ts";
import type { Category } from "../profile/index.ts";
import type { AccountsSubject } from "./subject.ts";
import type { Vat } from "./vats.ts";

export type PostingId = Id<"posting">;

/** What a line of the ledger says. Amounts are hundredths; unknown is `null`, never 0. */
export interface PostingFacts {
  readonly category: Category;
  readonly label: string | null;
  /** In `currency`; negative on a credit note. */
  readonly hundredths: bigint | null;
  /** What a source prints where it cannot be a number. */
  readonly amountText: string | null;
  readonly currency: Currency;
  /** Units of the home currency for one unit of `currency`, as entered. */
  readonly rate: string | null;
  /** The imported table and day that `rate` was taken from; `null` where somebody typed it. */
  readonly rateVersion: string | null;
  /** The worth in the home currency; the amount itself where it is booked in that. */
  readonly homeHundredths: bigint | null;
  readonly vat: Vat;
  /** Unknown in historic accounts. */
  readonly bookedOn: DateOn | null;
  readonly text: string;
  readonly supplier: string | null;
  /** The supplier's number in the ledger or in the business register. */
  readonly supplierId: string | null;
  /** The ledger's own period, as printed: `2009-12`. */
  readonly period: string | null;
  readonly voucher: string | null;
  readonly accountString: string | null;
  readonly payer: string | null;
  /** What the ledger called the case, as it was imported; whoever assigns a line of the pool goes by it. */
  readonly reference: string | null;
  readonly receiptDocumentId: Id<"document"> | null;
  /** Why there is no receipt. */
  readonly withoutReceipt: string | null;
}

export interface Posting extends PostingFacts {
  readonly id: PostingId;
  /** `null` while it waits in the unassigned pool. */
  readonly subject: AccountsSubject | null;
  /** Columns whose text holds somebody who was erased: the ledger keeps it by law, and the public never reads it again. */
  readonly neverPublic: readonly string[];
  readonly version: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** A posting's facts as the audit trail keeps them: amounts as decimals. */
export function tracedFacts(posting: PostingFacts) {
  const { category, label, amountText, currency, rate, rateVersion, vat, bookedOn, text, supplier } = posting;
  const {
    supplierId,
    period,
    voucher,
    accountString,
    payer,
    reference,
    receiptDocumentId,
    withoutReceipt,
    hundredths,
    homeHundredths,
  } = posting;
  return {
    category,
    label,
    amount: hundredths === null ? null : decimalOf(hundredths),
    amountText,
    currency,
    rate,
    rateVersion,
    homeAmount: homeHundredths === null ? null : decimalOf(homeHundredths),
    vat,
    bookedOn,
    text,
    supplier,
    supplierId,
    period,
    voucher,
    accountString,
    payer,
    reference,
    receiptDocumentId,
    withoutReceipt,
  };
}
