import type { Currency, DateOn } from "../../kernel/index.ts";
import { addCurrencyDays, changeCurrencyDays, readCurrencyDays } from "./currency-days.store.ts";
import type { CurrencyDay } from "./rate-of-day.ts";
import { tableRecords } from "./table-records.ts";

/** A row of an imported currency table. */
interface CurrencyItem {
  readonly on: DateOn | null;
  readonly base: Currency | null;
  readonly rates: Readonly<Record<string, string>>;
}

/** Currency tables as an import keeps them. */
export const currencyRecords = tableRecords<CurrencyItem, CurrencyDay>({
  subject: "currency-day",
  rowOf: ({ on, base, rates }, tableName) => {
    if (on === null || base === null) throw new Error("a currency row without day or base is held");
    return { tableName, on, base, rates };
  },
  add: addCurrencyDays,
  read: readCurrencyDays,
  change: changeCurrencyDays,
});
