import { type AmountRead, type OpenRow, storable } from "../open-row.ts";

/** What ledgers print of a line's side, in small letters. */
const marks: ReadonlyMap<string, "debit" | "credit"> = new Map([
  ...["d", "debet", "debit", "soll", "s"].map((mark) => [mark, "debit"] as const),
  ...["k", "kredit", "credit", "c", "haben", "h"].map((mark) => [mark, "credit"] as const),
]);

/** The side that a mark tells, or `null`. */
export function sideOf(mark: string): "debit" | "credit" | null {
  return marks.get(mark.trim().toLowerCase()) ?? null;
}

const nothing: AmountRead = { hundredths: null, text: null };

/** What a ledger's line costs: debit less credit, also where they are two columns or a mark tells which it is. */
export function postedAmount(row: OpenRow): AmountRead {
  const debit = row.isMapped("side") ? bySide(row) : row.amount("amount");
  const credit = row.isMapped("credit") ? asCredit(row, row.amount("credit"), "credit") : nothing;
  if (debit.text === null && credit.text === null) {
    if (debit.hundredths === null || credit.hundredths === null)
      return { hundredths: debit.hundredths ?? credit.hundredths, text: null };
    return { hundredths: debit.hundredths + credit.hundredths, text: null };
  }
  // Of what cannot be read as one amount, all that is printed stands.
  const printed = debit.hundredths === null ? debit.text : storable(row.printed("amount"));
  const besides = credit.hundredths === null ? credit.text : storable(row.printed("credit"));
  return { hundredths: null, text: [printed, besides].filter(Boolean).join(" / ") };
}

/** The amount by the mark beside it. A row that sums the file may have none. */
function bySide(row: OpenRow): AmountRead {
  const amount = row.amount("amount");
  const mark = row.text("side");
  const side = sideOf(mark ?? "");
  if (side === "credit") return asCredit(row, amount, "amount");
  const saysNone = mark === null && (row.sums || (amount.hundredths === null && amount.text === null));
  if (side === "debit" || saysNone) return amount;
  row.report("side-unknown", {}, "side", mark ?? "");
  return { hundredths: null, text: amount.text ?? storable(row.printed("amount")) };
}

/** An amount that is subtracted. One with a minus may have been already, so a person says. */
function asCredit(row: OpenRow, { hundredths, text }: AmountRead, field: "amount" | "credit"): AmountRead {
  if (hundredths === null) return { hundredths, text: text && `${text} (kredit)` };
  if (hundredths >= 0n) return { hundredths: -hundredths, text: null };
  const printed = storable(row.printed(field));
  row.report("credit-negative", {}, field, printed);
  return { hundredths: null, text: printed };
}
