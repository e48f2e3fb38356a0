import type { Currency, DateOn } from "../../kernel/index.ts";
import type { Dataset } from "../dataset.ts";

/** A per-diem rate for a country, or for one place in it, in a dated table. */
export interface RateRow {
  /** ISO code; `*` is the region's residual rate, for countries that the table does not list. */
  readonly country: string | null;
  readonly region: string | null;
  /** `null`: the whole country. */
  readonly place: string | null;
  /** Per 24 hours. */
  readonly perDay: bigint | null;
  /** The most that is covered for a night. */
  readonly lodging: bigint | null;
  readonly currency: Currency | null;
  readonly validFrom: DateOn | null;
  readonly validTo: DateOn | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

export const rates: Dataset<RateRow> = {
  name: "rates",
  hasLines: false,
  fields: {
    country: "text",
    region: "text",
    place: "text",
    perDay: "amount",
    lodging: "amount",
    currency: "currency",
    validFrom: "date",
    validTo: "date",
  },
  needs: () => ["country", "perDay", "currency", "validFrom"],
  read(row) {
    const country = row.text("country");
    const perDay = row.amount("perDay");
    if (perDay.hundredths === null && perDay.text === null) row.report("amount-unreadable", {}, "perDay", "");
    const validFrom = row.date("validFrom");
    // A rate without a day holds for no trip, whatever the mapping says of unknown dates.
    if (validFrom === null && row.asPrintedWanted) row.report("date-missing", {}, "validFrom", "");
    const item: RateRow = {
      country: country === "*" ? country : row.country("country", country),
      region: row.text("region"),
      place: row.text("place"),
      perDay: perDay.hundredths,
      lodging: row.amount("lodging").hundredths,
      currency: row.currency(),
      validFrom,
      validTo: row.optionalDate("validTo"),
      asPrinted: row.asPrinted,
    };
    return { item, money: null };
  },
};
