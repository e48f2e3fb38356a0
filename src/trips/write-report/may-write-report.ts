import { hasRoleOver, type Who, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { ownedOf, type Trip } from "../trip.ts";

/** Who sees to reports, whoever travelled. */
export const reportWriters: readonly RoleName[] = ["coordinator", "secretary", "councillor", "manager"];
/** Who writes reports somewhere, and so asks for lines to them: an employee that of a staff visit they asked for, which the manager settles. */
export const reportAuthors: readonly RoleName[] = [...reportWriters, "employee"];

/** Whoever writes a report asks for lines to it, and sees what came after it is sent or settled too. */
export function isSent(refusal: Forbidden | Conflict | null): boolean {
  return refusal?.code === "report-submitted" || refusal?.code === "report-settled";
}

/** Whether somebody is among those who write a trip's report, wherever it stands. */
export function writesReport(who: Who, trip: Trip): boolean {
  const isVisit = (trip.approved?.kind ?? trip.kind) === "staff-visit";
  return hasRoleOver(who, ownedOf(trip), isVisit ? reportAuthors : reportWriters);
}

/** What keeps someone from writing a trip's report, for the button and for the guard; `null` when they may. */
export function reportRefusal(work: Pick<Work, "who">, trip: Trip): Forbidden | Conflict | null {
  if (!writesReport(work.who, trip)) return new Forbidden("role-needed");
  if (trip.status !== "approved" && trip.status !== "complete")
    return new Conflict("trip-status", { status: trip.status, action: "write-report" });
  if (trip.reportTrack === "submitted") return new Conflict("report-submitted");
  return trip.reportTrack === "settled" ? new Conflict("report-settled") : null;
}
