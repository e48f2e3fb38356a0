import type { DateOn } from "../../kernel/index.ts";
import { type AccountsWindow, accountsWindow, isBeforeWindow, type Profile } from "../../profile/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** On which day, and by whose policy, an entry is read. */
export interface WindowAsked {
  readonly profile: Profile;
  readonly today: DateOn;
}

/** What a source prints of accounts, by the names that an import gives it. */
const printedAccounts: readonly string[] = ["accounts", "accountsStatus", "total"];

/**
 * The window that a trip's accounts are before, so that pages do not show them; `null` where they are shown, where there is
 * nothing to show, and where nobody knows when the trip was.
 */
export function hiddenBy(entry: TripEntry, { profile, today }: WindowAsked): AccountsWindow | null {
  const window = accountsWindow(profile, today);
  return isBeforeWindow(window, yearEnded(entry)) && saysAccounts(entry) ? window : null;
}

/** The entry as its pages may tell it: without accounts that are before the window. The entry itself, and its log, stay as they are. */
export function withoutOlder<Entry extends TripEntry>(entry: Entry, asked: WindowAsked): Entry {
  return hiddenBy(entry, asked) === null ? entry : withoutAccounts(entry);
}

/**
 * An entry of whose accounts nothing is left but how certain they are. What payers paid is the budget's where there is one;
 * without it, what they come to is what the trip cost.
 */
export function withoutAccounts<Entry extends TripEntry>(entry: Entry): Entry {
  const { accounts, asPrinted, budget, funding } = entry;
  const blank = { lines: [], total: null, statedTotal: null, perParticipant: null, rateVersion: null };
  return {
    ...entry,
    accounts: { ...accounts, ...blank },
    asPrinted: Object.fromEntries(Object.entries(asPrinted).filter(([name]) => !printedAccounts.includes(name))),
    funding: budget === null ? funding.map((one) => ({ ...one, amount: null })) : funding,
  };
}

/** A trip belongs to the year in which it ended; of one whose last day nobody knows, the year in which it began. */
function yearEnded({ startOn, endOn }: TripEntry): number | null {
  const on = endOn ?? startOn;
  return on === null ? null : Number(on.slice(0, 4));
}

/** Final accounts without a line say something too: that it cost nothing. */
function saysAccounts({ accounts, asPrinted }: TripEntry): boolean {
  const { status, lines, total, statedTotal } = accounts;
  if (status === "final" || status === "partly-booked" || lines.length > 0) return true;
  return total !== null || statedTotal !== null || printedAccounts.some((name) => asPrinted[name] !== undefined);
}
