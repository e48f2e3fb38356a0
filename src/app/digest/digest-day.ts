import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";

/**
 * The day whose digest is to be sent by now, by the clock on the municipality's wall; `null` before the hour and on other
 * days. An hour that daylight-saving leaves out is reached by the next one; one that comes twice is one day's all the same.
 */
export function digestDay(now: Date, profile: Profile): DateOn | null {
  const today = dateInZone(now, profile.timeZone);
  const { weekdays, at } = settingOn(profile, "digest", today).value;
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: profile.timeZone, timeStyle: "short" }).format(now);
  return weekdays.includes(weekday) && clock >= at ? today : null;
}
