import type { Ruling, SubmissionId } from "../decisions/index.ts";
import { type DateOn, daysCounted, decimalOf, hundredthsOf } from "../kernel/index.ts";
import { committeeById, committeeNameOn, type Profile, settingOn, type TripKind } from "../profile/index.ts";
import type { EntryType, RegisterFact } from "../register/index.ts";
import { legalBases, referenceOn } from "./agenda/legal-basis.ts";
import { type Co2Reckoned, reckonCo2 } from "./co2.ts";
import { methodInWords } from "./co2-lines.tsx";
import { hoursByClass } from "./hours.ts";
import { legalBasisOf } from "./missing.ts";
import { ownWords } from "./own-words.texts.ts";
import { budgetTotal, electedCount, type Plan, participantCount, type Slot, withAmounts } from "./plan.ts";
import { type Approved, type AskedChange, isStopped, type Trip } from "./trip.ts";
import { type AccountsShown, sumsOfLines } from "./trip-accounts/accounts-shown.ts";
import { type TripEntry, tripHidden, tripOfficial } from "./trip-entry.ts";
import { tripEntrySchema } from "./trip-entry-schema.ts";

const own = ownWords.in("da");

export interface TripInPublic {
  readonly trip: Trip;
  readonly profile: Profile;
  /** All of them; those whose minutes wait for confirmation are never shown, but stand in the way of what they decided. */
  readonly rulings: readonly Ruling[];
  /** What a request to change the trip asked for, by the submission that was ruled on. */
  readonly changes: ReadonlyMap<SubmissionId, AskedChange>;
  readonly accounts: AccountsShown;
  readonly today: DateOn;
}

/**
 * The allow-list: a trip as the public sees it on a day, by the profile's publication policy. Everything that is not named
 * here stays at the desk; private companions, travel lists and drafts have no name here.
 */
export function tripEntry({ trip, profile, rulings, changes, accounts, today }: TripInPublic): TripEntry {
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
  const handedInOn = handedInShown(trip, rulings);
  const budgetSum = budgetTotal(plan);
  return {
    lang: trip.lang,
    translations: translationsShown(plan.translations ?? {}, shows("purpose")),
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
    hoursByClass: hoursByClass(programme),
    budget: budget && {
      currency: budget.currency,
      vat: budget.vat,
      lines: withAmounts(budget.lines),
      total: budgetSum === null ? null : decimalOf(budgetSum),
    },
    accounts: accountsShown(trip, profile, accounts, total),
    co2: shows("destinations") && !isStopped({ status }) ? co2Shown(reckonCo2(trip, profile, today)) : null,
    report: reportIsPublic(trip, profile, rulings, on) ? trip.report : null,
    status,
    unit: unitOf(profile, trip.unitId),
    partners: plan.partners,
    rulings: shows("rulings")
      ? confirmed.map((one) => ({
          ...rulingShown(one, profile, trip),
          ...askedShown(one, changes.get(one.submission.id), shows("budget")),
        }))
      : [],
    ...(approvedByManager(trip, profile, rulings) && { approvedByManagerOn: trip.approved.on }),
    ...(handedInOn && { reportHandedInOn: handedInOn }),
    contact: plan.contact,
    source: plan.source,
  };
}

