import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { wholeTrip } from "../../test/trust/planted.ts";
import { operator } from "../identity/index.ts";
import { fileOf } from "../intake/index.ts";
import type { RoleName, TripKind } from "../profile/index.ts";

/** Elected members travel only where a committee asked them to: never on what a manager approves alone. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const unit = "skole-og-dagtilbud";
const staff = [{ unit: "Skole og dagtilbud", count: 2 }];
const elected = { named: [{ name: "Asta Opdigt", role: "formand" }] };
const visit = { ...wholeTrip, kind: "staff-visit", committee: null, unit, participants: { staff } };

async function api(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api("lyngholm", role, method, `/api/v1/trips${path}`, body);
  return { status: answer.status, said: (await answer.json()) as { id: string; errors?: readonly object[] } };
}
async function made(over: object): Promise<string> {
  const { status, said } = await api("coordinator", "POST", "", { ...visit, ...over });
  expect(status).toBe(201);
  return said.id;
}
const refusedAt = (path: string) => ({
  status: 422,
  said: { errors: [{ code: "elected-unasked", path, message: expect.stringContaining("»Konference«") }] },
});

test.each([
  ["named", { elected, staff }],
  ["counted", { elected: { count: 1 }, staff }],
])(
  "elected members who are %s go with no staff visit, whoever it is sent to; with a kind a committee is asked about they do",
  async (_, participants) => {
    const id = await made({ participants, committee: wholeTrip.committee });
    expect(await api("coordinator", "GET", `/${id}`)).toMatchObject({
      said: { missing: [{ code: "elected-unasked", path: "kind" }] },
    });
    expect(await api("coordinator", "POST", `/${id}/staff-visit-submission`)).toMatchObject(refusedAt("kind"));
    const asked = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-12" };
    expect(await api("coordinator", "POST", `/${id}/submissions`, asked)).toMatchObject(refusedAt("kind"));
    expect((await api("coordinator", "PATCH", `/${id}`, { kind: "conference" })).status).toBe(200);
    expect((await api("coordinator", "POST", `/${id}/submissions`, asked)).status).toBe(201);
  },
);

test("guests and hosts of a visit to us are nobody's journey", async () => {
  const id = await made({ direction: "in", participants: { elected, staff } });
  expect((await api("coordinator", "POST", `/${id}/staff-visit-submission`)).status).toBe(200);
});

test("after the manager's approval nobody elected is added; after a committee's the kind is not made the manager's", async () => {
  const id = await made({});
  await api("coordinator", "POST", `/${id}/staff-visit-submission`);
  expect((await api("manager", "POST", `/${id}/approval`, { decision: "approve" })).status).toBe(200);
  const joined = await api("coordinator", "PATCH", `/${id}`, { participants: { elected, staff } });
  expect(joined).toMatchObject(refusedAt("participants.elected.count"));

  const other = await made({ ...wholeTrip, unit });
  await site.db.query(
    "UPDATE udsyn.trips_trip SET status = 'approved', approved = jsonb_build_object('on', '2026-05-06', 'participants', plan->'participants', 'budget', plan->'budget', 'late', false) WHERE trip_id = $1",
    [other],
  );
  expect(await api("coordinator", "PATCH", `/${other}`, { kind: "staff-visit" })).toMatchObject(refusedAt("kind"));
  // What stands so from before keeps nobody from the rest.
  await site.db.query("UPDATE udsyn.trips_trip SET kind = 'staff-visit' WHERE trip_id = $1", [other]);
  expect((await api("coordinator", "PATCH", `/${other}`, { caseNumber: "26/9" })).status).toBe(200);
});

test("one that was sent before is not the manager's to approve", async () => {
  const id = await made({});
  await api("coordinator", "POST", `/${id}/staff-visit-submission`);
  await site.db.query(
    "UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{participants,elected,count}', '1') WHERE trip_id = $1",
    [id],
  );
  const answer = await site.api("lyngholm", "manager", "POST", `/api/v1/trips/${id}/approval`, { decision: "approve" });
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: "elected-unasked" }]);
});

async function imported(name: string, kind: TripKind, rows: string, municipality = site.here("lyngholm")) {
  const trips = site.rooms.importers.find((one) => one.name === "trips");
  const fields = { reference: "nr", startOn: "fra", endOn: "fra", title: "nr", elected: "folkevalgte" };
  const read = trips?.readMapping({ fields, constants: { kind } });
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality, who: operator, clock: () => site.clock.now };
  const source = fileOf(name, Buffer.from(`nr;fra;folkevalgte\n${rows}`));
  return trips.run(place, { source, mapping: read, publish: false, dryRun: false });
}

test("an imported journey has been made: it is let in, and flagged", async () => {
  const answer = await imported("rejser.csv", "staff-visit", "1;2025-05-01;3\n2;2025-05-01;0\n");
  expect(answer).toMatchObject({ added: 2, held: 0, findings: [{ row: 1, code: "elected-unasked", field: "kind" }] });
  expect(answer.findings[0]?.message).toContain("Folkevalgte er med (3)");
});

test("an imported visit to us comes in, and the elected members who receive it are not flagged", async () => {
  const here = site.here("lyngholm");
  const [one] = here.profile.policies.approvalOrder;
  if (!one) throw new Error("Lyngholm has no order of approval");
  const approvalOrder = [{ ...one, value: { ...one.value, "incoming-visit": [{ by: "manager" as const }] } }];
  const profile = { ...here.profile, policies: { ...here.profile.policies, approvalOrder } };
  const answer = await imported("besoeg.csv", "incoming-visit", "B1;2025-05-02;3\n", { ...here, profile });
  expect(answer).toMatchObject({ added: 1, held: 0, findings: [] });
  expect(await site.db.query("SELECT direction FROM udsyn.trips_trip WHERE kind = 'incoming-visit'")).toEqual([
    { direction: "in" },
  ]);
});
