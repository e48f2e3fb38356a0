import { addDays, type DateOn, day } from "../kernel/index.ts";

/** Easter Sunday of a year, by the anonymous Gregorian reckoning (Meeus, Astronomical Algorithms, ch. 8). */
function easterOf(year: number): DateOn {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, rest] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
  return day(`${year}-${String(month).padStart(2, "0")}-${String(rest).padStart(2, "0")}`);
}

/** Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday: days from Easter Sunday. */
const aroundEaster = [-3, -2, 1, 39, 50] as const;
/** New Year's Day and Christmas. */
const sameEachYear = ["01-01", "12-25", "12-26"] as const;
/** Store bededag was abolished with effect from 2024 (lov nr. 214 af 6. marts 2023). */
const [prayerDay, lastPrayerDay] = [26, 2023];

/** Whether a day is one of the Danish church's holidays that is no Sunday (danske helligdage). */
function isHoliday(on: DateOn): boolean {
  if (sameEachYear.some((one) => one === on.slice(5))) return true;
  const year = Number(on.slice(0, 4));
  const easter = easterOf(year);
  const days = year <= lastPrayerDay ? [...aroundEaster, prayerDay] : aroundEaster;
  return days.some((one) => addDays(easter, one) === on);
}

/** Whether the municipality works on a day. @param closedOn its own closed days of every year, `MM-DD` */
export function isWorkingDay(on: DateOn, closedOn: readonly string[]): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closedOn.includes(on.slice(5)) && !isHoliday(on);
}

/** The last of so many working days after a day, which itself does not count. */
export function workingDaysAfter(from: DateOn, count: number, closedOn: readonly string[]): DateOn {
  let [on, left] = [from, count];
  while (left > 0) {
    on = addDays(on, 1);
    if (isWorkingDay(on, closedOn)) left -= 1;
  }
  return on;
}
