import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantRuling, plantSubmission, plantTrip, wholeTrip } from "../../../test/trust/planted.ts";
import type { Who, Work } from "../../identity/index.ts";
import { type DateOn, Refusal } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { meetingsOfCommittee } from "../meeting.store.ts";
import { recordRuling } from "../record-ruling/record-ruling.ts";
import type { MeetingId, SubmissionId } from "../ruling.ts";
import { cancelMeeting, moveMeeting, scheduleMeetings } from "./schedule-meetings.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const committeeId = "kultur-og-fritidsudvalget";
const day = (text: string) => text as DateOn;
const as = (role: RoleName): Who => ({
  actor: { kind: "command", id: role, name: role },
  grants: [{ role, scope: null }],
});
const schedule = (...days: string[]) =>
  site.doing("lyngholm", (one) => scheduleMeetings(one, { committeeId, days: days.map(day) }), as("secretary"));
const move = (id: MeetingId, meetsOn: string, closes: string | null = null) =>
  site.doing(
    "lyngholm",
    (one) => moveMeeting(one, id, { meetsOn: day(meetsOn), agendaClosesOn: closes === null ? null : day(closes) }),
    as("secretary"),
  );
const listed = () =>
  site.doing("lyngholm", async ({ tx, municipality }) =>
    (await meetingsOfCommittee(tx, municipality.id, committeeId)).map((one) => one.meetsOn).toSorted(),
  );
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const faulty = (code: string) => (error: unknown) =>
  JSON.stringify((error as { faults?: unknown }).faults).includes(`"fault":"${code}"`);

test("a year's meetings are listed at once, each once, with the deadline of the profile", async () => {
  const made = await schedule("2027-02-02", "2027-03-02", "2027-02-02");
  expect(made.map((one) => [one.meetsOn, one.agendaClosesOn])).toEqual([
    ["2027-02-02", "2027-01-23"],
    ["2027-03-02", "2027-02-20"],
  ]);
  expect((await schedule("2027-03-02", "2027-04-06")).map((one) => one.meetsOn)).toEqual(["2027-04-06"]);
  expect(await listed()).toEqual(["2027-02-02", "2027-03-02", "2027-04-06"]);
});

test("a meeting moves with what is on its agenda, but not onto another, nor behind its own deadline", async () => {
  const [meeting] = await schedule("2027-05-04");
  const id = meeting?.id as MeetingId;
  await expect(move(id, "2027-04-06")).rejects.toSatisfy(faulty("meeting-exists"));
  await expect(move(id, "2027-05-11", "2027-05-12")).rejects.toSatisfy(faulty("deadline-after-meeting"));
  expect(await move(id, "2027-05-11", "2027-05-01")).toMatchObject({ meetsOn: "2027-05-11" });
  expect(await listed()).toContain("2027-05-11");
  expect(await listed()).not.toContain("2027-05-04");
});

test("once something was decided the day stands; the deadline may still be set right", async () => {
  const submission = await plantSubmission(site, "lyngholm", await plantTrip(site, "lyngholm", "submitted"));
  const [row] = await site.db.query<{ id: MeetingId; on: DateOn }>(
    "SELECT meeting_id AS id, meets_on::text AS on FROM udsyn.decisions_submission JOIN udsyn.decisions_meeting USING (municipality_id, meeting_id) WHERE submission_id = $1",
    [submission],
  );
  if (!row) throw new Error("no meeting");
  await expect(site.doing("lyngholm", (one) => cancelMeeting(one, row.id), as("secretary"))).rejects.toSatisfy(
    refused("meeting-has-cases"),
  );
  await plantRuling(site, "lyngholm", submission);
  await expect(move(row.id, "2027-06-01")).rejects.toSatisfy(refused("meeting-ruled"));
  expect(await move(row.id, row.on, null)).toMatchObject({ agendaClosesOn: null });
});

test("an empty meeting is taken off the list; one that held a case that was taken back is not", async () => {
  const [empty, kept] = await schedule("2027-08-03", "2027-08-10");
  const cancel = (id: MeetingId) => site.doing("lyngholm", (one) => cancelMeeting(one, id), as("secretary"));
  await cancel(empty?.id as MeetingId);
  expect(await listed()).not.toContain("2027-08-03");
  const submission = await plantSubmission(site, "lyngholm", await plantTrip(site, "lyngholm", "submitted"));
  await site.db.query(
    "UPDATE udsyn.decisions_submission SET meeting_id = $2, status = 'taken-back' WHERE submission_id = $1",
    [submission, kept?.id],
  );
  await expect(cancel(kept?.id as MeetingId)).rejects.toSatisfy(refused("meeting-has-cases"));
});

test("only the secretary keeps the calendar, and only for the municipality's own committees", async () => {
  for (const role of ["coordinator", "accountant", "admin"] as const)
    await expect(
      site.doing("lyngholm", (one) => scheduleMeetings(one, { committeeId, days: [day("2027-09-07")] }), as(role)),
    ).rejects.toSatisfy((error: unknown) => error instanceof Refusal && error.kind === "forbidden");
  await expect(
    site.doing("lyngholm", (one) => scheduleMeetings(one, { committeeId: "ingen", days: [] }), as("secretary")),
  ).rejects.toSatisfy(faulty("committee-unknown"));
});

