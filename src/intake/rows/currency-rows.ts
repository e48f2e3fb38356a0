import {
  type Currency,
  type DateOn,
  isCurrency,
  isKnownCurrency,
  likelierThan,
  usualRate,
} from "../../kernel/index.ts";
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
      base: base !== null && isKnownCurrency(base) ? base : null,
      rates: row.isMapped("rate") ? ownRate(row, base) : columnRates(row, base),
      asPrinted: row.asPrinted,
    };
    if (item.on === null && row.asPrintedWanted) row.report("date-missing", {}, "on", "");
    if (item.base === null) row.report("not-a-currency", {}, "base", base ?? "");
    return { item, money: null };
  },
};

function ownRate(row: OpenRow, base: string | null): Record<string, string> {
  const [currency, rate] = [row.currency(), row.decimal("rate")];
  if (rate === null) row.report("amount-unreadable", {}, "rate", row.asPrinted.rate ?? "");
  if (currency === null || rate === null) return {};
  reportUpsideDown(row, "rate", row.printed("rate"), { base, currency, rate });
  return { [currency]: rate };
}

/**
 * A table read the wrong way round answers for every line of its day and asks about the true rate. It is held against what is
 * usual and not against older tables, of which one may itself be wrong.
 */
function reportUpsideDown(
  row: OpenRow,
  field: string,
  printed: string,
  { base, currency, rate }: { readonly base: string | null; readonly currency: string; readonly rate: string },
): void {
  const usual = base === null ? null : usualRate(base, currency);
  if (usual === null || likelierThan(Number(rate), usual) === null) return;
  const written = (one: number) => String(Number(one.toPrecision(3))).replace(".", ",");
  const params = { base, currency, said: rate.replace(".", ","), low: written(usual.low), high: written(usual.high) };
  row.report("rate-upside-down", params, field, printed);
}

function columnRates(row: OpenRow, base: string | null): Record<string, string> {
  const found: Record<string, string> = {};
  // In the order of their codes, so that moved columns are no change.
  const cells = row.row.cells().filter(([column]) => isCurrency(column));
  for (const [column, cell] of cells.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const rate = row.decimalIn(column, column);
    if (rate !== null && !isKnownCurrency(column)) row.report("not-a-currency", {}, column, column);
    else if (rate !== null) {
      reportUpsideDown(row, column, textOf(cell), { base, currency: column, rate });
      found[column] = rate;
    } else if (row.asPrinted[column]) row.report("amount-unreadable", {}, column, textOf(cell));
  }
  return found;
}
