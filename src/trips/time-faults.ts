import { addDays, type DateOn, type Fault, fault, implausibleDays } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import type { Slot } from "./plan.ts";
import type { Trip } from "./trip.ts";

const f = formatsIn("da");

type Timed = Pick<Trip, "startOn" | "endOn" | "plan">;

/** Days that cannot be right, each beside its field: home before leaving, a stay outside the trip, a year that is a slip. */
export function dayFaults(trip: Timed, today: DateOn): Fault[] {
  const { startOn, endOn } = trip;
  const backwards = startOn !== null && endOn !== null && endOn < startOn;
  return [
    ...implausibleDays({ startOn, ...(backwards ? {} : { endOn }) }, today),
    ...(backwards ? [fault("ends-before-start", { startOn, endOn }, "endOn")] : []),
    ...stayFaults(trip),
  ];
}

/** Stays that lie outside the trip, or end before they begin. */
export function stayFaults({ startOn, endOn, plan }: Timed): Fault[] {
  return plan.destinations.flatMap(({ place, from, to }, at) => [
    ...(from && isOutside(from, { startOn, endOn })
      ? [fault("stay-outside-trip", { side: "from", place, day: f.date(from) }, `destinations.${at}.from`)]
      : []),
    ...(from && to && to < from
      ? [fault("stay-ends-before-start", {}, `destinations.${at}.to`)]
      : to && isOutside(to, { startOn, endOn })
        ? [fault("stay-outside-trip", { side: "to", place, day: f.date(to) }, `destinations.${at}.to`)]
        : []),
  ]);
}

/**
 * Slots that cannot be right. One that ends at an earlier hour than it begins must say that it ends the next day: a slip of
 * the hand looks the same.
 */
export function slotFaults(trip: Timed): Fault[] {
  return trip.plan.programme.flatMap((slot, at) => {
    const { title } = slot;
    if (isOutside(slot.date, trip))
      return [fault("slot-outside-trip", { title, day: f.date(slot.date) }, `programme.${at}.date`)];
    const { from, to, endsNextDay } = slot;
    if (from && to && to === from) return [fault("slot-without-length", {}, `programme.${at}.to`)];
    if (from && to && to < from && !endsNextDay)
      return [fault("slot-ends-before-start", { from, to }, `programme.${at}.to`)];
    if (endsNextDay && !(from && to && to < from)) return [fault("slot-next-day", {}, `programme.${at}.endsNextDay`)];
    return endsNextDay && isOutside(addDays(slot.date, 1), trip)
      ? [fault("slot-ends-outside-trip", { title }, `programme.${at}.endsNextDay`)]
      : [];
  });
}

/** Days of a journey whose ends contradict each other have no outside: that is told of at the ends. */
function isOutside(on: DateOn | null, { startOn, endOn }: Pick<Trip, "startOn" | "endOn">): boolean {
  if (on === null || (startOn && endOn && endOn < startOn)) return false;
  return (startOn !== null && on < startOn) || (endOn !== null && on > endOn);
}

/** Two slots by their place in the programme, the first being the one that begins first. */
export type Overlap = readonly [first: number, second: number];

/** Slots at the same time. It may be meant, as where a delegation parts in two: a note, never a fault. */
export function overlaps(programme: readonly Slot[]): readonly Overlap[] {
  const timed = programme
    .flatMap(({ date, from, to, endsNextDay }, at) =>
      from && to ? [{ at, from: `${date} ${from}`, to: `${endsNextDay ? addDays(date, 1) : date} ${to}` }] : [],
    )
    .toSorted((a, b) => a.from.localeCompare(b.from));
  return timed.flatMap((one, index) =>
    timed
      .slice(index + 1)
      .filter((other) => other.from < one.to)
      .map((other): Overlap => [one.at, other.at]),
  );
}
