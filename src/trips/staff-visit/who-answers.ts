import { type Grant, grantsStandingIn, rolesOver, scopesAnswered, type Who, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, isId } from "../../kernel/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import { electedUnasked } from "../by-manager-alone.ts";
import { costEach, type Unsure } from "../cost-each.ts";
import { missingForReport } from "../missing-report.ts";
import { journeyFaults } from "../settled-from.ts";
import { ownedOf, type Trip } from "../trip.ts";

/** Whether a manager alone approves a trip: by the profile's order for its kind, and under every limit that asks for more. */
export function isByManager(trip: Trip, profile: Profile, today: DateOn): boolean {
  const steps = approvalSteps(trip, profile, today);
  const all = steps.length > 0 && steps.every((one) => one.decider.by === "manager");
  return all && electedUnasked(trip, profile).length === 0;
}

/** @throws Conflict `not-by-manager` where somebody else must approve the trip, or approve it too; why, where it can be mended; `elected-unasked` */
export function requireByManager(trip: Trip, profile: Profile, today: DateOn): void {
  if (isByManager(trip, profile, today)) return;
  // Sent before elected members were asked about.
  const [unasked] = electedUnasked(trip, profile);
  if (unasked) throw new Conflict(unasked.fault, unasked.params);
  const asked = approvalSteps(trip, profile, today).some(({ reason }) => reason.code === "not-sure");
  const { unsure } = costEach(trip, profile);
  throw new Conflict("not-by-manager", { why: asked && unsure ? whyNotByManager[unsure] : "rules" });
}

const whyNotByManager: Readonly<Record<Unsure, string>> = {
  "other-currency": "currency",
  "line-without-amount": "amount",
  "nobody-listed": "people",
};

/**
 * Whether a sent trip waits for its unit's manager: theirs alone to approve, under every limit too, and with no committee
 * (`isWithCommittee`). Lists and counts ask `waitsByKind`, which holds no budget against a limit and reads no rulings.
 */
export function isWithManager(trip: Trip, profile: Profile, today: DateOn, withCommittee: boolean): boolean {
  return trip.status === "submitted" && !withCommittee && trip.unitId !== null && isByManager(trip, profile, today);
}

/**
 * Whether a manager settles a trip's report, as the profile said on its first day: of the kind and the days that were
 * approved. What is edited afterwards moves nothing from a committee to a manager.
 */
export function isReportByManager(trip: Trip, profile: Profile, today: DateOn): boolean {
  const { kind, startOn } = approvedKind(trip);
  return kind !== null && settingOn(profile, "tracks", startOn ?? today).value[kind].reportSettledBy === "manager";
}

function approvedKind({ approved, publicPlan, kind, startOn }: Trip): Pick<Trip, "kind" | "startOn"> {
  const fixed = publicPlan ?? { kind, startOn };
  return approved?.kind === undefined ? fixed : { kind: approved.kind, startOn: fixed.startOn };
}

/** Whether a report is written in full and waits for its manager. */
export function isReportWithManager(trip: Trip, profile: Profile, today: DateOn): boolean {
  const open = trip.reportTrack === "owed" || trip.reportTrack === "submitted" || trip.reportTrack === "sent-back";
  return (
    trip.status === "approved" &&
    open &&
    isReportByManager(trip, profile, today) &&
    missingForReport(trip.report).length === 0
  );
}

/** Whether it is the manager's turn: a report written in full, the journey over, and not sent back to its writer. */
export function reportAwaitsManager(trip: Trip, profile: Profile, today: DateOn): boolean {
  return (
    trip.reportTrack !== "sent-back" &&
    isReportWithManager(trip, profile, today) &&
    journeyFaults(trip, today).length === 0
  );
}

/** The manager's right over other units, for whoever stands in today for managers who are away; none where deputies may not answer. */
export async function standingIn({ tx, municipality, who, today }: Work): Promise<readonly Grant[]> {
  const { id, kind } = who.actor;
  if (kind !== "person" || !isId<"person">(id)) return [];
  if (!settingOn(municipality.profile, "staffVisit", today).value.deputyMayApprove) return [];
  return grantsStandingIn(tx, municipality.id, { deputy: id, role: "manager", on: today });
}

/** Whether a unit has a manager, or a deputy, who can be asked today. */
export async function managed({
  tx,
  municipality: { id, profile },
  today,
}: Pick<Work, "tx" | "municipality" | "today">): Promise<(unitId: string) => boolean> {
  const deputies = settingOn(profile, "staffVisit", today).value.deputyMayApprove;
  const scopes = await scopesAnswered(tx, id, { role: "manager", on: today, deputies });
  return (unitId) => scopes.has(null) || scopes.has(`unit:${unitId}`);
}

/** Whether this person answers for a trip as its manager, or in a manager's place. */
export function mayAnswer(who: Who, standsIn: readonly Grant[], trip: Trip): boolean {
  return rolesOver({ ...who, grants: [...who.grants, ...standsIn] }, ownedOf(trip)).includes("manager");
}

/**
 * The same work, with the manager's right of those one stands in for.
 * @returns `null` where this person does not answer for the trip
 */
export async function asManager(work: Work, trip: Trip): Promise<Work | null> {
  const standsIn = await standingIn(work);
  if (!mayAnswer(work.who, standsIn, trip)) return null;
  return { ...work, who: { ...work.who, grants: [...work.who.grants, ...standsIn] } };
}
