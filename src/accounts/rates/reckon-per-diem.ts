import { type Currency, type DateOn, dividedBy } from "../../kernel/index.ts";

/** What a day costs by a dated table. */
export interface DayRate {
  readonly perDay: bigint;
  readonly currency: Currency;
  /** Table and day, as accounts name it. */
  readonly version: string;
}

/** A part of the journey under one rate: from its arrival until the next one's, the first from the departure. */
export interface PerDiemLeg {
  readonly name: string;
  /** `null` for the first. */
  readonly arrives: Date | null;
  /** The rate that holds on a day; `null` where no table has one. */
  readonly rateOn: (on: DateOn) => DayRate | null;
}

export const freeMeals = ["breakfast", "lunch", "dinner"] as const;
export type FreeMeal = (typeof freeMeals)[number];
/** Per cent of the day's rate taken off for a meal that is free, and what is always left (product.md, rule 6). */
export const percentOff: Readonly<Record<FreeMeal, number>> = { breakfast: 15, lunch: 30, dinner: 30 };
export const percentLeft = 25;

export interface Journey {
  readonly leaves: Date;
  readonly returns: Date;
  readonly legs: readonly PerDiemLeg[];
  /** The free meals of each period of 24 hours, counted from the departure. */
  readonly meals: readonly ReadonlySet<FreeMeal>[];
  readonly dayOf: (at: Date) => DateOn;
}

/** Hours of one period under one rate. */
export interface PerDiemPart {
  readonly name: string;
  readonly hours: number;
  readonly rate: DayRate;
  /** A 24th of the day's rate, to the øre. */
  readonly perHour: bigint;
  readonly hundredths: bigint;
}

export interface MealOff {
  readonly meal: FreeMeal;
  readonly percent: number;
  /** The day's rate it is taken of. */
  readonly of: bigint;
  readonly hundredths: bigint;
}

/** 24 hours counted from the departure, or the commenced hours that are left at the end. */
export interface PerDiemPeriod {
  readonly hours: number;
  readonly parts: readonly PerDiemPart[];
  readonly off: readonly MealOff[];
  /** What meals may not take, so that a quarter is left; 0 mostly. */
  readonly kept: bigint;
}

export type ReckonedPerDiem =
  | { readonly kind: "receipts"; readonly hours: number }
  | { readonly kind: "no-rate"; readonly missing: readonly { readonly name: string; readonly on: DateOn }[] }
  | {
      readonly kind: "reckoned";
      readonly hours: number;
      readonly periods: readonly PerDiemPeriod[];
      /** One sum a currency, never across. */
      readonly totals: ReadonlyMap<Currency, bigint>;
      readonly versions: readonly string[];
    };

const hour = 3_600_000;
const inDay = 24;

/** How many commenced hours a journey lasts. */
export function commencedHours(leaves: Date, returns: Date): number {
  return Math.ceil((returns.getTime() - leaves.getTime()) / hour);
}

/**
 * Time- og dagpenge of one traveller, by the state's rules as data (product.md, rule 6): nothing under 24 hours; the day's
 * rate for each 24 hours and a 24th for each commenced hour beyond; meals that were free taken off, with a quarter of what
 * the 24 hours pay always left; a new country's rate from the end of the hour that was commenced on arrival. A period in
 * several countries takes meals off by the rate at its end.
 */
export function reckonPerDiem({ leaves, returns, legs, meals, dayOf }: Journey): ReckonedPerDiem {
  const hours = commencedHours(leaves, returns);
  if (returns.getTime() - leaves.getTime() < inDay * hour) return { kind: "receipts", hours };
  const starts = legs.map(({ arrives }) => (arrives === null ? 0 : Math.max(0, commencedHours(leaves, arrives))));
  const missing: { name: string; on: DateOn }[] = [];
  const periods: PerDiemPeriod[] = [];
  for (let from = 0; from < hours; from += inDay) {
    const to = Math.min(hours, from + inDay);
    const parts = legs.flatMap((leg, at): PerDiemPart[] => {
      const [first, last] = [Math.max(from, starts[at] ?? 0), Math.min(to, starts[at + 1] ?? hours)];
      if (last <= first) return [];
      const on = dayOf(new Date(leaves.getTime() + first * hour));
      const rate = leg.rateOn(on);
      if (rate) return [partOf(leg.name, last - first, rate)];
      missing.push({ name: leg.name, on });
      return [];
    });
    periods.push(periodOf(to - from, parts, meals[from / inDay] ?? new Set()));
  }
  if (missing.length > 0) return { kind: "no-rate", missing };
  const versions = new Set(periods.flatMap(({ parts }) => parts.map((part) => part.rate.version)));
  return { kind: "reckoned", hours, periods, totals: totalsOf(periods), versions: [...versions].sort() };
}

function partOf(name: string, hours: number, rate: DayRate): PerDiemPart {
  const perHour = dividedBy(rate.perDay, inDay);
  const byHours = perHour * BigInt(hours);
  // 24 hours are the day's rate; fewer never more, however an hour's rate is rounded.
  const hundredths = hours === inDay || byHours > rate.perDay ? rate.perDay : byHours;
  return { name, hours, rate, perHour, hundredths };
}

function periodOf(hours: number, parts: readonly PerDiemPart[], free: ReadonlySet<FreeMeal>): PerDiemPeriod {
  const last = parts.at(-1);
  if (!last) return { hours, parts, off: [], kept: 0n };
  const of = last.rate.perDay;
  const off = freeMeals.flatMap((meal): MealOff[] => {
    const percent = percentOff[meal];
    return free.has(meal) ? [{ meal, percent, of, hundredths: dividedBy(of * BigInt(percent), 100) }] : [];
  });
  const paid = parts
    .filter((part) => part.rate.currency === last.rate.currency)
    .reduce((sum, part) => sum + part.hundredths, 0n);
  const most = paid - dividedBy(paid * BigInt(percentLeft), 100);
  const wanted = off.reduce((sum, one) => sum + one.hundredths, 0n);
  return { hours, parts, off, kept: wanted > most ? wanted - most : 0n };
}

function totalsOf(periods: readonly PerDiemPeriod[]): ReadonlyMap<Currency, bigint> {
  const totals = new Map<Currency, bigint>();
  const add = (currency: Currency, hundredths: bigint) =>
    totals.set(currency, (totals.get(currency) ?? 0n) + hundredths);
  for (const { parts, off, kept } of periods) {
    for (const part of parts) add(part.rate.currency, part.hundredths);
    const last = parts.at(-1);
    if (last) add(last.rate.currency, kept - off.reduce((sum, one) => sum + one.hundredths, 0n));
  }
  return totals;
}
