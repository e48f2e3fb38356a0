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
  return mainOf(`/rejser/${place.toLowerCase()}-2026`);
}
async function mainOf(path: string): Promise<string> {
  const { body } = await get(`${site.addressOf(slug)}${path}`);
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

test("a manager's yes to a change is told as a committee's is: what of it, in every language, version and entry", async () => {
  const place = "Ystad";
  const trip = await approved(place);
  await page(place, 1);
  const changed = async (amount: string, endOn: string) => {
    const lines = [{ category: "transport", label: "Tog", amount }];
    await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines }, endOn });
    await ok("coordinator", "POST", `trips/${trip}/staff-visit-submission`);
    await ok("manager", "POST", `trips/${trip}/approval`, { decision: "approve" });
  };
  const before = site.clock.now;
  try {
    site.clock.now = new Date("2026-05-08T08:00:00Z");
    await changed("5000", "2026-09-05");
    const da = await page(place, 2);
    // The first approval keeps its own day.
    expect(da).toContain("gjort af lederen 6. maj 2026");
    expect(da).toMatch(
      /Beslutninger Rejsen har ikke været for et udvalg\. 6\. maj 2026 Godkendt af lederen 8\. maj 2026 Ændring: /,
    );
    expect(da).toContain(
      "Ændring: Godkendt af lederen Det, der blev spurgt om: datoerne ændret fra 2.–4. september 2026 til 2.–5. september 2026 og budgettet hævet fra 4.200,00 kr. til 5.000,00 kr.",
    );
    expect(da).not.toContain("kr..");
    expect(await mainOf(`/en/rejser/${place.toLowerCase()}-2026`)).toContain(
      "Change: Approved by the manager What was asked for: the dates changed from",
    );
    expect(await mainOf(`/de/rejser/${place.toLowerCase()}-2026`)).toContain("Änderung: Von der Leitung genehmigt");
    const versions = await mainOf(`/rejser/${place.toLowerCase()}-2026/versioner`);
    expect(versions).toContain("8. maj 2026, Ændring: Godkendt af lederen");
    const entry = JSON.parse((await get(`${site.addressOf(slug)}/rejser/${place.toLowerCase()}-2026.json`)).body);
    const days = {
      from: { startOn: "2026-09-02", endOn: "2026-09-04" },
      to: { startOn: "2026-09-02", endOn: "2026-09-05" },
    };
    const budget = { currency: "DKK", from: "4200.00", to: "5000.00" };
    const first = { on: "2026-05-08", change: { what: ["dates", "budget"], days, budget } };
    expect(entry).toMatchObject({ approvedByManagerOn: "2026-05-06", changesByManager: [first], rulings: [] });
    await changed("6000", "2026-09-05");
    const twice = await page(place, 3);
    expect(twice.match(/Ændring: Godkendt af lederen/g)).toHaveLength(2);
    // A committee that rules on the next change leaves them told.
    const asked = await ruled(trip, "7000", "approved", "2026-05-09");
    await ok("secretary", "POST", `rulings/${asked}/confirmation`);
    expect((await page(place, 4)).match(/Ændring: Godkendt af lederen/g)).toHaveLength(2);
  } finally {
    site.clock.now = before;
  }
});

test("where the manager's day was not kept apart, a committee's day is never told as the manager's", async () => {
  const place = "Kiel";
  const trip = await approved(place);
  await site.db.query("UPDATE udsyn.trips_trip SET approved = approved - 'byManagerOn' WHERE trip_id = $1", [trip]);
  await booked(trip);
  expect(await page(place, 2)).toContain("Godkendt af lederen 6. maj 2026. Rejsen har ikke været for et udvalg.");
  await ok("secretary", "POST", `rulings/${await ruled(trip, "5000", "approved", "2026-05-07")}/confirmation`);
  expect(await page(place, 3)).toContain("gjort af lederen Rejse");
});

test("nor is the day of a manager's yes to a change told as that of the first", async () => {
  const place = "Malente";
  const trip = await approved(place);
  await site.db.query("UPDATE udsyn.trips_trip SET approved = approved - 'byManagerOn' WHERE trip_id = $1", [trip]);
  const before = site.clock.now;
  try {
    site.clock.now = new Date("2026-05-08T08:00:00Z");
    const lines = [{ category: "transport", label: "Tog", amount: "5000" }];
    await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
    await ok("coordinator", "POST", `trips/${trip}/staff-visit-submission`);
    await ok("manager", "POST", `trips/${trip}/approval`, { decision: "approve" });
    const said = await page(place, 2);
    expect(said).toMatch(/8\. maj 2026 Ændring: Godkendt af lederen/);
    expect(said).toContain("gjort af lederen Rejse");
  } finally {
    site.clock.now = before;
  }
});
