import { addDays, type DateOn, dateOn, day } from "../../kernel/index.ts";

/**
 * The order of a column's dates. `either`: none shows it; `mixed`: they disagree. `excel`: a workbook's day numbers, in the
 * system that counts from 1900; `excel-1904` in the other, which only a mapping can say of a text.
 */
export type DateOrder = "dmy" | "mdy" | "ymd" | "excel" | "excel-1904" | "either" | "mixed";

const months = [
  ["januar", "january", "jan"],
  ["februar", "february", "feb"],
  ["marts", "march", "mar"],
  ["april", "apr"],
  ["maj", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];
const monthOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

// A time after the date is left out: the day as printed counts, in no zone.
const timeOfDay = /(?:T|\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/. ])\s?(\d{1,2})[-/. ]\s?(\d{4})$/;
const dayMonthName = /^(?:den\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*([a-zæøå]+)\.?,?[\s-]*(\d{4})$/i;
const monthNameDay = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const serialEpoch = day("1899-12-30");
const epoch1904 = day("1904-01-01");

function on(year: string, month: string | number, dayOfMonth: string): DateOn | null {
  return dateOn(`${year}-${String(month).padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`);
}

/** The order of a column, from a sample of its values. */
export function dateOrderOf(samples: Iterable<string>): DateOrder {
  let found: DateOrder = "either";
  let serials = 0;
  let others = 0;
  for (const sample of samples) {
    if (/^\d{5}$/.test(sample.trim())) serials++;
    else others++;
    const parts = yearLast.exec(sample.trim().replace(timeOfDay, ""));
    const [first, second] = [Number(parts?.[1]), Number(parts?.[3])];
    const shown = first > 12 ? "dmy" : second > 12 ? "mdy" : null;
    if (!shown || shown === found) continue;
    found = found === "either" ? shown : "mixed";
  }
  return serials > 0 && others === 0 ? "excel" : found;
}

/**
 * The day that a text prints: `31/10/2018`, `6.5.2026`, `2026-05-06`, ISO instants (the day as printed),
 * `6. maj 2026`, `October 31, 2018`, `20260506`, and with order `excel` a serial number.
 * Where nothing shows the order the day comes first, as everywhere in Europe. `null`: no day, or it could be two.
 */
export function readDate(printed: string, order: DateOrder): DateOn | null {
  const text = printed.trim().replace(timeOfDay, "");
  const ymd = yearFirst.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (ymd) return on(ymd[1] ?? "", ymd[2] ?? "", ymd[3] ?? "");
  const numeric = yearLast.exec(text);
  if (numeric) {
    const [, first = "", , second = "", year = ""] = numeric;
    if (order === "ymd") return null;
    if (order === "mdy") return on(year, first, second);
    if (order !== "mixed") return on(year, second, first);
    if (Number(first) > 12) return on(year, second, first);
    return Number(second) > 12 || first === second ? on(year, first, second) : null;
  }
  const named = dayMonthName.exec(text);
  if (named) return on(named[3] ?? "", monthOf.get((named[2] ?? "").toLowerCase()) ?? 0, named[1] ?? "");
  const american = monthNameDay.exec(text);
  if (american) return on(american[3] ?? "", monthOf.get((american[1] ?? "").toLowerCase()) ?? 0, american[2] ?? "");
  if (order === "excel-1904") return /^\d{1,5}$/.test(text) ? dateOfSerial(Number(text), "1904") : null;
  return order === "excel" && /^\d{5}$/.test(text) ? dateOfSerial(Number(text)) : null;
}

/** From which day a workbook counts: 1 January 1900 is 1, or 1 January 1904 is 0 (ECMA-376-1, 18.17.4.1). */
export type DateSystem = "1900" | "1904";

/**
 * A spreadsheet's day number as a date; the time of day is left out. The 1900 system counts a 29 February 1900 that never
 * was, as Lotus 1-2-3 did: day 60 is no day, and those before it lie one nearer. `null` for it and outside 1900–9999.
 */
export function dateOfSerial(serial: number, system: DateSystem = "1900"): DateOn | null {
  const whole = Math.floor(serial);
  if (system === "1904") return whole >= 0 && whole < 2_957_004 ? addDays(epoch1904, whole) : null;
  if (whole < 1 || whole === 60 || whole >= 2_958_466) return null;
  return addDays(serialEpoch, whole < 60 ? whole + 1 : whole);
}
