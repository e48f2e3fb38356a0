import type { DateOn } from "../kernel/index.ts";
import { foldName } from "../places/index.ts";
import { langs, localeOf } from "../platform/index.ts";

const months = new Map(
  langs.flatMap((lang) =>
    (["long", "short"] as const).flatMap((month) => {
      const names = new Intl.DateTimeFormat(localeOf(lang), { month, timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, at) => [foldName(names.format(Date.UTC(2001, at, 1))), at + 1] as const);
    }),
  ),
);
const since = /^(?:siden|since|seit)\s+/i;
// A dash before a year is the end of a span, and two years are a span: neither is a beginning.
const yearLast = /^(?:(?:ca\.?|omkring|around|um)\s+)?(?:(\p{L}+)\.?\s+|(\d{1,2})\s?[./-]\s?)?((?:1[89]|20)\d{2})$/iu;
const yearFirst = /^((?:1[89]|20)\d{2})-(\d{2})$/;

/**
 * The year, or the month and year, that a printed text says something began, to stand after »since«: `1999`, `maj 1995`.
 * `null` where it says more or something else (`1999-2005`, `ophørt 2012`), or what is still to come.
 */
export function beginningIn(printed: string, today: DateOn): string | null {
  const text = printed.trim().replace(since, "");
  const [, first, number] = yearFirst.exec(text) ?? [];
  const [, name, before, last] = yearLast.exec(text) ?? [];
  const year = first ?? last;
  const month = name === undefined ? Number(number ?? before ?? 1) : (months.get(foldName(name)) ?? 0);
  if (year === undefined || month < 1 || month > 12) return null;
  return `${year}-${String(month).padStart(2, "0")}` <= today.slice(0, 7) ? text : null;
}
