import { addPosting, closeAccounts } from "../../../accounts/index.ts";
import {
  type RecordRuling,
  type RulingCode,
  recordRuling,
  type SubmissionId,
  submit,
} from "../../../decisions/index.ts";
import type { Work } from "../../../identity/index.ts";
import { addDays, type DateOn } from "../../../kernel/index.ts";
import type { Category, RoleName } from "../../../profile/index.ts";
import {
  answerStaffVisit,
  correctTrip,
  createTrip,
  editTrip,
  endTrip,
  submitStaffVisit,
  type TripId,
  writeReport,
} from "../../../trips/index.ts";
import type { Rooms } from "../../rooms.ts";

/** A trip as it is told: what is planned, and what happens to it on which day, counted from today. */
export interface Story {
  /** Departure is the Monday of this day's week; with `exact` the day itself. */
  readonly starts: number;
  readonly exact?: boolean;
  readonly trip: (start: DateOn) => object;
  readonly events: readonly Event[];
}

export interface Event {
  readonly on: number;
  readonly role: RoleName;
  readonly does: (work: Work, told: Told, rooms: Rooms) => Promise<void>;
}

/** How far a story has come. */
export interface Told {
  readonly story: Story;
  readonly start: DateOn;
  trip: TripId | null;
  submission: SubmissionId | null;
}

function tripIn({ trip }: Told): TripId {
  if (!trip) throw new Error("a story begins with a draft");
  return trip;
}

export function drafts(on: number, role: RoleName = "coordinator"): Event {
  const does: Event["does"] = async (work, told) => {
    told.trip = (await createTrip(work, told.story.trip(told.start))).id;
  };
  return { on, role, does };
}

/** Puts the request, or the report, before a committee's meeting: the Tuesday of the week of day `meets`. */
export function asks(on: number, committeeId: string, meets: number, about: "request" | "report" = "request"): Event {
  const does: Event["does"] = async (work, told, { handlerOf }) => {
    const meetingOn = weekdayOf(addDays(work.today, meets - on), 2);
    const subject = { type: "trip", id: tripIn(told) };
    const asked = { subject, about, committeeId, meetingOn, text: null };
    told.submission = (await submit(work, asked, handlerOf("trip"))).id;
  };
  return { on, role: "secretary", does };
}

/** Sends a staff visit to its unit's manager. */
export function sends(on: number): Event {
  const does: Event["does"] = async (work, told, { baseOf }) => {
    await submitStaffVisit(work, tripIn(told), baseOf);
  };
  return { on, role: "employee", does };
}

/** The manager wants to see it again. */
export function returns(on: number, reason: string): Event {
  const does: Event["does"] = async (work, told, { publishTrip }) => {
    await answerStaffVisit(work, tripIn(told), { decision: "send-back", reason }, publishTrip);
  };
  return { on, role: "manager", does };
}

export function rules(on: number, ruling: RulingCode, text: string, more: Partial<RecordRuling> = {}): Event {
  const does: Event["does"] = async (work, { submission }, { handlerOf }) => {
    if (!submission) throw new Error("nothing was put before a committee");
    const silent = { basis: null, votes: null, minority: null, recused: [], url: null, closed: false };
    const asked = { item: null, ...silent, ...more, submissionId: submission, ruling, text, confirmed: true };
    await recordRuling(work, asked, handlerOf);
  };
  return { on, role: "secretary", does };
}

/** Category, what it says, kroner or another currency's amount, and then its currency and rate. */
export type Line = readonly [category: Category, text: string, amount: string, currency?: string, rate?: string];

export function books(on: number, voucher: number, lines: readonly Line[]): Event {
  const does: Event["does"] = async (work, told, { accountsHandlerOf }) => {
    const subject = { type: "trip", id: tripIn(told) };
    for (const [at, [category, text, amount, currency = "DKK", rate = null]] of lines.entries()) {
      const paper = { voucher: `B-${voucher + at}`, withoutReceipt: "Bilaget ligger i økonomisystemet" };
      const line = { category, text, amount, currency, rate, vat: "incl", bookedOn: work.today, ...paper } as const;
      await addPosting(work, { subject, ...line }, accountsHandlerOf);
    }
  };
  return { on, role: "accountant", does };
}

export function closes(on: number): Event {
  const does: Event["does"] = (work, told, { accountsHandlerOf }) =>
    closeAccounts(work, { type: "trip", id: tripIn(told) }, { withoutCost: null, othersPaid: true }, accountsHandlerOf);
  return { on, role: "accountant", does };
}

export function reports(on: number, aim: string, outcome: string, change: string): Event {
  const does: Event["does"] = async (work, told) => {
    const followUpOn = addDays(work.today, 365);
    await writeReport(work, tripIn(told), null, { aim, outcome, change, followUpOn });
  };
  return { on, role: "coordinator", does };
}

/** Ends it by cancelling what was approved, or by withdrawing the request. */
export function ends(on: number, action: "cancel" | "withdraw", reason: string): Event {
  const does: Event["does"] = async (work, told, { publishTrip }) => {
    await endTrip(work, tripIn(told), action, reason, publishTrip);
  };
  return { on, role: "coordinator", does };
}

/** Edits what is public, and says why. */
export function corrects(on: number, changes: object, reason: string): Event {
  const does: Event["does"] = async (work, told, { publishTrip }) => {
    await editTrip(work, tripIn(told), null, changes);
    await correctTrip(work, tripIn(told), reason, publishTrip);
  };
  return { on, role: "coordinator", does };
}

/** Changes a request that a committee wants to see again. */
export function edits(on: number, changes: object): Event {
  const does: Event["does"] = async (work, told) => {
    await editTrip(work, tripIn(told), null, changes);
  };
  return { on, role: "coordinator", does };
}

/** The day of that number (Monday is 1) in a day's week. */
export function weekdayOf(on: DateOn, weekday: number): DateOn {
  const now = new Date(`${on}T12:00:00Z`).getUTCDay() || 7;
  return addDays(on, weekday - now);
}
