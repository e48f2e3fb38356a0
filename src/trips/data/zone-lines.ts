import { aheadOfUtc, type DateOn } from "../../kernel/index.ts";

const dayLength = 86_400_000;
/** No zone changes its clocks twice in so many days. */
const stride = 7 * dayLength;

/** An instant at which a zone's clocks are set, and how far they are ahead of UTC before and after, in milliseconds. */
interface Onset {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** By zone and years: a site is written by thousands of calendars of few zones. */
const known = new Map<string, readonly Onset[]>();
const mostKnown = 500;

/**
 * A zone as a calendar writes it (VTIMEZONE, RFC 5545 §3.6.5), good from the first to the last of these days: what the program's
 * own table of zones says of their years, the one before and the one after. Clocks that are set by a yearly rule are written as
 * that rule, which every calendar knows; others, as Ramadan sets them, day by day.
 */
export function zoneLines(timeZone: string, first: DateOn, last: DateOn): readonly string[] {
  const [from, to] = [Number(first.slice(0, 4)) - 1, Number(last.slice(0, 4)) + 1];
  const begins = Date.UTC(from, 0, 1);
  const onsets = onsetsIn(timeZone, begins, Date.UTC(to + 1, 0, 1));
  // What holds until the clocks are first set, where that may be after the first day.
  const standing = aheadOfUtc(begins, timeZone);
  const isTold = onsets.some((one) => one.at < Date.parse(`${first}T00:00:00Z`) - dayLength);
  const alike = [...Map.groupBy(onsets, (one) => `${one.from} ${one.to}`).values()];
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${timeZone}`,
    ...(isTold ? [] : observance({ at: begins, from: standing, to: standing }, null)),
    ...alike.flatMap((all) => {
      const rule = yearlyRule(all, to - from + 1);
      return (rule === null ? all : all.slice(0, 1)).flatMap((one) => observance(one, rule));
    }),
    "END:VTIMEZONE",
  ];
}

/** When the clocks are set between two instants, found by looking every week and then ever closer, to the second. */
function onsetsIn(timeZone: string, begins: number, ends: number): readonly Onset[] {
  const key = `${timeZone} ${begins} ${ends}`;
  const before = known.get(key);
  if (before) return before;
  const onsets: Onset[] = [];
  let from = aheadOfUtc(begins, timeZone);
  for (let at = begins; at < ends; at += stride) {
    const to = aheadOfUtc(at + stride, timeZone);
    if (to === from) continue;
    let [still, already] = [at, at + stride];
    while (already - still > 1_000) {
      const middle = Math.floor((still + already) / 2_000) * 1_000;
      if (aheadOfUtc(middle, timeZone) === from) still = middle;
      else already = middle;
    }
    if (already < ends) onsets.push({ at: already, from, to });
    from = to;
  }
  if (known.size >= mostKnown) known.clear();
  known.set(key, onsets);
  return onsets;
}

/** The rule by which clocks are set so once in each of the years: the second Sunday of March, the last of October. */
function yearlyRule(onsets: readonly Onset[], years: number): string | null {
  if (onsets.length !== years) return null;
  const walls = onsets.map(wallBefore);
  const [wall] = walls;
  if (!wall) return null;
  const same = (say: (at: Date) => number | string) => new Set(walls.map(say)).size === 1;
  const isYearly = new Set(walls.map((at) => at.getUTCFullYear())).size === years;
  if (!isYearly || !same((at) => `${at.getUTCMonth()} ${at.getUTCDay()} ${at.toISOString().slice(11)}`)) return null;
  const nth = (at: Date) => Math.ceil(at.getUTCDate() / 7);
  const isLast = (at: Date) => new Date(at.getTime() + 7 * dayLength).getUTCMonth() !== at.getUTCMonth();
  const which = walls.every(isLast) ? -1 : same(nth) ? nth(wall) : null;
  if (which === null) return null;
  const weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][wall.getUTCDay()];
  return `RRULE:FREQ=YEARLY;BYMONTH=${wall.getUTCMonth() + 1};BYDAY=${which}${weekday}`;
}

/** What clocks show as they are set, before it. */
function wallBefore({ at, from }: Onset): Date {
  return new Date(at + from);
}

/** Clocks that are put forward show summer time; calendars want one of the two words, and reckon by the figures. */
function observance(onset: Onset, rule: string | null): readonly string[] {
  const name = onset.to > onset.from ? "DAYLIGHT" : "STANDARD";
  const start = wallBefore(onset)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z$/g, "");
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offset(onset.from)}`,
    `TZOFFSETTO:${offset(onset.to)}`,
    ...(rule === null ? [] : [rule]),
    `END:${name}`,
  ];
}

/** `+0200`, `-0330`; with seconds where a zone had any. */
function offset(ahead: number): string {
  const seconds = Math.abs(ahead) / 1_000;
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const said = parts.map((part) => String(part).padStart(2, "0")).join("");
  return (ahead < 0 ? "-" : "+") + said.replace(/00$/, "");
}
