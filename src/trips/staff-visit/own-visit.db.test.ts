import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { putInto } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const visit = {
  kind: "staff-visit",
  title: "Malmø: hvad kan et bibliotek?",
  purpose: "At se et bibliotek uden bøger.",
  destinations: [{ place: "Malmø", country: "SE" }],
  startOn: "2026-06-08",
  endOn: "2026-06-08",
  participants: { staff: [{ unit: "Skole", count: 1 }] },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "300" }] },
};

test("nobody approves the visit they asked for, nor settles its report; another manager does", async () => {
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
  const trip = { ...visit, unit };
  const made = await site.api(slug, "manager", "POST", "/api/v1/trips", trip);
  const { id } = (await made.json()) as { id: string };
  expect(made.status).toBe(201);
  await putInto(site, id, "submitted");
  const own = await site.api(slug, "manager", "POST", `/api/v1/trips/${id}/approval`, { decision: "approve" });
  expect([own.status, ((await own.json()) as { code: string }).code]).toEqual([403, "own-visit"]);
  await site.db.query("UPDATE udsyn.trips_trip SET created_by = 'another' WHERE trip_id = $1", [id]);
  const others = await site.api(slug, "manager", "POST", `/api/v1/trips/${id}/approval`, { decision: "approve" });
  expect(others.status, await others.text()).toBeLessThan(300);
  await site.db.query("UPDATE udsyn.trips_trip SET created_by = $2 WHERE trip_id = $1", [id, await actorOf()]);
  const report = await site.api(slug, "manager", "POST", `/api/v1/trips/${id}/report-settlement`, {
    decision: "approve",
  });
  expect([report.status, ((await report.json()) as { code: string }).code]).toEqual([403, "own-visit"]);
});

test("an employee writes the report of the visit they asked for, of no other's, and of no committee's trip", async () => {
  const report = { aim: "Se", outcome: "Så", change: "Flere bøger", followUpOn: null };
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
  const written = async (by: "employee" | "coordinator", changes: object) => {
    const made = await site.api(slug, by, "POST", "/api/v1/trips", { ...visit, unit, ...changes });
    const { id } = (await made.json()) as { id: string };
    await putInto(site, id, "approved");
    await site.db.query(
      "UPDATE udsyn.trips_trip SET report_status = 'owed', start_on = '2026-05-05', end_on = '2026-05-06' WHERE trip_id = $1",
      [id],
    );
    const own = await site.api(slug, "employee", "PUT", `/api/v1/trips/${id}/report`, report);
    const settled = await site.api(slug, "manager", "POST", `/api/v1/trips/${id}/report-settlement`, {
      decision: "approve",
    });
    return [own.status, settled.status];
  };
  expect(await written("employee", {})).toEqual([200, 200]);
  expect((await written("coordinator", {}))[0]).toBeGreaterThanOrEqual(403);
  expect((await written("employee", { kind: "delegation" }))[0]).toBe(403);
});

/** Who the manager's token is, as the trail has it. */
async function actorOf(): Promise<string> {
  const made = await site.api(slug, "manager", "POST", "/api/v1/trips", { title: "Hvem er jeg?" });
  const { id } = (await made.json()) as { id: string };
  const [own] = await site.db.query<{ id: string }>(
    "SELECT created_by AS id FROM udsyn.trips_trip WHERE trip_id = $1",
    [id],
  );
  return own?.id ?? "";
}
