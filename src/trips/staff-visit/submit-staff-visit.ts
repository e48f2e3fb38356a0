import { approversOf, makeLink, revokeLinks, trace, type Work } from "../../identity/index.ts";
import { Conflict, fault, Invalid } from "../../kernel/index.ts";
import { type BaseOf, settingOn } from "../../profile/index.ts";
import { post } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { createTrip } from "../create-trip/create-trip.ts";
import { hadAHand, inHandsOf } from "../four-eyes.ts";
import { taken } from "../may.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import { saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { refuseWithCommittee } from "../with-committee.ts";
import { askedToday } from "./change-asked.ts";
import { draftingOf, type ShortForm } from "./short-form.ts";
import { askingMail } from "./staff-visit.mails.ts";
import { requireByManager } from "./who-answers.ts";

/** What the link lets its holder do: answer one staff visit, once. */
export const answerPurpose = "trips.answer-staff-visit";

/** The five fields entered and sent to the manager in one go. @throws Invalid `name-was-erased`; as `createTrip`, `submitStaffVisit` */
export async function askForStaffVisit(
  work: Work,
  form: ShortForm,
  baseOf: BaseOf,
  asks: AsksErased | null = null,
): Promise<Trip> {
  const { profile } = work.municipality;
  if (!settingOn(profile, "staffVisit", work.today).value.shortForm) throw new Conflict("no-short-form");
  const { id } = await createTrip(work, draftingOf(form, profile));
  // By the form's own fields: the heading is made of them.
  const { where, purpose } = form;
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { where, purpose } });
  return submitStaffVisit(work, id, baseOf);
}

/**
 * Sends a trip to its unit's manager, or the deputy while the manager is away: each gets a letter with a link of their own
 * that answers it once; whoever had a hand in it is not asked. Links from an earlier submission no longer work.
 * @throws Conflict `with-committee`, `not-by-manager`, `no-manager`, `no-other-manager`, `approved-already`; what `taken` refuses
 */
export async function submitStaffVisit(work: Work, id: TripId, baseOf: BaseOf): Promise<Trip> {
  const { tx, municipality, now, today } = work;
  const { profile } = municipality;
  const trip = await openTrip(work, id, "hold");
  const status = taken(work, trip, "submit");
  await refuseWithCommittee(work, trip);
  requireByManager(trip, profile, today);
  if (trip.unitId === null) throw new Invalid([fault("unit-missing", {}, "unit")]);
  if (trip.status === "approved" && !needsNewRuling(trip, profile)) throw new Conflict("approved-already");
  const sent = inHandsOf(work.who, trip);
  const all = await approversOf(tx, municipality.id, {
    role: "manager",
    scope: `unit:${trip.unitId}`,
    on: today,
    deputies: settingOn(profile, "staffVisit", today).value.deputyMayApprove,
  });
  if (all.length === 0) throw new Conflict("no-manager");
  const approvers = all.filter(({ personId }) => !hadAHand([personId], sent));
  if (approvers.length === 0) throw new Conflict("no-other-manager");
  const saved = await saveTrip(tx, municipality.id, { ...sent, status, updatedAt: now });
  await revokeLinks(tx, municipality.id, answerPurpose, id, now);
  const days = settingOn(profile, "retention", today).value.linkDays;
  const about = await askedToday(work, saved, work.who.actor.name || null);
  for (const approver of approvers) {
    const link = { purpose: answerPurpose, subjectId: id, personId: approver.personId };
    const token = await makeLink(tx, municipality.id, link, now, days);
    const mail = askingMail({
      trip: saved,
      about,
      here: municipality,
      approver,
      days,
      today,
      address: `${baseOf(municipality)}/g/${token}`,
    });
    await post(
      tx,
      municipality.id,
      { kind: "mail", key: `${answerPurpose} ${id} ${saved.version} ${approver.personId}`, payload: mail },
      now,
    );
  }
  await trace(work, {
    action: "trips.submit-staff-visit",
    subject: { type: "trip", id },
    before: { status: trip.status },
    after: { status, asked: approvers.map((one) => one.personId) },
  });
  return saved;
}
