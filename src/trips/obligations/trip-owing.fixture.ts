import fc from "fast-check";
import type { Submission } from "../../decisions/index.ts";
import { addDays, type DateOn, day, newId } from "../../kernel/index.ts";
import { demoProfiles, type Profile } from "../../profile/index.ts";
import { emptyPlan, planSchema } from "../plan.ts";
import { accountsTracks, reportTracks, type Trip, tripStatuses } from "../trip.ts";
import type { TripOwing } from "./owing.ts";

/** The fictional municipality's rules: every limit is set, from 2026 on. */
export function lyngholm(): Profile {
  const found = demoProfiles().find((one) => one.slug === "lyngholm");
  if (!found) throw new Error("the demo has no lyngholm");
  return found;
}

export const plan = planSchema.parse({
  ...emptyPlan,
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg" }],
  participants: { elected: { named: [{ name: "Asta Opdigt" }] } },
  budget: { currency: "DKK", lines: [{ category: "transport", amount: "4200" }] },
});

export const trip: Trip = {
  id: newId(),
  version: 1,
  lang: "da",
  kind: "committee-trip",
  direction: "out",
  status: "draft",
  endedUnsent: false,
  accountsTrack: "not-owed",
  reportTrack: "not-owed",
  caseNumber: null,
  title: "Hamborg",
  committeeId: "boerne-og-skoleudvalget",
  unitId: null,
  startOn: day("2026-09-02"),
  endOn: day("2026-09-04"),
  plan,
  approved: null,
  publicPlan: null,
  report: null,
  createdBy: null,
  hands: [],
  reportHandedInOn: null,
  createdAt: new Date("2026-05-06T08:00:00Z"),
  updatedAt: new Date("2026-05-06T08:00:00Z"),
};

/** A trip with nothing around it. */
export function owing(changes: Partial<Trip> = {}, around: Partial<Omit<TripOwing, "trip">> = {}): TripOwing {
  return {
    trip: { ...trip, ...changes },
    changeSentOn: null,
    annexWaitsFrom: null,
    turnOf: null,
    submissions: [],
    unconfirmed: [],
    meetings: [],
    publishedOn: null,
    takenDown: false,
    bookings: null,
    reopenedOn: null,
    hasTravelList: false,
    followedUp: false,
    ...around,
  };
}

export function submission(meetsOn: DateOn, about: Submission["about"] = "request"): Submission {
  return {
    id: newId(),
    subject: { type: "trip", id: trip.id },
    about,
    committeeId: "boerne-og-skoleudvalget",
    meetingId: newId(),
    meetsOn,
    status: "open",
    late: false,
    text: null,
    follows: [],
    writtenFrom: null,
    version: 1,
  };
}

const start = day("2026-01-01");
/** A day within three years from 2026. */
export const days = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays(start, count));

/** Any trip in any state of anything around it, departing from `from` on. */
export const anyOwing = (from: DateOn): fc.Arbitrary<TripOwing> =>
  fc
    .record({
      departs: fc.integer({ min: 0, max: 700 }),
      lasts: fc.integer({ min: 0, max: 20 }),
      status: fc.constantFrom(...tripStatuses),
      kind: fc.constantFrom(null, "committee-trip" as const, "staff-visit" as const, "delegation" as const),
      accountsTrack: fc.constantFrom(...accountsTracks),
      reportTrack: fc.constantFrom(...reportTracks),
      approved: fc.boolean(),
      raised: fc.boolean(),
      followsUp: fc.boolean(),
      submitted: fc.boolean(),
      unconfirmed: fc.boolean(),
      published: fc.boolean(),
      turnOf: fc.constantFrom(null, "byraadet"),
      changeSent: fc.option(fc.integer({ min: -30, max: 60 })),
      withoutReceipt: fc.integer({ min: 0, max: 3 }),
      flags: fc.record({ hasTravelList: fc.boolean(), followedUp: fc.boolean() }),
    })
    .map((made) => {
      const startOn = addDays(from, made.departs);
      const endOn = addDays(startOn, made.lasts);
      const asked = submission(addDays(startOn, -30));
      return owing(
        {
          startOn,
          endOn,
          status: made.status,
          kind: made.kind,
          accountsTrack: made.accountsTrack,
          reportTrack: made.reportTrack,
          approved: made.approved
            ? { on: startOn, participants: plan.participants, budget: made.raised ? null : plan.budget }
            : null,
          report: { aim: "a", outcome: "b", change: "c", followUpOn: made.followsUp ? addDays(endOn, 365) : null },
        },
        {
          submissions: made.submitted ? [asked] : [],
          unconfirmed: made.unconfirmed
            ? [
                {
                  id: newId(),
                  submission: asked,
                  ruling: "approved",
                  text: "",
                  item: null,
                  basis: null,
                  votes: null,
                  minority: null,
                  recused: [],
                  url: null,
                  closed: false,
                  confirmedAt: null,
                  version: 1,
                },
              ]
            : [],
          changeSentOn: made.changeSent === null ? null : addDays(startOn, made.changeSent),
          turnOf: made.turnOf,
          publishedOn: made.published ? startOn : null,
          bookings: { withoutReceipt: made.withoutReceipt, lastOn: endOn },
          ...made.flags,
        },
      );
    });
