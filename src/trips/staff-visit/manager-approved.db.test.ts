import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** What a manager approved stays the manager's in public, whatever a committee rules on a change of it. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const participants = { staff: [{ unit: "Skole og dagtilbud", count: 2 }] };

async function ok(role: RoleName, method: string, path: string, body: object = {}): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return (JSON.parse(text) as { id: string }).id;
}
/** A staff visit of a place that its manager approved. */
async function approved(place: string): Promise<string> {
  const visit = { kind: "staff-visit", committee: null, unit: "skole-og-dagtilbud", participants };
  const made = { ...wholeTrip, ...visit, title: place, destinations: [{ place, country: "DE" }] };
  const trip = await ok("coordinator", "POST", "trips", made);
  await ok("coordinator", "POST", `trips/${trip}/staff-visit-submission`);
  await ok("manager", "POST", `trips/${trip}/approval`, { decision: "approve" });
  return trip;
}
/** A committee's ruling on a change of its budget. */
async function ruled(trip: string, amount: string, ruling: string, meetingOn: string): Promise<string> {
  const lines = [{ category: "transport", label: "Tog", amount }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  const asked = { about: "request", committee, meetingOn, outOfOrder: "Udvalget vil se den." };
  const submission = await ok("coordinator", "POST", `trips/${trip}/submissions`, asked);
  return ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Sådan.", confirmed: false });
}
const booked = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "7.00", currency: "DKK", bookedOn: "2026-05-05", text: "Bus" },
    withoutReceipt: "I appen.",
  });
/** The public page of a version: a kept one stands until its publication is heard of. */
function page(place: string, version: number): Promise<string> {
  return vi.waitFor(async () => {
    const said = await pageNow(place);
    expect(said).toContain(`, version ${version},`);
    return said;
  });
}
async function pageNow(place: string): Promise<string> {
  const { body } = await get(`${site.addressOf(slug)}/rejser/${place.toLowerCase()}-2026`);
  const main = /<main.*<\/main>/s.exec(body)?.[0] ?? "";
  return main
    .replace(/<[^>]+>/g, " ")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");
}

test.each(["refused", "postponed", "approved"])(
  "a change that a committee has %s leaves the manager's approval public, before the minutes are confirmed and after",
  async (ruling) => {
    const place = `By-${ruling}`;
    const trip = await approved(place);
    const before = await page(place, 1);
    expect(before).toContain("gjort af lederen 6. maj 2026");
    expect(before).toContain("Godkendt af lederen 6. maj 2026. Rejsen har ikke været for et udvalg.");
    const waiting = await ruled(trip, "5000", ruling, "2026-05-07");
    await booked(trip);
    // Published anew by a posting: of a ruling whose minutes wait nothing is told.
    expect(await page(place, 2)).toContain("Godkendt af lederen 6. maj 2026. Rejsen har ikke været for et udvalg.");
    await ok("secretary", "POST", `rulings/${waiting}/confirmation`);
    const after = await page(place, 3);
    expect(after).toContain("gjort af lederen 6. maj 2026");
    expect(after).toMatch(/Beslutninger 6\. maj 2026 Godkendt af lederen 7\. maj 2026 Ændring: /);
    expect(after).not.toContain("Rejsen har ikke været for et udvalg");
  },
);

test("where the manager's day was not kept apart, a committee's day is never told as the manager's", async () => {
  const place = "Kiel";
  const trip = await approved(place);
  await site.db.query("UPDATE udsyn.trips_trip SET approved = approved - 'byManagerOn' WHERE trip_id = $1", [trip]);
  await booked(trip);
  expect(await page(place, 2)).toContain("Godkendt af lederen 6. maj 2026. Rejsen har ikke været for et udvalg.");
  await ok("secretary", "POST", `rulings/${await ruled(trip, "5000", "approved", "2026-05-07")}/confirmation`);
  expect(await page(place, 3)).toContain("gjort af lederen Rejst");
});
