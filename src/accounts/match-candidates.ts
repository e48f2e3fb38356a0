import { addDays, type DateOn } from "../kernel/index.ts";
import type { Posting } from "./posting.ts";
import type { AccountsSubject } from "./subject.ts";

/** What the room that owns a subject tells of it, so that a posting can be held against it. */
export interface Matchable {
  readonly subject: AccountsSubject;
  /** Case number and other names that a voucher may carry. */
  readonly references: readonly string[];
  readonly places: readonly string[];
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
}

export type MatchReason = "reference" | "place" | "dates";

export interface MatchCandidate {
  readonly subject: AccountsSubject;
  readonly because: readonly MatchReason[];
}

/** Tickets are bought up to half a year ahead and invoices come within three months: Udsyn's estimate, a suggestion only. */
const daysBefore = 183;
const daysAfter = 92;

const weights: Record<MatchReason, number> = { reference: 4, place: 2, dates: 1 };

/**
 * The subjects a posting of the pool may belong to, the likeliest first, each with why. A person chooses; nothing is
 * assigned by it. Dates alone suggest nothing, since many travel at the same time.
 */
export function matchCandidates(posting: Posting, among: readonly Matchable[]): readonly MatchCandidate[] {
  const { text, label, voucher, accountString, supplier, reference } = posting;
  const printed = [text, label, voucher, accountString, supplier, reference];
  return among
    .map((one) => ({ subject: one.subject, because: reasons(printed, posting.bookedOn, one) }))
    .map((one) => ({ ...one, weight: one.because.reduce((sum, why) => sum + weights[why], 0) }))
    .filter((one) => one.weight > weights.dates)
    .sort((a, b) => b.weight - a.weight)
    .map(({ subject, because }) => ({ subject, because }));
}

function reasons(printed: readonly (string | null)[], bookedOn: DateOn | null, one: Matchable): MatchReason[] {
  const { startOn, endOn } = one;
  const text = printed.join("\n");
  const near =
    bookedOn !== null &&
    startOn !== null &&
    bookedOn >= addDays(startOn, -daysBefore) &&
    bookedOn <= addDays(endOn ?? startOn, daysAfter);
  return [
    ...(one.references.some((name) => refersTo(printed, name)) ? (["reference"] as const) : []),
    ...(one.places.some((name) => names(text, name)) ? (["place"] as const) : []),
    ...(near ? (["dates"] as const) : []),
  ];
}

/** A number of a list's own, such as `12`, is in many a text and case number by chance: it refers only where it stands alone. */
function refersTo(printed: readonly (string | null)[], name: string): boolean {
  if (/^\d{1,3}$/.test(name.trim())) return printed.some((one) => one?.trim() === name.trim());
  return names(printed.join("\n"), name);
}

/** Whether a text has a name as whole words, whatever the case: `Rom` is not in `Romania`, nor `12-1` in `12-13`. */
function names(text: string, name: string): boolean {
  const wanted = name.trim();
  if (wanted === "") return false;
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/]/gu, (sign) => `\\${sign}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
