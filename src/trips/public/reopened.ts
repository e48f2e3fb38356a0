import { type DateOn, dateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";
import { accountsRule } from "../obligations/after-return.ts";
import type { TripEntry } from "../trip-entry.ts";
import type { RecordSaid } from "./record.ts";
import { reopenedTexts } from "./reopened.texts.ts";
import { dayIn } from "./shown.ts";
import { listTexts } from "./trip-list.texts.ts";

/** What stands beside the word for how sure the money is: that it is late, or that it was final and is opened again. */
export function besideStatus(
  { isLate, isReopened }: { readonly isLate: boolean; readonly isReopened: boolean },
  lang: Lang,
): string | null {
  if (isLate) return listTexts.in(lang)("late");
  return isReopened ? reopenedTexts.in(lang)("beside") : null;
}

/** `Delvist bogført, over fristen`: one piece of words, so that no line begins with the comma. */
export function withBeside(word: string, beside: string | null): string {
  return beside === null ? word : `${word}, ${beside}`;
}

/** That the accounts were made, by when, and that they are opened again; `null` where they are not. */
export function reopenedTold({ entry, here, today, lang }: RecordSaid): string | null {
  const { accountsReopened: reopened } = entry;
  if (!reopened) return null;
  const f = formatsIn(lang);
  const date = (text: string) => {
    const on = dateOn(text);
    return on ? f.date(on) : text;
  };
  const due = dueOn(entry, here.profile, today);
  const { closedOn } = reopened;
  const was = closedOn === null ? "other" : due === null ? "closed" : closedOn <= due ? "early" : "late";
  return reopenedTexts.in(lang)("told", {
    was,
    closed: closedOn === null ? "" : date(closedOn),
    due: due === null ? "" : f.date(due),
    date: date(reopened.on),
  });
}

/** The day the accounts were owed by, where the municipality has a rule and shows its deadlines. */
function dueOn({ endOn }: TripEntry, profile: Profile, today: DateOn): DateOn | null {
  const end = dayIn(endOn);
  if (end === null || !settingOn(profile, "obligationsPublic", today).value) return null;
  return accountsRule(profile, end)?.dueOn ?? null;
}
