import type { DateOn } from "../kernel/index.ts";
import { limitOn } from "./policies.ts";
import type { Profile } from "./profile.ts";

/** Which years' accounts are shown: those of trips that ended in `from` or later. */
export interface AccountsWindow {
  /** For how many years after the end of the year in which a trip ended. */
  readonly years: number;
  readonly from: number;
}

/**
 * The window on a day, by the policy that is in force then; `null` where accounts are always shown. It is counted from the end of
 * the year in which a trip ended, as accounting material is kept (product.md, rule 11; docs/decisions/0095): with five years, a
 * trip that ended in 2021 is shown until 31 December 2026.
 */
export function accountsWindow(profile: Profile, today: DateOn): AccountsWindow | null {
  const years = limitOn(profile, "accountsShownYears", today)?.value ?? null;
  return years === null ? null : { years, from: Number(today.slice(0, 4)) - years };
}

/** Whether a year's accounts are in no sum: those before the window, and, since one of them may be, those of no year. */
export function isInNoSum(window: AccountsWindow | null, year: number | null): boolean {
  return window !== null && (year === null || year < window.from);
}

/** Whether a year's accounts are before the window; of a year that nobody knows nobody can say that it is. */
export function isBeforeWindow(window: AccountsWindow | null, year: number | null): boolean {
  return window !== null && year !== null && year < window.from;
}
