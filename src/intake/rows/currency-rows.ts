import { type Currency, type DateOn, isCurrency } from "../../kernel/index.ts";
import type { Dataset } from "../dataset.ts";
import type { OpenRow } from "../open-row.ts";
import { textOf } from "../table/table.ts";

/** What one unit of `base` was worth on a day, by currency; a currency without a rate that day is not there. */
export interface CurrencyRow {
  readonly on: DateOn | null;
  readonly base: Currency | null;
  /** Plain decimals: `{ "DKK": "7.4484" }`. */
  readonly rates: Readonly<Record<string, string>>;
  readonly asPrinted: Readonly<Record<string, string>>;
}

/** One rate a row (`currency`, `rate`), or the European Central Bank's form: a column for each currency code. */
export const currencies: Dataset<CurrencyRow> = {
  name: "currencies",
  hasLines: false,
  fields: { on: "date", base: "text", currency: "currency", rate: "decimal" },
  needs: ({ fields }) => ["on", "base", ...("rate" in fields || "currency" in fields ? ["currency", "rate"] : [])],
  read(row) {
    const base = row.text("base");
    const item: CurrencyRow = {
      on: row.date("on"),
      base: base !== null && isCurrency(base) ? base : null,
      rates: row.isMapped("rate") ? ownRate(row) : columnRates(row),
      asPrinted: row.asPrinted,
    };
    if (item.on === null && row.asPrintedWanted) row.report("date-missing", {}, "on", "");
    if (item.base === null) row.report("amount-unreadable", {}, "base", base ?? "");
    return { item, money: null };
  },
};

function ownRate(row: OpenRow): Record<string, string> {
  const [currency, rate] = [row.currency(), row.decimal("rate")];
  if (rate === null) row.report("amount-unreadable", {}, "rate", row.asPrinted.rate ?? "");
  return currency !== null && rate !== null ? { [currency]: rate } : {};
}

function columnRates(row: OpenRow): Record<string, string> {
  const found: Record<string, string> = {};
  // In the order of their codes, so that moved columns are no change.
  const cells = row.row.cells().filter(([column]) => isCurrency(column));
  for (const [column, cell] of cells.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const rate = row.decimalIn(column, column);
    if (rate !== null) found[column] = rate;
    else if (row.asPrinted[column]) row.report("amount-unreadable", {}, column, textOf(cell));
  }
  return found;
}
