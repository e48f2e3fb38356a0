import { z } from "zod";
import { type Currency, type DateOn, likelierThan, usualRate } from "../../kernel/index.ts";
import { isRate } from "../home-worth.ts";

/** What one unit of `base` was worth on a day, by currency, as a table prints it. */
export interface CurrencyDay {
  readonly tableName: string;
  readonly on: DateOn;
  readonly base: string;
  readonly rates: Readonly<Record<string, string>>;
}

/** A proposed rate's members, as the API answers them. */
export const proposedRate = { rate: z.string(), tableName: z.string(), on: z.iso.date() };

/** A rate that is proposed, with the table and the day it comes from. */
export interface ProposedRate {
  /** Units of the home currency for one of the foreign. */
  readonly rate: string;
  readonly tableName: string;
  readonly on: DateOn;
}

/** What postings and entries name a rate by. */
export function rateVersionOf({ tableName, on }: Pick<ProposedRate, "tableName" | "on">): string {
  return `${tableName} ${on}`;
}

/**
 * The rate of the latest day that a table tells both currencies of; through the table's base where it prints neither as
 * the other's. Of two tables of a day the one imported last answers; one that is upside down, as some once were taken, never.
 * @param days the latest first
 */
export function rateOfDay(days: readonly CurrencyDay[], home: Currency, foreign: Currency): ProposedRate | null {
  const tables = Map.groupBy(days, ({ tableName, on, base }) => JSON.stringify([tableName, on, base]));
  for (const rows of tables.values()) {
    const [first] = rows;
    if (!first) continue;
    const { tableName, on, base } = first;
    const rates: Readonly<Record<string, string>> = Object.assign({}, ...rows.toReversed().map((row) => row.rates), {
      [base]: "1",
    });
    const rate = through(rates[home], rates[foreign]);
    if (rate !== null && isBelievable(rate, home, foreign)) return { rate, tableName, on };
  }
  return null;
}

function isBelievable(rate: string, home: Currency, foreign: Currency): boolean {
  const usual = usualRate(foreign, home);
  return usual === null || likelierThan(Number(rate), usual) === null;
}

/** As many as a rate may have. */
const places = 8;

/** Home for one foreign, from what one unit of the base is worth in each; rounded half up at the eighth place. */
function through(home: string | undefined, foreign: string | undefined): string | null {
  if (home === undefined || foreign === undefined || !isRate(home) || !isRate(foreign)) return null;
  if (foreign === "1") return home;
  const [above, below] = [scaled(home), scaled(foreign)];
  const rounded = (above * 10n ** BigInt(places) * 2n + below) / (below * 2n);
  const digits = String(rounded).padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
  return isRate(text) ? text : null;
}

function scaled(decimal: string): bigint {
  const [whole = "", part = ""] = decimal.split(".");
  return BigInt(whole + part.padEnd(places, "0"));
}
