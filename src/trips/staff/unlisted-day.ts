import { type DateOn, daysBetween } from "../../kernel/index.ts";

/** How many days of the calendar are offered in a mistyped one's place; all but the nearest lie within so many days of it. */
const [offered, near] = [2, 45];

/**
 * The meetings nearest to a day that the committee does not meet on, by its calendar; none where it does, or has no calendar. A day
 * may be right all the same, so this is asked about and never refused.
 */
export function nearestMeetings(listed: readonly DateOn[], day: DateOn): readonly DateOn[] {
  if (listed.includes(day)) return [];
  const apart = (one: DateOn) => Math.abs(daysBetween(one, day));
  return listed
    .toSorted((a, b) => apart(a) - apart(b) || a.localeCompare(b))
    .slice(0, offered)
    .filter((one, at) => at === 0 || apart(one) <= near);
}
