import { type DateOn, dateOn, type Fault, fault } from "../../kernel/index.ts";
import { formatsIn, langs } from "../../platform/index.ts";

const monthNumbers = new Map(
  langs.flatMap((lang) =>
    Array.from({ length: 12 }, (_, at): [string, number] => {
      const first = dateOn(`2026-${String(at + 1).padStart(2, "0")}-01`);
      return [first ? formatsIn(lang).month(first).slice(0, 3).toLowerCase() : "", at + 1];
    }),
  ),
);

/** In whole and as it is shortened: German writes `Mi` where Danish and English never have fewer than three letters. */
const weekdayNames = langs.flatMap((lang) =>
  Array.from({ length: 7 }, (_, at) => {
    const on = dateOn(`2026-11-${String(15 + at).padStart(2, "0")}`);
    const [whole = "", short = ""] = on ? [formatsIn(lang).weekday(on), formatsIn(lang).shortWeekday(on)] : [];
    return { whole: whole.toLowerCase(), short: short.replace(".", "").toLowerCase(), at };
  }),
);

/** Sunday is 0. Three letters tell the days apart in every language. */
function weekdayOf(named: string): number | undefined {
  const isCalled = ({ whole, short }: (typeof weekdayNames)[number]) =>
    named === short || (named.length >= 3 && whole.startsWith(named));
  return weekdayNames.find(isCalled)?.at;
}

/**
 * A day as people write it: `6.5.2026`, `6/5-2026`, `06-05-26`, `6. maj 2026`, `6 May 2026`, `2026-05-06`, `onsdag den 6. maj 2026`, `ons. d. 6.5.2026`. Day before month;
 * two digits of a year are of this century. A fault when there is no such day, or when it is another day of the week.
 */
export function readDate(typed: string): DateOn | Fault {
  const whole = typed.trim().toLowerCase();
  const [before = "", named = ""] = /^(\p{L}+)(?:[.,]+\s*|\s+)(?=\S)/u.exec(whole) ?? [];
  const weekday = weekdayOf(named);
  const on = readBare(
    (weekday === undefined ? whole : whole.slice(before.length)).replace(/^(?:(?:den|der|the|d)\s+|d\.\s*)/, ""),
  );
  if (on === null) return fault("date-unreadable", { typed });
  // Who writes both and means another day has made a slip in one of them.
  const differs = weekday !== undefined && new Date(`${on}T00:00:00Z`).getUTCDay() !== weekday;
  return differs ? fault("weekday-differs", { typed }) : on;
}

function readBare(text: string): DateOn | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const figures = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d{2})$/.exec(text);
  const named = /^(\d{1,2})\.?\s*(\p{L}{3,})\.?\s+(\d{4})$/u.exec(text);
  const read =
    (iso && dayOf(iso[1], iso[2], iso[3])) ??
    (figures && dayOf(figures[3], figures[2], figures[1])) ??
    (named && dayOf(named[3], String(monthNumbers.get(named[2]?.slice(0, 3) ?? "") ?? 0), named[1]));
  // No calendar of ours reaches further: such a year is a slip of the hand.
  return read && read >= "1900" && read < "2200" ? read : null;
}

function dayOf(year = "", month = "", day = ""): DateOn | null {
  return dateOn(`${year.length === 2 ? "20" : ""}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** How a day stands in a field, ready to be corrected: `6.5.2026`. What was typed and is no ISO day stays as it is. */
export function dateTyped(value: string): string {
  const on = dateOn(value);
  return on ? `${Number(on.slice(8))}.${Number(on.slice(5, 7))}.${on.slice(0, 4)}` : value;
}
