import { type DateOn, dateInZone, daysBetween, type InstantAt } from "../../kernel/index.ts";
import { type Lang, localeOf } from "../texts/index.ts";
import { nbsp } from "./numbers.ts";
import { formatTexts } from "./texts.ts";

type Width = "long" | "short";

/** How a language writes days, ranges and clock times. Days are local to their place; no zone is applied to them. */
export function datesIn(lang: Lang) {
  const locale = localeOf(lang);
  const t = formatTexts.in(lang);
  const style = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (on: DateOn) => format.format(new Date(`${on}T12:00:00Z`));
  };
  const monthName = { long: byMonth(style({ month: "long" })), short: byMonth(shortMonthIn(locale)) };
  const dayOf = (on: DateOn) => `${Number(on.slice(8))}${lang === "en" ? "" : "."}`;
  const yearOf = (on: DateOn) => on.slice(0, 4);
  const monthOf = (on: DateOn) => on.slice(0, 7);
  const dayMonth = (on: DateOn, width: Width) => `${dayOf(on)}${nbsp}${monthName[width](on)}`;
  const full = (on: DateOn, width: Width) => `${dayMonth(on, width)} ${yearOf(on)}`;

  function range(from: DateOn, to: DateOn, width: Width, withYear: boolean): string {
    const end = (on: DateOn) => (withYear ? full(on, width) : dayMonth(on, width));
    if (from === to) return end(to);
    if (monthOf(from) === monthOf(to)) return `${dayOf(from)}–${end(to)}`;
    return `${yearOf(from) === yearOf(to) ? dayMonth(from, width) : full(from, width)}–${yearOf(from) === yearOf(to) ? end(to) : full(to, width)}`;
  }

  /** `9.05` in Danish, `09:05` elsewhere, of a local `HH:MM`. */
  function time(local: string): string {
    return lang === "da" ? local.replace(/^0/, "").replace(":", ".") : local;
  }

  return {
    /** `6. maj 2026` */
    date: (on: DateOn) => full(on, "long"),
    /** `10. sep. 2011` */
    shortDate: (on: DateOn) => full(on, "short"),
    /** `6. maj`, where the year stands nearby. */
    dayMonth: (on: DateOn) => dayMonth(on, "long"),
    /** `10. sep.` */
    shortDayMonth: (on: DateOn) => dayMonth(on, "short"),
    /** `10.–16. september 2011`, `30. april–2. maj 2026`, `28. december 2025–3. januar 2026` */
    range: (from: DateOn, to: DateOn) => range(from, to, "long", true),
    /** `10.–16. sep. 2011` */
    shortRange: (from: DateOn, to: DateOn) => range(from, to, "short", true),
    /** `10.–16. sep.`, under a heading with the year; across New Year both years stand. */
    rangeInYear: (from: DateOn, to: DateOn) => range(from, to, "short", false),
    /** `maj 2026` */
    month: (on: DateOn) => `${monthName.long(on)} ${yearOf(on)}`,
    weekday: style({ weekday: "long" }),
    shortWeekday: style({ weekday: "short" }),
    time,
    /** `kl. 14.03`, of a local `HH:MM`. */
    clock: (local: string) => t("clock", { time: time(local) }),
    /** `kl. 14.03`, an instant as the clock on the wall in `timeZone` showed it. */
    clockAt: (instant: Date, timeZone: string) => t("clock", { time: time(wallClock(instant, timeZone)) }),
    /** `10.45–13.05` */
    timeRange: (from: string, to: string) => `${time(from)}–${time(to)}`,
    /** `6. maj 2026 kl. 14.03`, an instant as the clock on the wall in `timeZone` showed it. */
    moment(at: InstantAt, timeZone: string): string {
      const instant = new Date(at);
      return t("moment", {
        date: full(dateInZone(instant, timeZone), "long"),
        time: time(wallClock(instant, timeZone)),
      });
    },
    /** `6. maj 2026 kl. 14.03.07`, where the minute alone does not tell moments apart. */
    exactMoment(at: InstantAt, timeZone: string): string {
      const instant = new Date(at);
      const second = `${lang === "da" ? "." : ":"}${String(instant.getUTCSeconds()).padStart(2, "0")}`;
      return t("moment", {
        date: full(dateInZone(instant, timeZone), "long"),
        time: `${time(wallClock(instant, timeZone))}${second}`,
      });
    },
    /** `7 dage, 6 nætter`, both ends counted; a day trip is `1 dag`. */
    days(from: DateOn, to: DateOn): string {
      const nights = daysBetween(from, to);
      const days = t("days", { count: nights + 1 });
      return nights === 0 ? days : `${days}, ${t("nights", { count: nights })}`;
    },
  };
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** `14:03`: Swedish writes clock times as ISO does. */
function wallClock(at: Date, timeZone: string): string {
  const format = wallClocks.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" });
  wallClocks.set(timeZone, format);
  return format.format(at);
}

/** What a month is called does not depend on the day or year: asked for once each. */
function byMonth(name: (on: DateOn) => string): (on: DateOn) => string {
  const names = new Map<string, string>();
  return (on) => {
    const month = on.slice(5, 7);
    const known = names.get(month) ?? name(on);
    names.set(month, known);
    return known;
  };
}

/** The month as it stands after a day: German writes `Sept.` there and `Sep` alone. */
function shortMonthIn(locale: string): (on: DateOn) => string {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return (on) =>
    format
      .formatToParts(new Date(`${on}T12:00:00Z`))
      .filter((part) => part.type === "month")
      .map((part) => part.value)
      .join("");
}
