import type { Ruling, SubmissionId } from "../decisions/index.ts";
import { type DateOn, daysCounted, decimalOf } from "../kernel/index.ts";
import { type Profile, settingOn } from "../profile/index.ts";
import { isAfterStart } from "./after-start.ts";
import type { Annex } from "./annexes/annex.ts";
import { annexesShown } from "./annexes/annexes-shown.ts";
import { bodyOf, unitOf } from "./bodies-shown.ts";
import { type Co2Reckoned, reckonCo2 } from "./co2.ts";
import { methodInWords } from "./co2-lines.tsx";
import { translationsInForce } from "./earlier-translations.ts";
import { hoursByClass } from "./hours.ts";
import { ownWords } from "./own-words.texts.ts";
import { budgetTotal, electedCount, type Plan, participantCount, type Slot, withAmounts } from "./plan.ts";
import { handedInShown, reportIsPublic, reportWaits } from "./public-report.ts";
import { askedShown, byManagerShown, departuresShown, rulingShown } from "./rulings-shown.ts";
import { type AskedChange, type Departure, isStopped, type Trip } from "./trip.ts";
import { type AccountsShown, sumsOfLines } from "./trip-accounts/accounts-shown.ts";
import type { TripEntry } from "./trip-entry.ts";

const own = ownWords.in("da");

export interface TripInPublic {
  readonly trip: Trip;
  readonly profile: Profile;
  /** All of them; those whose minutes wait for confirmation are never shown, but stand in the way of what they decided. */
  readonly rulings: readonly Ruling[];
  /** What a request to change the trip asked for, by the submission that was ruled on. */
  readonly changes: ReadonlyMap<SubmissionId, AskedChange>;
  /** The rules of the council term that a ruling departed from, by its submission. */
  readonly departures: ReadonlyMap<SubmissionId, readonly Departure[]>;
  readonly accounts: AccountsShown;
  /** When accounts that were closed were opened again, while they are. */
  readonly reopened?: TripEntry["accountsReopened"] | null;
  readonly today: DateOn;
  /** Those that passed the gate; none where they are not asked for. */
  readonly annexes?: readonly Annex[];
}

/**
 * The allow-list: a trip as the public sees it on a day, by the profile's publication policy. Everything that is not named
 * here stays at the desk; private companions, travel lists and drafts have no name here.
 */
export function tripEntry({
  trip,
  profile,
  rulings,
  changes,
  departures,
  accounts,
  reopened = null,
  today,
  annexes = [],
}: TripInPublic): TripEntry {
  const { plan, startOn, endOn } = trip;
  const on = startOn ?? today;
  const { onApproval, hiddenUntilReturn } = settingOn(profile, "publication", on).value;
  const returned = isOver(trip, today);
  const shows = (field: (typeof onApproval)[number]) => returned || onApproval.includes(field);
  // A day that is still to come is not told of either, whenever the journey is said to have ended.
  const hidesOn = (date: DateOn) => (field: (typeof hiddenUntilReturn)[number]) =>
    (!returned || date >= today) && hiddenUntilReturn.includes(field);
  const programme = shows("programme") ? plan.programme : [];
  const total = participantCount(plan);
  const status = statusShown(trip, reportWaits(trip, profile, rulings, on));
  const confirmed = rulings.filter((one) => one.confirmedAt !== null);
  const budget = shows("budget") ? plan.budget : null;
  const showsMoney = { budget: shows("budget"), funding: shows("funding") };
  const handedInOn = handedInShown(trip, rulings);
  const approvedByManagerOn = byManagerOn(trip, profile, confirmed, changes);
  const budgetSum = budgetTotal(plan);
  return {
    lang: trip.lang,
    translations: translationsShown(translationsInForce(plan), shows("purpose")),
    municipality: profile.name.da ?? profile.slug,
    fictional: profile.fictional,
    caseNumber: trip.caseNumber,
    kind: trip.kind,
    direction: trip.direction,
    title: trip.title,
    purpose: shows("purpose") ? plan.purpose : null,
    goals: plan.goals,
    committee: bodyOf(profile, trip.committeeId, on),
    destinations: shows("destinations") ? plan.destinations : [],
    startOn,
    endOn,
    days: startOn && endOn ? daysCounted(startOn, endOn) : null,
    asPrinted: plan.asPrinted,
    participants: { ...participantsShown(trip, profile, on), total },
    funding: shows("funding") ? withAmounts(plan.funding) : [],
    programme: programme.map((slot) => slotShown(slot, hidesOn(slot.date))),
    hoursByClass: hoursByClass({ ...plan, programme }),
    budget: budget && {
      currency: budget.currency,
      vat: budget.vat,
      lines: withAmounts(budget.lines),
      total: budgetSum === null ? null : decimalOf(budgetSum),
    },
    accounts: accountsShown(trip, profile, accounts, isStopped({ status }) ? null : total),
    co2: shows("destinations") && !isStopped({ status }) ? co2Shown(reckonCo2(trip, profile, today)) : null,
    report: reportIsPublic(trip, profile, rulings, on) ? trip.report : null,
    status,
    unit: unitOf(profile, trip.unitId),
    partners: plan.partners,
    rulings: shows("rulings")
      ? confirmed.map((one) => ({
          ...rulingShown(one, profile, trip),
          ...askedShown(one, changes.get(one.submission.id), showsMoney),
          ...departuresShown(one, departures.get(one.submission.id), shows("budget")),
        }))
      : [],
    ...(approvedByManagerOn && {
      approvedByManagerOn,
      ...(isAfterStart(approvedByManagerOn, trip) && { approvedByManagerLate: true as const }),
    }),
    ...(shows("rulings") && byManagerShown(trip, showsMoney)),
    ...(handedInOn && { reportHandedInOn: handedInOn }),
    ...(reopened && { accountsReopened: reopened }),
    ...annexesShown(annexes),
    contact: plan.contact,
    source: plan.source,
  };
}

