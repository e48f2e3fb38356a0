import { type DateOn, dateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";
import type { RailStep } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { reportAwaited, settlingOf } from "./awaited.ts";
import { besideStatus, withBeside } from "./reopened.ts";
import { dayIn, isOver, whenOf } from "./shown.ts";
import { listTexts } from "./trip-list.texts.ts";
import { railTexts } from "./trip-rail.texts.ts";
import { recordTexts } from "./trip-record.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

/** Whether the municipality asks for a report on a trip of this kind and day; for an unknown kind nobody can say, so it does. */
export function owesReport(entry: TripEntry, profile: Profile, today: DateOn): boolean {
  if (entry.kind === null) return true;
  return settingOn(profile, "tracks", dayIn(entry.startOn) ?? today).value[entry.kind].report === "owed";
}

/** How far a trip has come, read from what is published of it. What should be known and is not stands as a gap. */
export function railOf(entry: TripEntry, profile: Profile, lang: Lang, today: DateOn): readonly RailStep[] {
  return [
    decided(entry, profile, lang, today),
    isStopped(entry) ? stopped(entry, lang) : travelled(entry, lang, today),
    settled(entry, profile, lang, today),
    ...(entry.report || (owesReport(entry, profile, today) && !isStopped(entry))
      ? [reported(entry, profile, lang, today)]
      : []),
  ];
}

/**
 * Whether a trip was approved by its manager: told with its day, or, of the kinds where a manager alone does, one that is known
 * to have been approved here. What a file brought, or was entered as past, comes complete: who may approve its kind says nothing
 * of who did.
 */
export function approvedByManager(entry: TripEntry, profile: Profile, today: DateOn): boolean {
  if (entry.approvedByManagerOn) return true;
  const wasChanged = entry.rulings.length > 0 || (entry.changesByManager ?? []).length > 0;
  const wasApproved = entry.status === "approved" || (entry.status === "complete" && wasChanged);
  if (!wasApproved || entry.kind === null || entry.source !== null) return false;
  if (entry.rulings.some((one) => one.about === "request")) return false;
  const order = settingOn(profile, "approvalOrder", dayIn(entry.startOn) ?? today).value[entry.kind];
  return order.length === 1 && order[0]?.by === "manager";
}

function decided(entry: TripEntry, profile: Profile, lang: Lang, today: DateOn): RailStep {
  const r = railTexts.in(lang);
  const t = recordTexts.in(lang);
  if (approvedByManager(entry, profile, today))
    return {
      title: r("decided"),
      state: "done",
      note: entry.approvedByManagerOn
        ? r(entry.approvedByManagerLate ? "by-manager-late" : "by-manager-on", {
            date: dateShown(entry.approvedByManagerOn, lang),
            direction: entry.direction,
          })
        : r("by-manager"),
    };
  const approval = entry.rulings.findLast((one) => one.about === "request" && one.ruling === "approved");
  if (!approval) return { title: r("decided"), state: "gap", note: t("not-stated") };
  const date = dateShown(approval.metOn, lang);
  return {
    title: r("decided"),
    state: "done",
    note: approval.late ? r("late", { date, direction: entry.direction }) : date,
  };
}

/** Instead of the journey: nobody went. */
function stopped({ status }: TripEntry, lang: Lang): RailStep {
  return { title: tripWords.find(lang, `status.${status}`) ?? status, state: "stopped" };
}

function travelled(entry: TripEntry, lang: Lang, today: DateOn): RailStep {
  const r = railTexts.in(lang);
  const t = recordTexts.in(lang);
  const isVisit = entry.direction === "in";
  const title = r(isVisit ? "visited" : "travelled");
  const [from, to] = [dayIn(entry.startOn), dayIn(entry.endOn)];
  const note = whenOf(entry, lang, "shortRange") ?? t("unknown");
  if (!from || !to) return { title, state: "gap", note };
  // A trip that waits for a decision has not been made, whatever days it was planned for.
  const goes = entry.status === "approved" || entry.status === "complete";
  if (!goes || from > today) return { title: r(isVisit ? "to-visit" : "to-travel"), state: "todo", note };
  return to < today
    ? { title, state: "done", note }
    : { title: r(isVisit ? "visiting" : "travelling"), state: "now", note };
}

function settled(entry: TripEntry, profile: Profile, lang: Lang, today: DateOn): RailStep {
  const r = railTexts.in(lang);
  const t = recordTexts.in(lang);
  const title = r("accounts");
  const { status } = entry.accounts;
  if (status === "final") return { title, state: "done", note: t("final") };
  const settling = settlingOf(entry, profile, today);
  const { isLate, isReopened } = settling;
  const beside = besideStatus(settling, lang);
  if (status === "partly-booked") return { title, state: "now", note: withBeside(t("partly"), beside) };
  if (isReopened) return { title, state: "now", note: withBeside(t("not-settled"), beside) };
  return isOver(entry, today)
    ? { title, state: "gap", note: t(status === "none" || isLate ? "missing" : "not-settled") }
    : { title, state: "todo", note: t("not-yet") };
}

function reported(entry: TripEntry, profile: Profile, lang: Lang, today: DateOn): RailStep {
  const r = railTexts.in(lang);
  const t = recordTexts.in(lang);
  const title = r("report");
  const ruling = entry.rulings.findLast((one) => one.about === "report");
  if (entry.report) {
    const note = ruling ? r("approved-report", { date: dateShown(ruling.metOn, lang) }) : undefined;
    return { title, state: "done", ...(note === undefined ? {} : { note }) };
  }
  if (entry.reportHandedInOn)
    return { title, state: "now", note: r("report-in", { date: dateShown(entry.reportHandedInOn, lang) }) };
  const back = sentBack(entry);
  if (back) return { title, state: "gap", note: r("report-back", { date: dateShown(back.metOn, lang) }) };
  // Until its day it is not missing; where the municipality shows no day, it is from the return on.
  const isLate = reportAwaited(entry, profile, today)?.late;
  const isDue = isOver(entry, today) && isLate !== false;
  return isDue
    ? { title, state: "gap", note: isLate ? listTexts.in(lang)("late") : t("missing") }
    : { title, state: "todo", note: t("not-yet") };
}

/** The ruling that sent the report back, where that is the last that was ruled on it and it has not come again. */
export function sentBack({ report, reportHandedInOn, rulings }: TripEntry): TripEntry["rulings"][number] | null {
  const last = rulings.findLast((one) => one.about === "report");
  return report === null && !reportHandedInOn && last?.ruling === "sent-back" ? last : null;
}

function dateShown(text: string, lang: Lang): string {
  const on = dateOn(text);
  return on ? formatsIn(lang).shortDate(on) : text;
}
