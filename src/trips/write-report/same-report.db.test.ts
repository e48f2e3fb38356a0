import { afterAll, beforeAll, expect, test } from "vitest";
import { inPublic } from "../../../test/setup/in-public.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip, wholeTripEnds } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const ask = async (role: RoleName, method: string, path: string, body?: object) =>
  (await site.api(slug, role, method, `/api/v1/trips${path}`, body)).json() as Promise<Record<string, unknown>>;

test("a report that is saved as it stands is no new version to whoever has it open elsewhere, and leaves no trace", async () => {
  const { id } = await ask("coordinator", "POST", "", wholeTrip);
  await inPublic(site, slug, String(id));
  site.clock.now = wholeTripEnds;
  const report = { aim: "At se.", outcome: "Vi så.", change: "Vi ændrer.", followUpOn: null };
  const first = await ask("councillor", "PUT", `/${id}/report`, report);
  const again = await ask("coordinator", "PUT", `/${id}/report`, report);
  expect(again).toMatchObject({ report, version: first.version });
  const other = await ask("coordinator", "PUT", `/${id}/report`, { ...report, change: "Vi ændrer planen." });
  expect(other.version).toBe(Number(first.version) + 1);
  const traces = await site.db.query(
    "SELECT FROM udsyn.records_audit WHERE action = 'trips.write-report' AND subject_id = $1",
    [id],
  );
  expect(traces).toHaveLength(2);
});
