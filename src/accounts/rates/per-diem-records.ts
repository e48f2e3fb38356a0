import type { Work } from "../../identity/index.ts";
import { type Currency, type DateOn, decimalOf } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { addPerDiems, changePerDiems, readPerDiems } from "./per-diem.store.ts";
import type { PerDiem } from "./per-diem.ts";
import { type TablesRead, tableRecords } from "./table-records.ts";

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
  tablesRead,
});

/** The tables that the profile's policies for time- og dagpenge name; one that names none takes rates from any. */
function tablesRead({ municipality, today }: Work): TablesRead {
  const { perDiem } = municipality.profile.policies;
  const named = (values: typeof perDiem) => new Set(values.flatMap(({ value }) => value.rateTable ?? []));
  const ahead = perDiem.filter(({ from }) => from > today).map(({ value }) => value);
  const now = [settingOn(municipality.profile, "perDiem", today).value, ...ahead];
  const readsAny = now.some((one) => one.rateTable === null && [one.abroad, one.domestic].includes("rates"));
  return { now: readsAny ? new Set() : new Set(now.flatMap(({ rateTable }) => rateTable ?? [])), ever: named(perDiem) };
}
