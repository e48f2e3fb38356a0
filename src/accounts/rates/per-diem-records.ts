import { type Currency, type DateOn, decimalOf } from "../../kernel/index.ts";
import { addPerDiems, changePerDiems, readPerDiems } from "./per-diem.store.ts";
import type { PerDiem } from "./per-diem.ts";
import { tableRecords } from "./table-records.ts";

/** A row of an imported per-diem table. */
interface PerDiemItem {
  readonly country: string | null;
  readonly region: string | null;
  readonly place: string | null;
  readonly perDay: bigint | null;
  readonly lodging: bigint | null;
  readonly currency: Currency | null;
  readonly validFrom: DateOn | null;
  readonly validTo: DateOn | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

/** Per-diem tables as an import keeps them. A country that nobody knows stays as it is printed, and fits no trip. */
export const perDiemRecords = tableRecords<PerDiemItem, PerDiem>({
  subject: "per-diem",
  rowOf: ({ country, region, place, perDay, lodging, currency, validFrom, validTo, asPrinted }, tableName) => {
    if (currency === null || validFrom === null) throw new Error("a rate without currency or day is held");
    const decimal = (hundredths: bigint | null) => (hundredths === null ? null : decimalOf(hundredths));
    return {
      ...{ tableName, country: country ?? asPrinted.country ?? "?", region, place, perDay: decimal(perDay) },
      ...{ lodging: decimal(lodging), currency, validFrom, validTo, asPrinted },
    };
  },
  add: addPerDiems,
  read: readPerDiems,
  change: changePerDiems,
});
