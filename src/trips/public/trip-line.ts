import { type DateOn, dividedBy, isCurrency, type Money, money } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { addressIn, type Knowledge, type Said } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import { accountsAwaited, reportAwaited } from "./awaited.ts";
import { isSettled } from "./money-rows.ts";
import { hiddenBy } from "./older-accounts.ts";
import {
  bodyHref,
  bodyOf,
  dayIn,
  hundredthsIn,
  isOver,
  knowledgeOf,
  nameOf,
  type PublishedTrip,
  whenOf,
} from "./shown.ts";

/** One trip as a list shows it. Amounts are hundredths of `currency`; `null` is unknown. */
export interface TripLine {
  readonly slug: string;
  readonly href: string;
  readonly name: Said;
  /** Country and dates; what is unknown is said. */
  readonly countries: readonly string[];
  readonly when: Said | null;
  readonly year: string | null;
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
  readonly direction: "out" | "in";
  readonly body: (Said & { readonly href: string | null }) | null;
  readonly kind: PublishedTrip["kind"];
  readonly status: PublishedTrip["status"];
  readonly knowledge: Knowledge;
  /** Who went, or goes; of a trip that came to nothing nobody, and no budget was used: its record tells what was planned. */
  readonly people: bigint | null;
  readonly currency: string;
  readonly budget: bigint | null;
  /** A budget in another currency than the accounts: shown, never added. */
  readonly foreignBudget: Money | null;
  readonly accounts: bigint | null;
  /** A total that the source prints without lines: shown, never added. */
  readonly stated: bigint | null;
  /** Why accounts that are booked or final have no sum: an amount is not known, they closed without one, or they are before the window. */
  readonly unsummed: "not-known" | "nothing-booked" | "not-shown" | null;
  readonly perPerson: bigint | null;
  readonly isOver: boolean;
  /** Its accounts should have been settled by now. */
  readonly isLate: boolean;
  /** Its accounts were closed before, and are opened again to be corrected. */
  readonly isReopened: boolean;
  /** Its report should have been handed in by now. */
  readonly isReportLate: boolean;
  /** It came to nothing. */
  readonly isStopped: boolean;
}

/** What a line depends on besides its entry. */
export interface LineAsked {
  readonly lang: Lang;
  readonly today: DateOn;
  readonly profile: Profile;
}

export function tripLine(entry: PublishedTrip, { lang, today, profile }: LineAsked): TripLine {
  const f = formatsIn(lang);
  const isHidden = hiddenBy(entry, { profile, today }) !== null;
  const accounts = isHidden ? null : hundredthsIn(entry.accounts.total);
  const planned = hundredthsIn(entry.budget?.total ?? null);
  const budgetCurrency = entry.budget?.currency ?? "";
  // Nothing booked yet: the budget's currency is the trip's own.
  const currency = accounts === null && planned !== null ? budgetCurrency : entry.accounts.currency;
  const same = budgetCurrency === currency;
  const people = entry.participants.total;
  const body = bodyOf(entry, profile, lang);
  const stopped = isStopped(entry);
  const isLate = accountsAwaited(entry, profile, today)?.late ?? false;
  return {
    slug: entry.slug,
    href: addressIn(lang, `/rejser/${entry.slug}`),
    name: nameOf(entry, lang, f),
    countries: [...new Set(entry.destinations.flatMap((one) => one.country ?? []))],
    when: whenOf(entry, lang, "rangeInYear"),
    year: entry.startOn?.slice(0, 4) ?? null,
    startOn: dayIn(entry.startOn),
    endOn: dayIn(entry.endOn),
    direction: entry.direction,
    body: body && { ...body, href: bodyHref(entry, profile, lang) },
    kind: entry.kind,
    status: entry.status,
    knowledge: isLate && accounts === null && !isHidden ? "missing" : knowledgeOf(entry, today),
    people: people === null || stopped ? null : BigInt(people),
    currency,
    budget: same && !stopped ? planned : null,
    foreignBudget:
      !same && !stopped && planned !== null && isCurrency(budgetCurrency) ? money(planned, budgetCurrency) : null,
    accounts,
    stated: accounts === null && !isHidden ? hundredthsIn(entry.accounts.statedTotal) : null,
    unsummed: isHidden ? "not-shown" : unsummedIn(entry),
    perPerson: stopped || isHidden ? null : hundredthsIn(entry.accounts.perParticipant),
    isOver: isOver(entry, today),
    isLate,
    isReopened: Boolean(entry.accountsReopened),
    isReportLate: reportAwaited(entry, profile, today)?.late ?? false,
    isStopped: stopped,
  };
}

/** What the trip's own page says: a line without a known amount leaves the sum unknown, and what is final is awaited no more. */
function unsummedIn(entry: PublishedTrip): TripLine["unsummed"] {
  const { status, total, lines } = entry.accounts;
  if (total !== null) return null;
  if (lines.length > 0) return "not-known";
  if (status !== "final" || isStopped(entry)) return null;
  return isSettled(entry) ? "nothing-booked" : "not-known";
}

/** The word where accounts are not there: `mangler` stands at those alone that the filter of that name finds. */
export function awaitedWord({
  isOver,
  isStopped,
  knowledge,
  unsummed,
}: TripLine): "missing" | "not-settled" | "not-yet" | "not-made" | "not-known" | "nothing-booked" | "not-shown" {
  if (unsummed === "not-shown") return unsummed;
  if (unsummed !== null && knowledge !== "missing") return unsummed;
  // Nothing is to come of a trip that was not made.
  if (isStopped && knowledge !== "partly") return "not-made";
  if (!isOver) return "not-yet";
  return knowledge === "missing" ? "missing" : "not-settled";
}

/** Whether what a trip cost each person stands in its row and in no average: it may cost more. */
function inNoAverage({ perPerson, knowledge }: TripLine): boolean {
  return perPerson !== null && knowledge !== "final";
}

/** Final accounts per person over the trips that were made and where both are known; `null` where none has both. */
export function averagePerPerson(lines: readonly TripLine[]): bigint | null {
  const known = lines.filter((line) => line.perPerson !== null && !inNoAverage(line));
  const people = known.reduce((sum, line) => sum + (line.people ?? 0n), 0n);
  const spent = known.reduce((sum, line) => sum + (line.accounts ?? 0n), 0n);
  return people === 0n ? null : dividedBy(spent, Number(people));
}
