import type { Currency, DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Category, categories, type Vat, vats } from "../../profile/index.ts";
import type { Dataset } from "../dataset.ts";
import type { OpenRow } from "../open-row.ts";
import { postedAmount } from "./debit-credit.ts";

const f = formatsIn("da");

/** A posting of a ledger. Whoever takes it finds the trip by `reference`, or leaves it in the unassigned pool. */
export interface ExpenseRow {
  readonly reference: string | null;
  readonly postedOn: DateOn | null;
  /** The ledger's own period, as printed: `2009-12`. */
  readonly period: string | null;
  readonly hundredths: bigint | null;
  readonly amountText: string | null;
  readonly currency: Currency | null;
  readonly category: Category | null;
  readonly supplier: string | null;
  readonly supplierId: string | null;
  readonly text: string | null;
  readonly voucher: string | null;
  readonly accountString: string | null;
  readonly payer: string | null;
  /** What the public reads instead of the text; not there where the mapping does not say. */
  readonly label?: string | null;
  /** With or without VAT; not there where the file does not tell. */
  readonly vat?: Vat | null;
  /** Home units for one unit of `currency`, a plain decimal; not there where the file does not tell. */
  readonly rate?: string | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

export const expenses: Dataset<ExpenseRow> = {
  name: "expenses",
  hasLines: false,
  fields: {
    reference: "text",
    postedOn: "date",
    period: "text",
    amount: "amount",
    credit: "amount",
    side: "side",
    currency: "currency",
    category: "category",
    supplier: "text",
    supplierId: "text",
    text: "text",
    label: "text",
    voucher: "text",
    accountString: "text",
    payer: "text",
    vat: "vat",
    rate: "decimal",
    documentParts: "amount",
    documentTotal: "amount",
  },
  // A period tells the accounting year: what is booked in January may be December's.
  yearOf: ({ period, postedOn }) => yearIn(period) ?? postedOn?.slice(0, 4) ?? null,
  needs: () => ["amount", "currency"],
  read(row) {
    const amount = postedAmount(row);
    if (amount.hundredths === null && amount.text === null && !row.asPrintedWanted) {
      row.report("amount-unreadable", {}, "amount", "");
    }
    row.reportUntold(telling);
    const currency = row.currency();
    // A ledger may know the period alone; where it has a column for the day, a posting without one is incomplete.
    const postedOn = row.isMapped("postedOn") || !row.isMapped("period") ? row.date("postedOn") : null;
    if (postedOn !== null && row.isAhead(postedOn))
      row.report("date-ahead", { date: f.date(postedOn) }, "postedOn", row.printed("postedOn"));
    const category = row.code("category", categories);
    const item: ExpenseRow = {
      reference: row.text("reference"),
      postedOn,
      period: row.text("period"),
      hundredths: amount.hundredths,
      amountText: amount.text,
      currency,
      category,
      supplier: row.text("supplier"),
      supplierId: row.text("supplierId"),
      text: row.text("text"),
      voucher: row.text("voucher"),
      accountString: row.text("accountString"),
      payer: row.text("payer"),
      // Only where they are mapped: a ledger without them leaves what the desk has written, and is the same file as before.
      ...(row.isMapped("label") && { label: row.text("label") }),
      ...(row.isMapped("vat") && { vat: row.code("vat", vats) }),
      ...(row.isMapped("rate") && { rate: rateOf(row) }),
      asPrinted: row.asPrinted,
    };
    const [sum, stated] = [row.comparedAmount("documentParts"), row.comparedAmount("documentTotal")];
    if (sum !== null && stated !== null && sum !== stated) {
      row.report("parts-differ-from-total", { parts: f.figure(sum), total: f.figure(stated) }, "documentTotal");
    }
    const part = row.isMapped("category") && amount.hundredths !== null;
    const parts = part ? [{ category: category ?? "unknown", hundredths: amount.hundredths ?? 0n }] : [];
    return { item, money: { currency, total: amount.hundredths, parts } };
  },
};

/** What tells which posting it is, by more than its amount. */
const telling = [
  ...["reference", "postedOn", "period", "category", "supplier", "supplierId", "text", "label", "voucher"],
  ...["accountString", "payer"],
];

function rateOf(row: OpenRow): string | null {
  const rate = row.decimal("rate");
  const printed = row.asPrinted.rate;
  if (rate === null && printed) row.report("rate-unreadable", {}, "rate", printed);
  return rate;
}

/** `2025-02`, `202502` and `02-2025` name a year; `02` does not. */
function yearIn(period: string | null): string | null {
  return /(?:19|20)\d\d/.exec(period ?? "")?.[0] ?? null;
}
