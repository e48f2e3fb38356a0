import { decimalOf, type Fault, fault } from "../../kernel/index.ts";
import type { Posting } from "../posting.ts";
import type { Closing, OthersPay } from "../subject.ts";
import { linesOffBasis, vatBasisOf } from "../vat-basis.ts";

/**
 * Everything that keeps accounts from being closed, all at once: no receipt lies loose, each line has its receipt or a written
 * reason, sums foot
 * (issue, slice 3). A sum foots only over lines whose amounts are known, in their own currency and at home.
 * @param others what others than the municipality were to pay
 * @param basis the VAT basis they are to be on; without one, that of the lines that are with VAT
 * @param printed whether a source has printed the accounts: with nothing booked here they stand by that
 */
export function closingFaults(
  postings: readonly Posting[],
  { withoutCost, mixesVat = false, othersPaid = false, belowNothing = false }: Closing,
  loose: number,
  printed = false,
  basis: "incl" | "excl" | null = null,
  others: OthersPay | null = null,
): readonly Fault[] {
  const unmatched = loose === 0 ? [] : [fault("receipts-loose", { count: loose }, "receipts")];
  const standsPrinted = printed && postings.length === 0 && withoutCost === null;
  const mixed = mixesVat ? [] : vatFaultsOf(postings, basis);
  return [
    ...(standsPrinted ? [] : lineFaultsOf(postings, withoutCost)),
    ...mixed,
    ...(othersPaid ? [] : othersFaultsOf(postings, others)),
    ...(belowNothing ? [] : belowFaultsOf(postings)),
    ...unmatched,
  ];
}

/** A credit note above its bill leaves a journey that earned money, far below every cap: more often a line is wrong or wanting. */
function belowFaultsOf(postings: readonly Posting[]): readonly Fault[] {
  const worths = postings.map(({ homeHundredths }) => homeHundredths ?? 0n);
  const total = worths.reduce((sum, one) => sum + one, 0n);
  return total < 0n ? [fault("total-below-nothing", { total: decimalOf(total) }, "belowNothing")] : [];
}

function vatFaultsOf(postings: readonly Posting[], asked: "incl" | "excl" | null): readonly Fault[] {
  const basis = asked ?? (vatBasisOf(postings) === "mixed" ? "incl" : null);
  const off = basis === null ? [] : linesOffBasis(postings, basis);
  return off.length === 0 ? [] : [fault("vat-mixed", { count: off.length, basis: basis ?? "" }, "mixesVat")];
}

/**
 * Others' share was set aside by nobody here, so it must not be drawn either: bills that hold it need a line with minus for
 * what the others pay. Where none reaches it, whoever closes is asked: a hotel's credit note is no company's payment.
 */
function othersFaultsOf(postings: readonly Posting[], others: OthersPay | null): readonly Fault[] {
  if (others === null || postings.length === 0) return [];
  const off = postings.map(({ homeHundredths }) => homeHundredths ?? 0n).filter((one) => one < 0n);
  if (-off.reduce((sum, one) => sum + one, 0n) >= others.hundredths) return [];
  return [fault("others-pay", { amount: others.amount, names: others.names }, "othersPaid")];
}

function lineFaultsOf(postings: readonly Posting[], withoutCost: Closing["withoutCost"]): readonly Fault[] {
  if (postings.length === 0) return withoutCost?.trim() ? [] : [fault("none-booked", {}, "withoutCost")];
  return [
    ...(withoutCost === null ? [] : [fault("cost-booked", { count: postings.length }, "withoutCost")]),
    ...postings.flatMap((one, at) => lineFaults(one, `postings.${at}`)),
  ];
}

function lineFaults(posting: Posting, path: string): Fault[] {
  const { text, amountText, currency } = posting;
  const faults =
    posting.receiptDocumentId || posting.withoutReceipt
      ? []
      : [fault("receipt-missing", { text }, `${path}.withoutReceipt`)];
  if (posting.hundredths === null) return [...faults, fault("amount-unknown", { text, amountText }, `${path}.amount`)];
  if (posting.homeHundredths === null) return [...faults, fault("rate-missing", { text, currency }, `${path}.rate`)];
  return faults;
}
