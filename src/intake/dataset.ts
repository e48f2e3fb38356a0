import type { Currency, DateOn } from "../kernel/index.ts";
import type { Mapping } from "./mapping.ts";
import type { OpenRow } from "./open-row.ts";

export const datasetNames = ["trips", "expenses", "partners", "rates", "currencies"] as const;
export type DatasetName = (typeof datasetNames)[number];

/** How a field's cells are read, and what its constant must be. */
export type FieldKind =
  | "text"
  | "amount"
  | "decimal"
  | "date"
  | "count"
  | "currency"
  | "category"
  | "vat"
  | "side"
  | "trip-kind"
  | "partner-kind"
  | "accounts-status"
  | "direction";

/** What intake asks of the rooms below it and of the clock. */
export interface Ports {
  /** The municipality's date today. */
  readonly today: DateOn;
  /** ISO 3166-1 alpha-2 of a country named in any language, or of a code; `null` when it is unknown. */
  countryCode(name: string): string | null;
}

/** What a row adds to the answer's sums, whether it is held or not. */
export interface RowMoney {
  /** `null`: the row's currency cannot be read; such sums stand under `unknown`. */
  readonly currency: Currency | null;
  readonly total: bigint | null;
  readonly parts: readonly { readonly category: string; readonly hundredths: bigint }[];
}

export interface Dataset<Item> {
  readonly name: DatasetName;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Whether `lines` may map categories to amount columns. */
  readonly hasLines: boolean;
  /**
   * The year that a row is of, where numbers begin anew each year: `2026`. `null` where it tells none; absent where they never do.
   */
  yearOf?(item: Item): string | null;
  /** Fields that the mapping must give, as a column or a constant. */
  needs(mapping: Mapping): readonly string[];
  /** A row as an item; what is wrong with it goes to the row's findings. */
  read(row: OpenRow): { readonly item: Item; readonly money: RowMoney | null };
}
