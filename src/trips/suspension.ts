import type { About, Ruling, RulingCode } from "../decisions/index.ts";
import { committeeById, type Profile } from "../profile/index.ts";

/** What the council can rule that ends a suspension; postponed, passed on or noted the case is the council's still. */
const decides: readonly RulingCode[] = ["approved", "refused", "sent-back", "withdrawn"];

/**
 * The ruling that a member had suspended and the council has not ruled on since (kommunestyrelsesloven § 23): until it has,
 * and the minutes of that are confirmed, the case is the council's alone, taken back, rewritten or sent elsewhere
 * (docs/decisions/0041).
 */
export function suspensionOf(rulings: readonly Ruling[], about: About, profile: Profile): Ruling | null {
  const all = rulings.filter((one) => one.submission.about === about);
  const at = all.findLastIndex((one) => one.ruling === "suspended");
  const since = all.slice(at + 1);
  const ends = ({ submission, ruling, confirmedAt }: Ruling) =>
    confirmedAt !== null && isCouncil(profile, submission.committeeId) && decides.includes(ruling);
  return since.some(ends) ? null : (all[at] ?? null);
}

/** Whether a committee is the council. */
export function isCouncil(profile: Profile, committeeId: string): boolean {
  return committeeById(profile, committeeId)?.kind === "council";
}
