import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { type RecordId, readVersions } from "../../register/index.ts";
import { runDaily } from "./run-daily.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const start = new Date("2026-05-06T08:00:00Z");
beforeEach(() => {
  site.clock.now = start;
});

const here = () => site.here("lyngholm");
async function dailyAt(at: string): Promise<void> {
  site.clock.now = new Date(at);
  await runDaily(site.db.app, here(), site.clock.now, site.rooms.publishTrip, site.files);
}
const versionsOf = async (id: string) =>
  (await readVersions(site.db.register, here().id, "trip", id as RecordId)).length;

async function created(changes: object = {}): Promise<string> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    kind: "staff-visit",
    title: "Malmø",
    purpose: "At se, hvordan de fylder cykelparkeringen.",
    unit: "skole-og-dagtilbud",
    destinations: [{ place: "Malmø", country: "SE" }],
    startOn: "2026-06-02",
    endOn: "2026-06-04",
    participants: { staff: [{ unit: "Skole", count: 2 }] },
    programme: [{ date: "2026-06-02", from: "09:00", to: "11:00", title: "Besøg", purposeClass: "municipal" }],
    budget: { currency: "DKK", lines: [{ category: "transport", amount: "900" }] },
    ...changes,
  });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

async function approved(changes: object = {}): Promise<string> {
  const id = await created(changes);
  const post = (role: "coordinator" | "manager", path: string, body?: object) =>
    site.api("lyngholm", role, "POST", `/api/v1/trips/${id}/${path}`, body);
  expect((await post("coordinator", "staff-visit-submission")).status).toBe(200);
  expect((await post("manager", "approval", { decision: "approve" })).status).toBe(200);
  return id;
}

async function clockShown(id: string): Promise<unknown> {
  const rows = await site.db.query<{ entry: { programme: { from: string | null }[] } }>(
    "SELECT entry FROM register.current WHERE record_id = $1",
    [id],
  );
  return rows[0]?.entry.programme[0]?.from;
}

test("what is hidden until the return is published the day after it, once, without a reason", async () => {
  const id = await approved();
  expect(await clockShown(id)).toBeNull();
  // In Denmark it is still the day of return until 22:00 UTC.
  for (const at of ["2026-05-06T09:00:00Z", "2026-06-03T22:30:00Z", "2026-06-04T21:59:00Z"]) await dailyAt(at);
  expect(await versionsOf(id)).toBe(1);
  await dailyAt("2026-06-04T22:01:00Z");
  expect(await versionsOf(id)).toBe(2);
  expect(await clockShown(id)).toBe("09:00");
  for (const at of ["2026-06-04T23:01:00Z", "2026-06-05T12:00:00Z", "2027-07-01T12:00:00Z"]) await dailyAt(at);
  expect(await versionsOf(id)).toBe(2);
  const [row] = await site.db.query("SELECT reason FROM register.entry WHERE record_id = $1 AND version = 2", [id]);
  expect(row).toEqual({ reason: null });
});

test("a trip that hid nothing is looked at once after its return, and again after another one", async () => {
  const id = await approved({ programme: [] });
  let asked: string[] = [];
  const daily = async (at: string): Promise<readonly string[]> => {
    site.clock.now = new Date(at);
    asked = [];
    const publish: typeof site.rooms.publishTrip = (one, trip, reason) => {
      asked.push(trip.id);
      return site.rooms.publishTrip(one, trip, reason);
    };
    await runDaily(site.db.app, here(), site.clock.now, publish, site.files);
    return asked.filter((one) => one === id);
  };
  expect(await daily("2026-06-05T06:00:00Z")).toEqual([id]);
  for (const at of ["2026-06-05T07:00:00Z", "2026-06-06T07:00:00Z"]) expect(await daily(at)).toEqual([]);
  expect(await versionsOf(id)).toBe(1);
  const patch = { endOn: "2026-06-08" };
  expect((await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, patch)).status).toBe(200);
  const corrected = { reason: "De blev der længere." };
  expect((await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/corrections`, corrected)).status).toBe(
    201,
  );
  expect(await daily("2026-06-08T07:00:00Z")).toEqual([]);
  expect(await daily("2026-06-09T07:00:00Z")).toEqual([id]);
  expect(await daily("2026-06-09T08:00:00Z")).toEqual([]);
});

test("a site that slept through the return catches up; a clock set back 400 days publishes nothing", async () => {
  const id = await approved();
  await dailyAt("2025-04-01T12:00:00Z");
  expect(await versionsOf(id)).toBe(1);
  await dailyAt("2027-06-10T12:00:00Z");
  expect(await versionsOf(id)).toBe(2);
});