/** Whether a manager alone approved it: where its kind's order has nobody else and no committee was asked. */
function approvedByManager(
  trip: Trip,
  profile: Profile,
  rulings: readonly Ruling[],
): trip is Trip & { readonly approved: Approved } {
  const { approved, kind } = trip;
  if (approved === null || kind === null || rulings.some((one) => one.submission.about === "request")) return false;
  const order = settingOn(profile, "approvalOrder", trip.startOn ?? approved.on).value[kind];
  return order.length === 1 && order[0]?.by === "manager";
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

/** A report is public when it is settled, or when the minutes that settled it are confirmed, as the municipality says. */
export function reportIsPublic(trip: Trip, profile: Profile, rulings: readonly Ruling[], on: DateOn): boolean {
  if (trip.reportTrack !== "settled" || reportWaits(trip, profile, rulings, on)) return false;
  if (settingOn(profile, "publication", on).value.report === "when-settled") return true;
  if (settlingRuling(rulings, profile)) return true;
  const settler = trip.kind === null ? null : settingOn(profile, "tracks", on).value[trip.kind].reportSettledBy;
  return settler !== "committee";
}

/** Whether a report is settled by a ruling whose minutes wait, where the municipality waits for them: nothing is told of it. */
function reportWaits(trip: Trip, profile: Profile, rulings: readonly Ruling[], on: DateOn): boolean {
  if (trip.reportTrack !== "settled" || settingOn(profile, "publication", on).value.report === "when-settled")
    return false;
  return settlingRuling(rulings, profile)?.confirmedAt === null;
}

/** The day a report was handed in, but of one that was sent back: what sent it back takes the day away with its minutes. */
function handedInShown({ reportTrack, reportHandedInOn }: Trip, rulings: readonly Ruling[]): DateOn | null {
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

function bodyOf(profile: Profile, id: string | null, on: DateOn): TripEntry["committee"] {
  const committee = id === null ? null : committeeById(profile, id);
  if (!committee) return null;
  const name = committeeNameOn(committee, on) ?? committee.names.at(-1);
  return { id: committee.id, name: name?.name ?? committee.id };
}

function unitOf(profile: Profile, id: string | null): TripEntry["unit"] {
  const unit = profile.units.find((one) => one.id === id);
  return unit ? { id: unit.id, name: unit.name } : null;
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
    return { date, ...clock, place: null, host: asSuch, title: own("hosted"), purposeClass };
  }
  const secretPlace = lodging && hides("hotels");
  return {
    date,
    ...clock,
    place: secretPlace ? null : place,
    host: secretPlace ? null : host,
    title: secretPlace ? own("lodging") : title,
    purposeClass,
  };
}

function accountsShown(
  trip: Trip,
  profile: Profile,
  { status, currency, lines, rateVersion }: AccountsShown,
  people: number | null,
): TripEntry["accounts"] {
  const { total, perParticipant } = sumsOfLines(lines, people);
  return {
    status,
    currency: currency ?? profile.currency,
    lines,
    total,
    statedTotal: trip.plan.statedTotal,
    perParticipant,
    rateVersion: rateVersion ?? null,
  };
}

function rulingShown(ruling: Ruling, profile: Profile, trip: Trip): TripEntry["rulings"][number] {
  const { submission } = ruling;
  const { startOn } = trip;
  const committee = bodyOf(profile, submission.committeeId, submission.meetsOn) ?? {
    id: submission.committeeId,
    name: submission.committeeId,
  };
  return {
    about: submission.about,
    committee,
    metOn: submission.meetsOn,
    item: ruling.item,
    ruling: ruling.ruling,
    basis: ruling.closed ? null : (ruling.basis ?? basisOfRequest(ruling, profile, trip)),
    text: ruling.closed ? null : ruling.text,
    votes: votesShown(ruling),
    minority: ruling.closed ? null : ruling.minority,
    recused: ruling.closed ? [] : ruling.recused,
    url: ruling.url,
    late: submission.about === "request" && startOn !== null && submission.meetsOn > startOn,
    ...(submission.late && { afterAgendaClosed: true as const }),
  };
}

/**
 * What elected members' journey rests on where the minutes do not say: the trip's basis, which is the profile's for its kind
 * unless another was chosen, as the agenda text that was approved said.
 */
function basisOfRequest({ submission, ruling }: Ruling, profile: Profile, trip: Trip): string | null {
  const asksThem = submission.about === "request" && ruling === "approved" && (electedCount(trip.plan) ?? 0) > 0;
  const on = trip.startOn ?? submission.meetsOn;
  const basis = asksThem ? legalBasisOf(trip, profile, on) : null;
  return basis && referenceOn(legalBases[basis], on).text;
}

/** A change was asked for, not the trip; of a closed item, or before the budget is told, no sums. */
function askedShown(
  { closed }: Ruling,
  change: AskedChange | undefined,
  showsBudget: boolean,
): Pick<TripEntry["rulings"][number], "about" | "change"> | null {
  if (!change) return null;
  const what = [...change.what];
  return { about: "change", change: { what, budget: closed || !showsBudget ? null : change.budget } };
}

/** How a closed item was voted on is public, who voted how is not. */
function votesShown({ votes, closed }: Ruling): TripEntry["rulings"][number]["votes"] {
  if (!votes || !closed) return votes;
  return { for: votes.for, against: votes.against, abstained: votes.abstained };
}

const slugKinds: Readonly<Record<TripKind, string>> = {
  "committee-trip": "udvalgsrejse",
  delegation: "delegation",
  conference: "konference",
  "staff-visit": "tjenesterejse",
  representation: "repraesentation",
  "incoming-visit": "besoeg",
};

/** Place or kind, and year. Never the title: an address stands in the log in clear, and nobody can be erased from it. */
function slugWords({ destinations, kind, direction, startOn }: TripEntry): string {
  const what = kind ? slugKinds[kind] : direction === "in" ? "besoeg" : "rejse";
  return [destinations[0]?.place ?? what, startOn?.slice(0, 4)].filter(Boolean).join(" ");
}

/** How the register files trips. */
export const tripType: EntryType<TripEntry> = {
  type: "trip",
  schema: "udsyn.trip/1",
  content: tripEntrySchema,
  hidden: tripHidden,
  official: tripOfficial,
  slugOf: slugWords,
  columnsOf: (entry) => ({
    sortOn: entry.startOn as DateOn | null,
    year: entry.startOn ? Number(entry.startOn.slice(0, 4)) : null,
    bodyId: entry.committee?.id ?? entry.unit?.id ?? null,
    countries: [...new Set(entry.destinations.flatMap((one) => one.country ?? []))],
    kind: entry.kind,
    // Of one that came to nothing and was never owed accounts, none are missing; and it served nobody.
    state: isStopped(entry) && entry.accounts.status === "none" ? null : entry.accounts.status,
    direction: entry.direction,
    goals: isStopped(entry) ? [] : entry.goals,
    partners: isStopped(entry) ? [] : entry.partners,
  }),
  factsOf: tripFacts,
  partsOf: (entry) => entry.rulings.map(({ metOn }) => ({ list: "rulings", on: metOn as DateOn })),
  searchTextOf: (entry) =>
    [
      entry.title,
      entry.caseNumber,
      entry.committee?.name,
      entry.unit?.name,
      ...entry.destinations.map((one) => one.place),
      entry.purpose,
      ...entry.programme.map((slot) => slot.title),
      entry.report?.outcome,
      entry.report?.change,
    ]
      .filter(Boolean)
      .join("\n"),
};

/** Money by category and people, with the day they belong to. Goals are in the record's list columns, so nothing is counted twice. */
function tripFacts(entry: TripEntry): RegisterFact[] {
  const base = {
    factOn: entry.startOn as DateOn | null,
    goal: null,
    partner: null,
    bodyId: entry.committee?.id ?? null,
  };
  const money = (
    measure: "budget" | "accounts",
    currency: string,
    lines: readonly { category: string; amount: string | null }[],
  ) =>
    lines.flatMap((line): RegisterFact[] => {
      const hundredths = line.amount === null ? null : hundredthsOf(line.amount);
      return hundredths === null
        ? []
        : [{ ...base, measure, category: line.category, hundredths, currency, people: null }];
    });
  // Only for what a trip costs each person, on average: of final accounts, of trips that were made.
  const isMade = entry.status === "approved" || entry.status === "complete";
  const people = isMade && entry.accounts.status === "final" ? entry.participants.total : null;
  const made = { ...base, measure: "made" as const, category: null, hundredths: null, currency: null, people: null };
  return [
    ...(isStopped(entry) ? [] : [made]),
    ...(entry.budget ? money("budget", entry.budget.currency, entry.budget.lines) : []),
    ...money("accounts", entry.accounts.currency, entry.accounts.lines),
    ...(people === null
      ? []
      : [{ ...base, measure: "people" as const, category: null, hundredths: null, currency: null, people }]),
  ];
}
