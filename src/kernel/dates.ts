/** A day without time or zone, `2026-05-06`. Sorts and compares as text. */
export type DateOn = string & { readonly __dateOn: true };

/** An instant, ISO 8601 in UTC with milliseconds. */
export type InstantAt = string & { readonly __instantAt: true };

const dayLength = 86_400_000;

/** A day from `YYYY-MM-DD`; `null` when no such day exists. */
export function dateOn(text: string): DateOn | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const [year, month, on] = [Number(found[1]), Number(found[2]), Number(found[3])];
  // The last day of a month is the day before the next one's first. Years below 100 are slips of the pen.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year >= 100 && month >= 1 && month <= 12 && on >= 1 && on <= last ? (text as DateOn) : null;
}

/** A day known to be right, in code and tests; throws otherwise. */
export function day(text: string): DateOn {
  const found = dateOn(text);
  if (!found) throw new RangeError(`no such day: ${text}`);
  return found;
}

function middayOf(on: DateOn): number {
  return Date.parse(`${on}T12:00:00Z`);
}

export function addDays(on: DateOn, days: number): DateOn {
  return new Date(middayOf(on) + days * dayLength).toISOString().slice(0, 10) as DateOn;
}

/** Calendar months later; the 31st becomes the month's last day. */
export function addMonths(on: DateOn, months: number): DateOn {
  const [year = 0, month = 1, dayOfMonth = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return moved.toISOString().slice(0, 10) as DateOn;
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: DateOn, to: DateOn): number {
  return Math.round((middayOf(to) - middayOf(from)) / dayLength);
}

/** Days of a journey, both ends counted: 10.–16. september is 7. */
export function daysCounted(from: DateOn, to: DateOn): number {
  return daysBetween(from, to) + 1;
}

/** The day it is in a time zone at an instant. A municipality's "today" is `dateInZone(now, its zone)`. */
export function dateInZone(at: Date, timeZone: string): DateOn {
  const second = Math.floor(at.getTime() / 1_000);
  const zone = timeZoneNamed(timeZone) ?? timeZone;
  const last = lastDays.get(zone);
  if (last?.second === second) return last.day;
  const format = last?.format ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
  const day = format.format(at) as DateOn;
  lastDays.set(zone, { format, second, day });
  return day;
}

/** Every request asks which day it is: its format takes long to make, and a day begins with a second. */
const lastDays = new Map<
  string,
  { readonly format: Intl.DateTimeFormat; readonly second: number; readonly day: DateOn }
>();

/** The instant a day begins in a zone, also where midnight itself is skipped. */
export function startOfDay(on: DateOn, timeZone: string): Date {
  const asUtc = Date.parse(`${on}T00:00:00Z`);
  // The offset that holds at the guess may not be the one that holds at the answer.
  const first = asUtc - aheadOfUtc(asUtc, timeZone);
  const second = asUtc - aheadOfUtc(first, timeZone);
  return new Date(dateInZone(new Date(second), timeZone) === on ? second : Math.max(first, second));
}

/** The instant a clock shows on a day in a time zone; of an hour that summer time takes or doubles, the later reading of it. */
export function instantOn(on: DateOn, clock: string, timeZone: string): Date {
  const written = Date.parse(`${on}T${clock}:00Z`);
  return new Date(written - aheadOfUtc(written - aheadOfUtc(written, timeZone), timeZone));
}

/** How far a zone's clocks are ahead of UTC at an instant that is a whole second, in milliseconds. @throws RangeError for a zone that is none */
export function aheadOfUtc(at: number, timeZone: string): number {
  return Date.parse(`${wallIn(timeZone).format(at).replace(" ", "T")}Z`) - at;
}

/** Clocks on the wall, kept for the zones there are, whatever they are called. */
const walls = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that is none */
function wallIn(timeZone: string): Intl.DateTimeFormat {
  const zone = timeZoneNamed(timeZone) ?? timeZone;
  const known =
    walls.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  walls.set(zone, known);
  return known;
}

/** The zones there are, each by one name. */
const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

/**
 * A time zone by the name that stands for all its names: `Europe/Kyiv` and `europe/kiev` are one. `null` for what names none, for
 * an offset, which knows no summer time, and for `CET` and its like, which would be told as some place that keeps it.
 */
export function timeZoneNamed(text: string): string | null {
  if (zones.has(text)) return text;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    return timeZone === "UTC" || (text.includes("/") && zones.has(timeZone)) ? timeZone : null;
  } catch {
    return null;
  }
}

/** Whether a text names a time zone, such as `Europe/Berlin`. */
export function isTimeZone(text: string): boolean {
  return timeZoneNamed(text) !== null;
}

export function instant(at: Date): InstantAt {
  return at.toISOString() as InstantAt;
}
