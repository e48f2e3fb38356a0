import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";
import { erasedMark } from "../../records/index.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("a trip whose contact or source was erased is edited and copied like any other; a new one is still asked to be an address", async () => {
  for (const status of ["draft", "approved"] as const) {
    const id = await plantTrip(site, "lyngholm", status);
    const erased = { contact: { unit: "Skole", email: erasedMark }, source: { url: erasedMark, text: null } };
    await site.db.query("UPDATE udsyn.trips_trip SET plan = plan || $2::jsonb WHERE trip_id = $1", [id, erased]);
    const asked = (method: string, path: string, body: object) =>
      site.api("lyngholm", "coordinator", method, `/api/v1/trips/${id}${path}`, body);
    const changed = await asked("PATCH", "", { caseNumber: "26/77" });
    expect([changed.status, await changed.json()]).toEqual([200, expect.objectContaining(erased)]);
    expect((await asked("POST", "/copies", {})).status).toBe(201);
    const wrong = await asked("PATCH", "", { contact: { unit: null, email: "slettet" } });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      422,
      { errors: [{ path: "contact.email", code: "not-an-email" }] },
    ]);
    expect((await asked("PATCH", "", { contact: { unit: null, email: "skole@lyngholm.example" } })).status).toBe(200);
  }
});
