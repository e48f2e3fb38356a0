import { addDays, instantOn, isTimeZone } from "../kernel/index.ts";
import type { PurposeClass } from "./codes.ts";
import type { Plan } from "./plan.ts";

type Timed = Pick<Plan["programme"][number], "date" | "from" | "to" | "purposeClass" | "lodging">;
interface Timetable {
  readonly programme: readonly Timed[];
  readonly destinations: readonly Pick<Plan["destinations"][number], "from" | "to" | "timeZone">[];
}

/**
 * Hours of the programme by purpose class, counted by the minute and rounded where they are shown. A slot that ends earlier than
 * it begins ends the next day; one without both times counts nothing, nor does a night (decision 74). Over a night when summer time begins or ends it lasts an
 * hour less or more, where its time zone is known.
 */
export function hoursByClass({ programme, destinations }: Timetable): Partial<Record<PurposeClass, number>> {
  const minutes = new Map<PurposeClass, number>();
  for (const slot of programme) {
    if (slot.lodging || slot.from === null || slot.to === null) continue;
    const known = minutes.get(slot.purposeClass) ?? 0;
    minutes.set(slot.purposeClass, known + lasted(slot, zoneOn(slot.date, destinations)));
  }
  // Of a third of an hour no decimal is exact; four places give the minute back.
  return Object.fromEntries(
    [...minutes].map(([purposeClass, total]) => [purposeClass, Math.round((total / 60) * 1e4) / 1e4]),
  );
}

/** The time zone that a day is spent in; `null` where it is not known, or may be several. */
function zoneOn(date: Timed["date"], destinations: Timetable["destinations"]): string | null {
  const there = destinations.filter(({ from, to }) => (from === null || from <= date) && (to === null || to >= date));
  const zones = new Set((there.length > 0 ? there : destinations).map(({ timeZone }) => timeZone));
  const [zone = null] = zones;
  // What was stored before zones were held against those there are may be any text.
  return zones.size === 1 && zone !== null && isTimeZone(zone) ? zone : null;
}

function lasted({ date, from, to }: Timed, timeZone: string | null): number {
  if (from === null || to === null) return 0;
  const onTheClock = (minuteOf(to) - minuteOf(from) + 1440) % 1440;
  if (timeZone === null || onTheClock === 0) return onTheClock;
  const ends = instantOn(to < from ? addDays(date, 1) : date, to, timeZone);
  const passed = Math.round((ends.getTime() - instantOn(date, from, timeZone).getTime()) / 60_000);
  return passed > 0 ? passed : onTheClock;
}

/**
 * The municipal share in per cent, travel outside the denominator (product.md, rule 3): what the page shows, without a
 * verdict. `null` where no hours but travel are known.
 */
export function municipalShare(hours: Partial<Record<PurposeClass, number>>): number | null {
  const counted = Object.entries(hours).filter(([purposeClass]) => purposeClass !== "travel");
  const whole = counted.reduce((sum, [, value]) => sum + value, 0);
  return whole === 0 ? null : ((hours.municipal ?? 0) * 100) / whole;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