test("a program is told everything that is wrong with a meeting at once, each at its own field", async () => {
  const list = (committee: string, meetsOn: string) =>
    site.api("lyngholm", "secretary", "POST", "/api/v1/meetings", { committee, meetsOn });
  const refused = await list("ingen", "2204-05-06");
  expect(refused.status).toBe(422);
  const { errors } = (await refused.json()) as { errors: { path: string; code: string }[] };
  expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "committee committee-unknown",
    "meetsOn date-implausible",
  ]);
  const made = await list(committeeId, "2027-11-02");
  const again = await list(committeeId, "2027-11-02");
  expect([made.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await made.json());
});

/** A case of the schools committee on a day, and its meeting. */
async function submittedTo(meetingOn: string): Promise<{ trip: string; submission: string; meeting: MeetingId }> {
  const post = async (path: string, body: object) => {
    const answer = await site.api("lyngholm", "coordinator", "POST", `/api/v1/${path}`, body);
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const trip = await post("trips", wholeTrip);
  const asked = { about: "request", committee: wholeTrip.committee, meetingOn };
  const submission = await post(`trips/${trip}/submissions`, asked);
  const [row] = await site.db.query<{ id: MeetingId }>(
    "SELECT meeting_id AS id FROM udsyn.decisions_submission WHERE submission_id = $1",
    [submission],
  );
  if (!row) throw new Error("no meeting");
  return { trip, submission, meeting: row.id };
}
const rule = async (submission: string) =>
  (
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
      ...{ ruling: "approved", text: "Godkendt.", confirmed: false },
    })
  ).status;
/** Begins the second while the first's transaction is still open, and tells afterwards what came of it. */
async function within<T>(first: (one: Work) => Promise<unknown>, second: () => Promise<T>): Promise<() => Promise<T>> {
  let begun: Promise<PromiseSettledResult<T>[]> | null = null;
  await site.doing(
    "lyngholm",
    async (one) => {
      await first(one);
      begun = Promise.allSettled([second()]);
      await Promise.race([begun, new Promise((done) => setTimeout(done, 600))]);
    },
    as("secretary"),
  );
  return async () => {
    const [outcome] = (await begun) ?? [];
    if (outcome?.status === "fulfilled") return outcome.value;
    throw outcome?.reason;
  };
}

test("a meeting is not moved while a ruling at it is entered", async () => {
  const { submission, meeting } = await submittedTo("2026-06-09");
  const given = {
    ...{ submissionId: submission as SubmissionId, confirmed: false, ruling: "approved" as const, text: "Godkendt." },
    ...{ item: null, votes: null, minority: null, recused: [], url: null, closed: false, basis: null },
  };
  const outcome = await within(
    (one) => recordRuling(one, given, site.rooms.handlerOf),
    () => move(meeting, "2026-06-16"),
  );
  await expect(outcome()).rejects.toSatisfy(refused("meeting-ruled"));
});

test("a ruling that is entered while its meeting is moved is given on the day it is moved to", async () => {
  const { trip, submission, meeting } = await submittedTo("2026-06-10");
  const outcome = await within(
    (one) => moveMeeting(one, meeting, { meetsOn: day("2026-06-17"), agendaClosesOn: null }),
    () => rule(submission),
  );
  expect(await outcome()).toBe(201);
  const rows = await site.db.query(
    "SELECT approved ->> 'on' AS on, public_plan IS NOT NULL AS fixed FROM udsyn.trips_trip WHERE trip_id = $1",
    [trip],
  );
  expect(rows).toEqual([{ on: "2026-06-17", fixed: true }]);
});

test("of two meetings that are moved to one day at once, the second is told that it is taken", async () => {
  const [one, other] = await schedule("2028-01-11", "2028-01-18");
  const to = { meetsOn: day("2028-01-25"), agendaClosesOn: null };
  const outcome = await within(
    (work) => moveMeeting(work, one?.id as MeetingId, to),
    () => move(other?.id as MeetingId, "2028-01-25"),
  );
  await expect(outcome()).rejects.toSatisfy(faulty("meeting-exists"));
});

test("a key that moved a meeting takes none off the list: another method is another request", async () => {
  const asked = (method: string, path: string, body: object, key: string) =>
    site.api("lyngholm", "secretary", method, path, body, { "idempotency-key": key });
  const to = { meetsOn: "2026-10-13", agendaClosesOn: null };
  const made = await asked("POST", "/api/v1/meetings", { committee: "byraadet", meetsOn: "2026-10-06" }, "a");
  const path = `/api/v1/meetings/${((await made.json()) as { id: string }).id}`;
  expect((await asked("PUT", path, to, "b")).status).toBe(200);
  const reused = await asked("DELETE", path, to, "b");
  expect([reused.status, ((await reused.json()) as { code: string }).code]).toEqual([409, "idempotency-key-reused"]);
  expect((await asked("PUT", path, to, "b")).status).toBe(200);
  expect((await asked("DELETE", path, to, "c")).status).toBe(200);
});
