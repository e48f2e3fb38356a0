import { expect, test } from "vitest";
import type { Meeting, MeetingId, Submission, SubmissionId } from "../decisions/index.ts";
import { type DateOn, day } from "../kernel/index.ts";
import { demoProfiles, type Profile } from "../profile/index.ts";
import { emptyPlan, type Trip, type TripId } from "../trips/index.ts";
import { type AgendasOf, nextAgendas, withoutMeeting } from "./next-agendas.ts";

const lyngholm = demoProfiles().find((one) => one.slug === "lyngholm") as Profile;
const [children, climate] = ["boerne-og-skoleudvalget", "klima-og-teknikudvalget"];

function meeting(committeeId: string, meetsOn: DateOn, agendaClosesOn: DateOn | null): Meeting {
  const id = `meeting ${committeeId} ${meetsOn}` as MeetingId;
  return { id, committeeId, meetsOn, agendaClosesOn, minutesConfirmedAt: null };
}

function trip(id: string, committeeId: string, more: Partial<Trip> = {}): Trip {
  const at = new Date("2026-05-06T08:00:00Z");
  return {
    ...{ id: id as TripId, version: 1, lang: "da", kind: "committee-trip", direction: "out", status: "submitted" },
    ...{ accountsTrack: "not-owed", reportTrack: "not-owed", caseNumber: null, title: `Rejse ${id}`, committeeId },
    ...{ unitId: null, startOn: null, endOn: null, plan: emptyPlan, approved: null, publicPlan: null, report: null },
    ...{ createdAt: at, updatedAt: at },
    ...more,
  } as Trip;
}

function submission(tripId: string, { id, committeeId, meetsOn }: Meeting, about: "request" | "report"): Submission {
  const rest = { status: "open", late: false, text: null, follows: [], writtenFrom: null, version: 1 } as const;
  const subject = { type: "trip", id: tripId };
  return { id: `s ${tripId}` as SubmissionId, subject, about, committeeId, meetingId: id, meetsOn, ...rest };
}

const first = meeting(children, day("2026-05-20"), day("2026-05-08"));
const second = meeting(climate, day("2026-05-12"), null);
const base: AgendasOf = {
  profile: lyngholm,
  today: day("2026-05-06"),
  meetings: [second, first, meeting(children, day("2026-06-20"), day("2026-06-08"))],
  submissions: [],
  ruled: [],
  onAgenda: [],
  waiting: [],
  turns: new Map(),
  only: null,
};

test("each committee's next meeting, the agenda that closes first on top; one without a deadline by its own day", () => {
  expect(nextAgendas(base).map((one) => one.meeting)).toEqual([first, second]);
  expect(nextAgendas(base).map((one) => one.deadline.replaceAll(/\s/gu, " "))).toEqual([
    "Lukker 8. maj",
    "Ingen frist",
  ]);
});

test("its deadline is one of a few words beside it", () => {
  const said = (closes: string) =>
    nextAgendas({ ...base, meetings: [{ ...first, agendaClosesOn: day(closes) }] }).map((one) =>
      one.deadline.replaceAll(/\s/gu, " "),
    );
  expect(["2026-05-05", "2026-05-06", "2026-05-07"].flatMap(said)).toEqual([
    "Lukkede 5. maj",
    "Lukker i dag",
    "Lukker 7. maj",
  ]);
});

test("what is on it is counted, and what lacks something says what", () => {
  const report = { aim: "Mål", outcome: "Udbytte", change: "Ændring", followUpOn: null };
  const onAgenda = [trip("a", children), trip("b", children, { caseNumber: "2026-1", report })];
  const submissions = [submission("a", first, "request"), submission("b", first, "report")];
  const [agenda] = nextAgendas({ ...base, onAgenda, submissions });
  expect(agenda).toMatchObject({ cases: 2, lacking: [{ text: "Rejse a" }] });
  expect(agenda?.lacking[0]?.missing).toContain("Skriv sagsnummeret.");
  expect(agenda?.lacking[0]?.missing.length).toBeGreaterThan(1);
});

test("trips on their way to the committee are named until they are on an agenda; a manager's are not", () => {
  const waiting = [
    trip("c", children, { status: "draft" }),
    trip("d", children, { status: "sent-back" }),
    trip("e", children, { status: "draft", kind: "staff-visit" }),
    trip("f", climate, { status: "draft" }),
    trip("g", children, { status: "approved" }),
  ];
  const submissions = [submission("d", first, "request")];
  expect(nextAgendas({ ...base, waiting, submissions })[0]?.coming.map((one) => one.text)).toEqual(["Rejse c"]);
});

test("what a committee passed on is coming to the next one's agenda, and not to its own", () => {
  const waiting = [
    trip("h", children, { status: "recommended" }),
    trip("i", children, { status: "suspended" }),
    // A manager's too, once a committee has had it.
    trip("j", children, { status: "recommended", kind: "staff-visit" }),
  ];
  const turns = new Map(waiting.map(({ id }) => [id, climate]));
  const coming = nextAgendas({ ...base, waiting, turns }).map((one) => one.coming.map(({ text }) => text));
  expect(coming).toEqual([[], ["Rejse h", "Rejse i", "Rejse j"]]);
});

test("a meeting whose cases are all ruled on is no next agenda; where it is the last one listed, it says so and awaits nothing", () => {
  const [today, later] = [meeting(children, base.today, null), meeting(children, day("2026-06-20"), null)];
  const ruled = [{ ...submission("a", today, "request"), status: "ruled" } as const];
  const waiting = [trip("c", children, { status: "draft" })];
  const of = { ...base, meetings: [today, later], ruled, waiting };
  expect(nextAgendas(of)).toMatchObject([{ meeting: later, cases: 0, ruled: 0, coming: [{ text: "Rejse c" }] }]);
  expect(nextAgendas({ ...of, meetings: [today] })).toMatchObject([{ meeting: today, cases: 0, ruled: 1, coming: [] }]);
  const open = [submission("d", today, "request")];
  expect(nextAgendas({ ...of, submissions: open })).toMatchObject([{ meeting: today, cases: 1, ruled: 1 }]);
});

test("one who keeps one committee's agendas sees that one; committees without a meeting to come are named", () => {
  expect(nextAgendas({ ...base, only: [climate] }).map((one) => one.meeting)).toEqual([second]);
  expect(withoutMeeting({ ...base, only: [climate, "oekonomiudvalget"] })).toEqual(["Økonomiudvalget"]);
  expect(nextAgendas({ ...base, meetings: [] })).toEqual([]);
});