/**
 * The day a manager approved the trip. Of what was approved before that was kept: where its kind's order has nobody else, no
 * committee was asked for the trip itself, and none has approved a change, whose day it would be.
 */
function byManagerOn(
  { approved, kind, startOn }: Trip,
  profile: Profile,
  confirmed: readonly Ruling[],
  changes: TripInPublic["changes"],
): DateOn | null {
  if (approved === null || kind === null) return null;
  if (approved.byManagerOn) return approved.byManagerOn;
  // The approval that stands is a change's, told with its own day.
  if (approved.changesByManager) return null;
  const isCommittees = ({ submission, ruling }: Ruling) =>
    submission.about === "request" && (!changes.has(submission.id) || ruling === "approved");
  if (confirmed.some(isCommittees)) return null;
  const order = settingOn(profile, "approvalOrder", startOn ?? approved.on).value[kind];
  return order.length === 1 && order[0]?.by === "manager" ? approved.on : null;
}

/** What a trip emits, once every leg is known: a part of it would look like the whole. */
export function co2Shown(reckoned: Co2Reckoned | null): TripEntry["co2"] {
  if (reckoned === null || reckoned.kg === null) return null;
  const { set, kg } = reckoned;
  const lines = reckoned.legs.flatMap(({ km, count, factor, kg: own }) =>
    km === null || count === null || factor === null || own === null
      ? []
      : [
          {
            mode: factor.mode,
            reach: factor.reach,
            travelClass: factor.travelClass,
            km,
            count,
            factor: factor.kg,
            kg: own,
          },
        ],
  );
  return { kg, method: methodInWords(set, lines, "da"), set: set.id, lines };
}

/**
 * Where a trip stands for the public: of what was approved as approved, until it is cancelled or complete. A change that is
 * asked for, and what is ruled on it or on the report before the minutes are confirmed, moves nothing.
 */
function statusShown({ approved, status }: Trip, reportWaits: boolean): Trip["status"] {
  if (approved === null || status === "cancelled") return status;
  return status === "complete" && !reportWaits ? "complete" : "approved";
}

/** A translated purpose is told when the purpose is; an empty text is none. */
function translationsShown(
  translations: NonNullable<Plan["translations"]>,
  showsPurpose: boolean,
): TripEntry["translations"] {
  const said = Object.entries(translations).map(([lang, { title, purpose }]) => [
    lang,
    { ...(title && { title }), ...(purpose && showsPurpose && { purpose }) },
  ]);
  return Object.fromEntries(said);
}

/** Whether everybody is known to be home. Without a last day nobody knows, but of what was entered as past. */
function isOver({ approved, status, startOn, endOn }: Trip, today: DateOn): boolean {
  if (endOn !== null) return endOn < today;
  return approved === null && status === "complete" && (startOn === null || startOn < today);
}

/** Elected members by name and role, staff as unit and count, others as group and count, as far as the profile shows names. */
function participantsShown({ plan }: Trip, profile: Profile, on: DateOn): Omit<TripEntry["participants"], "total"> {
  const { elected, staff, assistants, others } = plan.participants;
  const names = settingOn(profile, "namesShown", on).value;
  return {
    elected: { count: electedCount(plan), named: names.elected === "name-and-role" ? elected.named : [] },
    staff: names.staff === "unit-and-count" ? staff : joined(staff),
    others: [...others, ...assistants.map(({ role, count }) => ({ group: own(role), count }))],
  };
}

function joined(staff: readonly { count: number }[]): { unit: string; count: number }[] {
  return staff.length === 0 ? [] : [{ unit: own("staff"), count: staff.reduce((sum, one) => sum + one.count, 0) }];
}

function slotShown(
  slot: Slot,
  hides: (field: "clock-times" | "hotels" | "private-hosts") => boolean,
): TripEntry["programme"][number] {
  const { date, from, to, place, host, title, purposeClass, privateHost, lodging } = slot;
  const clock = hides("clock-times") ? { from: null, to: null } : { from, to };
  // Where somebody lives, and what they are called, is never told: before the return not even that it is a home.
  if (privateHost) {
    const asSuch = hides("private-hosts") ? null : own("privateHost");
    const shown = { date, ...clock, place: null, host: asSuch, title: own("hosted"), purposeClass };
    return asSuch && lodging ? { ...shown, lodging } : shown;
  }
  const secretPlace = lodging && hides("hotels");
  return {
    date,
    ...clock,
    place: secretPlace ? null : place,
    host: secretPlace ? null : host,
    title: secretPlace ? own("lodging") : title,
    purposeClass,
    ...(lodging && { lodging }),
  };
}

function accountsShown(
  trip: Trip,
  profile: Profile,
  { status, currency, lines, rateVersion, replacesSource = false }: AccountsShown,
  people: number | null,
): TripEntry["accounts"] {
  const { total, perParticipant } = sumsOfLines(lines, people);
  return {
    status,
    currency: currency ?? profile.currency,
    lines,
    total,
    statedTotal: replacesSource ? null : trip.plan.statedTotal,
    perParticipant,
    rateVersion: rateVersion ?? null,
  };
}
