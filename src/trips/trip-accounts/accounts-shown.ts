import { type Posting, postingsOf } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { decimalOf, dividedBy, hundredthsOf, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type AccountsState, settingOn } from "../../profile/index.ts";
import { erasedMark } from "../../records/index.ts";
import { importedAccounts } from "../import-trips/imported.store.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

/** What the public sees of a trip's money. */
export interface AccountsShown {
  readonly status: AccountsState;
  /** Of the lines, where it is not the municipality's own. */
  readonly currency?: string;
  readonly lines: TripEntry["accounts"]["lines"];
  /** The imported tables, each with its day, that rates of the lines come from. */
  readonly rateVersion?: string | null;
  /** Booked here in place of what an imported trip's source printed: what the source says of its own sum is not about these. */
  readonly replacesSource?: boolean;
}

/** A trip's accounts for the public: every posting, or none before closing where the municipality publishes only then. */
export async function accountsShownOf(work: Work, trip: Trip): Promise<AccountsShown> {
  const postings = await postingsOf(work.tx, work.municipality.id, { type: "trip", id: trip.id });
  return accountsShownFrom(work, trip, postings);
}

/** What an imported trip's source printed of its money; not final while its accounts are opened again. `null` where it printed none. */
export async function printedAccounts({ tx, municipality }: Work, trip: Trip): Promise<AccountsShown | null> {
  const printed = await importedAccounts(tx, municipality.id, trip.id);
  if (printed === null || trip.accountsTrack !== "open") return printed;
  return { ...printed, status: accountsState(trip, printed.lines.length) };
}

/** What lines come to, and a participant's share: neither is known while a line's amount is not (product.md: unknown is never 0). */
export function sumsOfLines(
  lines: AccountsShown["lines"],
  people: number | null,
): { readonly total: string | null; readonly perParticipant: string | null } {
  const amounts = lines.map(({ amount }) => (amount === null ? null : hundredthsOf(amount)));
  const known = amounts.filter((one) => one !== null);
  if (known.length === 0 || known.length < amounts.length) return { total: null, perParticipant: null };
  const total = known.reduce((sum, one) => sum + one, 0n);
  return { total: decimalOf(total), perParticipant: people ? decimalOf(dividedBy(total, people)) : null };
}

/** The same, of postings that were read already. */
export function accountsShownFrom(
  { municipality, today }: Pick<Work, "municipality" | "today">,
  trip: Trip,
  postings: readonly Posting[],
): AccountsShown {
  const policy = settingOn(municipality.profile, "publication", trip.startOn ?? today).value.accounts;
  const shown = policy === "as-booked" || trip.accountsTrack !== "open" ? postings : [];
  return { status: accountsState(trip, shown.length), lines: shown.map(lineShown), rateVersion: rateVersionIn(shown) };
}

function rateVersionIn(postings: readonly Posting[]): string | null {
  const versions = new Set(postings.flatMap(({ rateVersion }) => rateVersion ?? []));
  return versions.size === 0 ? null : [...versions].sort().join(", ");
}

/** How certain accounts are. Of a cancelled trip too they are awaited until they are closed: it may have cost something. */
export function accountsState({ accountsTrack }: Pick<Trip, "accountsTrack">, lines: number): AccountsState {
  if (accountsTrack === "closed") return "final";
  if (lines > 0) return "partly-booked";
  return accountsTrack === "open" ? "not-settled" : "none";
}

/**
 * Amounts in the municipality's currency, so that they foot; what has no worth in it yet stands as it was booked. What an
 * erasure took from the public while the ledger keeps it is erased here too, for as long as the line stands: also where the
 * name is moved from a line's text to its label.
 */
function lineShown(posting: Posting): AccountsShown["lines"][number] {
  const { category, label, text, hundredths, homeHundredths, amountText, currency, vat, bookedOn, voucher } = posting;
  const isTaken = (...columns: readonly string[]) => columns.some((one) => posting.neverPublic.includes(one));
  const foreign =
    homeHundredths === null && hundredths !== null ? formatsIn("da").amount(money(hundredths, currency)) : null;
  return {
    category,
    label: isTaken("label", "text") ? erasedMark : (label ?? text),
    amount: homeHundredths === null ? null : decimalOf(homeHundredths),
    amountText: amountText !== null && isTaken("amount_text") ? erasedMark : (amountText ?? foreign),
    vat,
    bookedOn,
    voucher: voucher !== null && isTaken("voucher") ? erasedMark : voucher,
  };
}
