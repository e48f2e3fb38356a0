import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../../../test/setup/api.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";

/** The profile's order of approval is not stepped over unasked, and no committee rules after its end. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const { api } = apiOf(() => site, slug);
const own = "boerne-og-skoleudvalget";
const culture = "kultur-og-fritidsudvalget";
const reason = "Udvalgene behandler sagen i fællesskab.";

const send = (trip: string, committee: string, meetingOn: string, over: object = {}) =>
  api("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn, ...over });
const rule = (submission: string, ruling: string) =>
  api("secretary", "POST", `submissions/${submission}/rulings`, { ruling, confirmed: true });

test("a request recommended to the council is asked about on any other committee's agenda, and goes there with a reason", async () => {
  const trip = await plantTrip(site, slug, "draft");
  const first = await send(trip, culture, "2026-05-05");
  expect([first.status, first.codes]).toEqual([422, ["committee committee-out-of-order"]]);
  expect(first.said.errors?.[0]?.message).toContain("Børne- og Skoleudvalget");
  const { said } = await send(trip, own, "2026-05-05");
  await rule(said.id, "recommended");
  for (const id of [culture, own])
    expect((await send(trip, id, "2026-05-06")).said.errors?.[0]?.message).toContain("Byrådet");
  expect((await send(trip, culture, "2026-05-06", { outOfOrder: "  " })).status).toBe(422);
  const held = await send(trip, culture, "2026-05-06", { outOfOrder: "Spurgt af 010190-1234." });
  expect([held.status, held.codes]).toEqual([422, ["outOfOrder cpr-found"]]);
  const put = await send(trip, culture, "2026-05-06", { outOfOrder: reason });
  expect(put.status).toBe(201);
  // It is kept why; and what another committee approves is a recommendation still.
  const [trail] = await site.db.query<{ why: string }>(
    `SELECT v.value #>> '{after,outOfOrder}' AS why FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.subject_id = $1 AND a.action = 'decisions.submit' ORDER BY a.at DESC, a.audit_id DESC LIMIT 1`,
    [trip],
  );
  expect(trail).toEqual({ why: reason });
  await rule(put.said.id, "approved");
  const [row] = await site.db.query("SELECT status FROM udsyn.trips_trip WHERE trip_id = $1", [trip]);
  expect(row).toEqual({ status: "recommended" });
  expect((await send(trip, "byraadet", "2026-05-06")).status).toBe(201);
});

test("a report goes to the trip's own committee, to another with a reason", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const report = JSON.stringify({ aim: "Mål", outcome: "Udbytte", change: "Ændring", followUpOn: null });
  await site.db.query(
    "UPDATE udsyn.trips_trip SET report = $2, report_status = 'owed', start_on = '2026-05-05', end_on = '2026-05-06' WHERE trip_id = $1",
    [trip, report],
  );
  const about = { about: "report" };
  expect((await send(trip, culture, "2026-05-06", about)).codes).toEqual(["committee committee-out-of-order"]);
  expect((await send(trip, culture, "2026-05-06", { ...about, outOfOrder: reason })).status).toBe(201);
});

test("no meeting of a committee that is over, however it comes about", async () => {
  const over = "teknikudvalget";
  const trip = await plantTrip(site, slug, "draft");
  await site.db.query("UPDATE udsyn.trips_trip SET committee_id = $2 WHERE trip_id = $1", [trip, over]);
  expect((await send(trip, over, "2026-05-05", { outOfOrder: reason })).codes).toEqual([
    "committee committee-not-sitting",
  ]);
  const meeting = { committee: over, meetsOn: "2026-05-05" };
  expect((await api("secretary", "POST", "meetings", meeting)).codes).toEqual(["committee committee-not-sitting"]);
  const last = await api("secretary", "POST", "meetings", { ...meeting, meetsOn: "2025-12-02" });
  expect(last.status).toBe(201);
  const moved = await api("secretary", "PUT", `meetings/${last.said.id}`, {
    meetsOn: "2026-05-05",
    agendaClosesOn: null,
  });
  expect(moved.codes).toEqual(["meetsOn committee-not-sitting"]);
  const put = await send(trip, over, "2025-12-02");
  expect(put.status, JSON.stringify(put.said)).toBe(201);
  // As rows from before it was refused lie.
  await site.db.query("UPDATE udsyn.decisions_meeting SET meets_on = '2026-05-05' WHERE meeting_id = $1", [
    last.said.id,
  ]);
  const ruled = await rule(put.said.id, "approved");
  expect([ruled.status, ruled.said.code]).toEqual([409, "committee-not-sitting"]);
});
