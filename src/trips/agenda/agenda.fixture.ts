import type { MeetingId, Ruling, SubmissionId } from "../../decisions/index.ts";
import { type DateOn, day } from "../../kernel/index.ts";
import { committeeById, demoProfiles, type Profile } from "../../profile/index.ts";
import { emptyPlan, type Plan, planSchema } from "../plan.ts";
import type { Trip, TripId } from "../trip.ts";
import type { AgendaInput, EarlierRuling, RammeEffect } from "./agenda-input.ts";

export function lyngholm(): Profile {
  const found = demoProfiles().find((one) => one.slug === "lyngholm");
  if (!found) throw new Error("no profile lyngholm");
  return found;
}

const made = new Date("2026-05-06T08:00:00Z");

/** A study trip for four with a budget of 22.200 kr. */
export function tripWith(plan: Partial<Record<keyof Plan, unknown>>, over: Partial<Trip> = {}): Trip {
  return {
    id: "01890a5d-ac96-774b-bcce-000000000001" as TripId,
    version: 1,
    lang: "da",
    kind: "committee-trip",
    direction: "out",
    status: "draft",
    endedUnsent: false,
    accountsTrack: "not-owed",
    reportTrack: "not-owed",
    caseNumber: "2026-00417",
    title: "Hamborg: hvordan bliver en havn til en bydel?",
    committeeId: "boerne-og-skoleudvalget",
    unitId: null,
    startOn: day("2026-09-14"),
    endOn: day("2026-09-16"),
    plan: planSchema.parse({ ...emptyPlan, ...studyTrip, ...plan }),
    approved: null,
    publicPlan: null,
    report: null,
    createdBy: null,
    hands: [],
    reportHandedInOn: null,
    createdAt: made,
    updatedAt: made,
    ...over,
  };
}

const studyTrip = {
  purpose:
    "At se, hvordan Hamborg planlægger skoler i en ny bydel.\nUdvalget bruger det i arbejdet med skolestrategien.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  participants: {
    elected: {
      named: [
        { name: "Clara Prøvedal", role: "formand" },
        { name: "Hans Ingensteds", role: "næstformand" },
      ],
    },
    staff: [{ unit: "Skolesekretariatet", count: 2 }],
  },
  programme: [
    { date: "2026-09-14", from: "07:00", to: "12:00", title: "Tog til Hamborg", purposeClass: "travel" },
    {
      date: "2026-09-14",
      from: "13:00",
      to: "16:00",
      title: "Skoler i en ny bydel",
      host: "HafenCity GmbH",
      place: "HafenCity",
      purposeClass: "municipal",
    },
    { date: "2026-09-14", title: "Hotel Skjult", place: "Hemmelig Gade 1", lodging: true, purposeClass: "own-time" },
    { date: "2026-09-15", from: "18:00", to: "19:00", title: "Middag", purposeClass: "social" },
  ],
  budget: budgetOf("14200.00", "8000.00"),
};

export function budgetOf(transport: string, lodging: string, currency = "DKK") {
  return {
    currency,
    vat: "incl",
    lines: [
      { category: "transport", label: "Tog", amount: transport },
      { category: "lodging", amount: lodging },
    ],
  };
}

export function inputOf(trip: Trip, over: Partial<AgendaInput> = {}): AgendaInput {
  const profile = over.profile ?? lyngholm();
  return {
    trip,
    profile,
    today: day("2026-05-06"),
    about: "request",
    committee: trip.committeeId === null ? null : committeeById(profile, trip.committeeId),
    meetsOn: day("2026-05-26"),
    afterDeadline: false,
    ramme: null,
    earlier: { from: day("2026-01-01"), to: day("2029-12-31"), trips: [] },
    history: [],
    accounts: null,
    ...over,
  };
}

/** A *ramme* of 120.000 kr. with something committed and booked, and this trip's cost. */
export function rammeWith(left: bigint, cost: bigint, year = 2026): RammeEffect {
  const [committed, spent] = [3_150_000n, 1_825_000n];
  const allotted = left + committed + spent;
  const before = { allotted, carried: 0n, committed, spent, left };
  return { year, currency: "DKK", before, after: { ...before, committed: committed + cost, left: left - cost } };
}

export const afterTheTrip: DateOn = day("2026-09-29");

/** A ruling on the request before, of a committee on a day. */
export function ruledBefore(
  ruling: Ruling["ruling"],
  over: Partial<Ruling> = {},
  { came, change, committeeId = "boerne-og-skoleudvalget", on = "2026-05-12" }: RuledHow = {},
): EarlierRuling {
  const submission = {
    ...{ id: "01890a5d-ac96-774b-bcce-000000000002" as SubmissionId, subject: { type: "trip", id: "" }, version: 1 },
    ...{
      meetingId: "" as MeetingId,
      meetsOn: day(on),
      status: "ruled" as const,
      late: false,
      text: null,
      follows: [],
      writtenFrom: null,
    },
    ...{ about: "request" as const, committeeId },
  };
  const said = { ruling, text: "", item: "4", basis: null, votes: null, minority: null, recused: [], url: null };
  const whole = { id: "" as Ruling["id"], submission, ...said, closed: false, version: 1, confirmedAt: made, ...over };
  return { ruling: whole, ...(came && { came }), ...(change && { change }) };
}

interface RuledHow extends Partial<Pick<EarlierRuling, "came" | "change">> {
  readonly committeeId?: string;
  readonly on?: string;
}
