import { decimalOf } from "../kernel/index.ts";
import type { RowMoney } from "./dataset.ts";

/** Sums by currency as the contract prints them: `{ "CAD": "815293.52" }`. */
export type Sums = Readonly<Record<string, string>>;

/** Where sums of rows stand whose currency cannot be read. */
export const noCurrency = "unknown";

/** Exact sums over every row read, one a currency, never across. */
export class Tally {
  readonly #totals = new Map<string, bigint>();
  readonly #categories = new Map<string, Map<string, bigint>>();

  add({ currency, total, parts }: RowMoney): void {
    const unit = currency ?? noCurrency;
    if (total !== null) add(this.#totals, unit, total);
    for (const { category, hundredths } of parts) {
      const sums = this.#categories.get(category) ?? new Map<string, bigint>();
      this.#categories.set(category, sums);
      add(sums, unit, hundredths);
    }
  }

  total(currency: string): bigint {
    return this.#totals.get(currency) ?? 0n;
  }

  get totals(): Sums {
    return printed(this.#totals);
  }

  get categories(): Readonly<Record<string, Sums>> {
    return Object.fromEntries([...this.#categories].map(([category, sums]) => [category, printed(sums)]));
  }
}

function add(sums: Map<string, bigint>, unit: string, hundredths: bigint): void {
  sums.set(unit, (sums.get(unit) ?? 0n) + hundredths);
}

function printed(sums: ReadonlyMap<string, bigint>): Sums {
  return Object.fromEntries([...sums].map(([unit, hundredths]) => [unit, decimalOf(hundredths)]));
}
