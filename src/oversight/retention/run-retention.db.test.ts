import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { trace } from "../../identity/index.ts";
import { checkTrail, newestSeal, sealTrail } from "../../records/index.ts";
import { runRetention } from "./run-retention.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const at = async (when: string) => {
  site.clock.now = new Date(when);
  await runRetention(site.db.app, site.here("lyngholm"), site.clock.now);
};
const valuesOf = async (action: string) =>
  (
    await site.db.query(
      `SELECT 1 FROM udsyn.records_audit_value v JOIN udsyn.records_audit a USING (municipality_id, audit_id)
       WHERE a.action = $1`,
      [action],
    )
  ).length;

test("looks go after the profile's months, other acts after the year-end of their years, never a day before; seals stand", async () => {
  await site.doing("lyngholm", async (one) => {
    for (const action of ["trips.look-at-travel-list", "trips.edit"])
      await trace(one, { action, subject: { type: "trip", id: "t" }, after: { name: "Asta Opdigt" } });
  });
  await site.doing("lyngholm", ({ tx, municipality, now }) => sealTrail(tx, municipality.id, now));
  // A clock that goes wrong by 400 days either way takes nothing but what that day's own terms take.
  await at("2025-04-01T12:00:00Z");
  expect([await valuesOf("trips.look-at-travel-list"), await valuesOf("trips.edit")]).toEqual([1, 1]);
  await at("2027-05-06T00:00:00Z");
  expect(await valuesOf("trips.look-at-travel-list")).toBe(1);
  await at("2027-05-07T00:00:00Z");
  expect([await valuesOf("trips.look-at-travel-list"), await valuesOf("trips.edit")]).toEqual([0, 1]);
  await at("2031-12-31T12:00:00Z");
  expect(await valuesOf("trips.edit")).toBe(1);
  await at("2032-01-01T12:00:00Z");
  expect(await valuesOf("trips.edit")).toBe(0);
  const faults = await site.doing("lyngholm", async ({ tx, municipality }) =>
    checkTrail(tx, municipality.id, await newestSeal(tx, municipality.id)),
  );
  expect(faults).toEqual([]);
});

test("run again it does nothing, and what it did is a trace with how many", async () => {
  const traces = () =>
    site.db.query("SELECT subject_id FROM udsyn.records_audit WHERE action = 'oversight.retention' ORDER BY 1");
  const before = await traces();
  expect(before.map((row) => row.subject_id)).toEqual(expect.arrayContaining(["audit-values", "looks"]));
  await at("2032-01-01T12:00:00Z");
  expect(await traces()).toEqual(before);
});
