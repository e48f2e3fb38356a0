import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const send = (trip: string, about: "request" | "report", meetingOn: string) =>
  site.api(slug, "secretary", "POST", `/api/v1/trips/${trip}/submissions`, {
    ...{ about, committee: "boerne-og-skoleudvalget", meetingOn },
  });
const open = (trip: string) =>
  site.db.query("SELECT about FROM udsyn.decisions_submission WHERE subject_id = $1 AND status = 'open'", [trip]);

async function reported(): Promise<string> {
  const trip = await plantTrip(site, slug, "approved");
  const report = JSON.stringify({ aim: "Mål", outcome: "Udbytte", change: "Ændring", followUpOn: null });
  await site.db.query(
    "UPDATE udsyn.trips_trip SET report = $2, report_status = 'owed', start_on = '2026-05-05', end_on = '2026-05-06' WHERE trip_id = $1",
    [trip, report],
  );
  return trip;
}

test("of many who put one case on agendas at once, one is first; the others are told so", async () => {
  for (const [about, trip] of [
    ["request", await plantTrip(site, slug, "draft")],
    ["report", await reported()],
  ] as const) {
    const days = ["2026-05-12", "2026-06-09", "2026-08-11", "2026-09-08"];
    const answers = await Promise.all(days.map((day) => send(trip, about, day)));
    expect(answers.map((one) => one.status).toSorted(), about).toEqual([201, 409, 409, 409]);
    for (const answer of answers.filter((one) => one.status === 409))
      expect(await answer.text()).toContain("submitted-already");
    expect(await open(trip)).toEqual([{ about }]);
  }
});

test("once it was ruled on or taken back, it goes on an agenda again", async () => {
  const trip = await plantTrip(site, slug, "draft");
  const { id } = (await (await send(trip, "request", "2026-05-12")).json()) as { id: string };
  expect((await send(trip, "request", "2026-06-09")).status).toBe(409);
  const ruled = await site.api(slug, "secretary", "POST", `/api/v1/submissions/${id}/rulings`, { ruling: "postponed" });
  expect(ruled.status).toBe(201);
  expect((await send(trip, "request", "2026-06-09")).status).toBe(201);
  expect((await open(trip)).length).toBe(1);
});

test("what was written for the agenda by hand goes along when a case is taken back and put on again", async () => {
  const trip = await plantTrip(site, slug, "draft");
  await send(trip, "request", "2026-05-12");
  const stored = { text: "## Formål\n\nMit eget formål.", follows: ["title", "lead"] };
  await site.db.query(
    "UPDATE udsyn.decisions_submission SET text = $2, follows = $3 WHERE subject_id = $1 AND status = 'open'",
    [trip, stored.text, JSON.stringify(stored.follows)],
  );
  expect((await site.api(slug, "secretary", "POST", `/api/v1/trips/${trip}/take-back`, {})).status).toBe(201);
  const { id } = (await (await send(trip, "request", "2026-06-09")).json()) as { id: string };
  const textOf = (one: string) =>
    site.db.query("SELECT text, follows FROM udsyn.decisions_submission WHERE submission_id = $1", [one]);
  expect(await textOf(id)).toEqual([stored]);
  // What a committee ruled on stands with that ruling; the next one is written anew.
  await site.api(slug, "secretary", "POST", `/api/v1/submissions/${id}/rulings`, { ruling: "postponed" });
  const next = (await (await send(trip, "request", "2026-08-11")).json()) as { id: string };
  expect(await textOf(next.id)).toEqual([{ text: null, follows: null }]);
});
