import type { CountedAt } from "../../register/index.ts";

/** How many trips began in a year or a month, and how many visits. */
export interface Spell {
  /** `2025` or `2025-03`. */
  readonly key: string;
  readonly out: number;
  readonly in: number;
}

export interface Spells {
  readonly unit: "year" | "month";
  /** From the first to the last, those with nothing among them. */
  readonly spells: readonly Spell[];
  /** Those without a day. */
  readonly undated: number;
}

/** More months than these are counted by year. */
const mostMonths = 30;

/** Counts by month, or by year where the months are too many to tell apart. */
export function spellsIn(counted: readonly CountedAt[], by: "fitting" | "year" = "fitting"): Spells {
  const dated = counted.filter(({ key }) => key !== "");
  const undated = counted.filter(({ key }) => key === "").reduce((sum, { records }) => sum + records, 0);
  const [first, last] = [Math.min(...dated.map(monthOf)), Math.max(...dated.map(monthOf))];
  if (dated.length === 0) return { unit: "year", spells: [], undated };
  const unit = by === "year" || last - first >= mostMonths ? "year" : "month";
  const keyOf = (month: number) => {
    const year = String(Math.floor(month / 12));
    return unit === "year" ? year : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
  };
  const keys = new Set(Array.from({ length: last - first + 1 }, (_, n) => keyOf(first + n)));
  const spells = new Map([...keys].map((key) => [key, { key, out: 0, in: 0 }]));
  for (const one of dated) {
    const spell = spells.get(keyOf(monthOf(one)));
    if (spell) spell[one.direction === "in" ? "in" : "out"] += one.records;
  }
  return { unit, spells: [...spells.values()], undated };
}

/** Months since the year nought. */
function monthOf({ key }: CountedAt): number {
  const [year = 0, month = 1] = key.split("-").map(Number);
  return year * 12 + month - 1;
}
