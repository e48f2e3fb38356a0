import type { Ruling } from "../decisions/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { type Profile, settingOn } from "../profile/index.ts";
import type { Trip } from "./trip.ts";

/** A report is public when it is settled, or when the minutes that settled it are confirmed, as the municipality says. */
export function reportIsPublic(trip: Trip, profile: Profile, rulings: readonly Ruling[], on: DateOn): boolean {
  if (trip.reportTrack !== "settled" || reportWaits(trip, profile, rulings, on)) return false;
  if (settingOn(profile, "publication", on).value.report === "when-settled") return true;
  if (settlingRuling(rulings, profile)) return true;
  const settler = trip.kind === null ? null : settingOn(profile, "tracks", on).value[trip.kind].reportSettledBy;
  return settler !== "committee";
}

/** Whether a report is settled by a ruling whose minutes wait, where the municipality waits for them: nothing is told of it. */
export function reportWaits(trip: Trip, profile: Profile, rulings: readonly Ruling[], on: DateOn): boolean {
  if (trip.reportTrack !== "settled" || settingOn(profile, "publication", on).value.report === "when-settled")
    return false;
  return settlingRuling(rulings, profile)?.confirmedAt === null;
}

/** The day a report was handed in, but of one that was sent back: what sent it back takes the day away with its minutes. */
export function handedInShown({ reportTrack, reportHandedInOn }: Trip, rulings: readonly Ruling[]): DateOn | null {
  const last = rulings.findLast((one) => one.submission.about === "report");
  return reportTrack === "sent-back" && last?.confirmedAt !== null ? null : reportHandedInOn;
}

/** The ruling that settled a report: an earlier one, confirmed, sent another text back. */
function settlingRuling(rulings: readonly Ruling[], profile: Profile): Ruling | undefined {
  return rulings.filter((one) => one.submission.about === "report" && settlesReport(one, profile)).at(-1);
}

/** Whether a ruling on a report settles it: an approval does, and a taking note where the profile says so. */
export function settlesReport({ ruling, submission }: Ruling, profile: Profile): boolean {
  return (
    ruling === "approved" || (ruling === "noted" && settingOn(profile, "notedSettlesReport", submission.meetsOn).value)
  );
}
