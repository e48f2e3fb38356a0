import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { reads } from "../../../test/setup/open-data.ts";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { RoleName } from "../../profile/index.ts";
import { readRecord } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";

/** How a trip is travelled, over the interface: what comes of it, and when the public sees it. */
let site: TestSite;
const get = (path: string) => reads(site, "lyngholm")(path);
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const hamburg = { place: "Hamborg", country: "DE", lat: 53.57532, lon: 10.01534 };
const rail = { mode: "rail", km: 395 };

async function api(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api("lyngholm", role, method, path, body);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const patch = (id: string, changes: object) => api("coordinator", "PATCH", `/api/v1/trips/${id}`, changes);
const read = async (id: string) => (await api("coordinator", "GET", `/api/v1/trips/${id}`)).body;

async function co2Of(slug: string) {
  const found = await readRecord<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", slug);
  return found && "entry" in found ? found.entry.co2 : undefined;
}

async function approve(id: string): Promise<void> {
  const meeting = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-05" };
  const { body } = await api("coordinator", "POST", `/api/v1/trips/${id}/submissions`, meeting);
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  expect((await api("secretary", "POST", `/api/v1/submissions/${body.id}/rulings`, ruling)).status).toBe(201);
}

test("legs are taken and given back, with what they come to; a trip without them is unknown", async () => {
  const id = await planned(site, { title: "Ud og hjem", destinations: [hamburg] });
  expect(await read(id)).toMatchObject({ legs: [], co2: null });
  expect((await patch(id, { legs: [rail, { mode: "coach" }] })).status).toBe(200);
  const full = { travelClass: null, count: null };
  // 2 × 395 × 0.00446 = 3.5234; 2 × 300 km as the crow flies × 0.02776 = 16.656
  expect(await read(id)).toMatchObject({
    legs: [
      { ...rail, ...full },
      { mode: "coach", km: null, ...full },
    ],
    co2: { kg: 21, lines: [{ kg: 4 }, { kg: 17, km: 300 }] },
  });
  expect((await patch(id, { title: "Ud og hjem igen" })).status).toBe(200);
  expect(await read(id)).toMatchObject({ co2: { kg: 21 } });
});

test("as many legs as ways, or none; what is no way to travel is refused beside its field", async () => {
  const id = await planned(site, { destinations: [hamburg] });
  const few = await patch(id, { legs: [rail] });
  expect([few.status, few.body.errors]).toMatchObject([422, [{ code: "legs-count" }]]);
  for (const wrong of [
    { mode: "balloon" },
    { mode: "rail", km: 0 },
    { mode: "rail", km: 1.5 },
    { mode: "rail", count: -1 },
  ])
    expect((await patch(id, { legs: [rail, wrong] })).status, JSON.stringify(wrong)).toBe(422);
  expect(await read(id)).toMatchObject({ legs: [] });
});

test("other places empty the legs, the same places keep them", async () => {
  const id = await planned(site, { destinations: [{ ...hamburg, country: null }], legs: [rail, rail] });
  await patch(id, { destinations: [hamburg] });
  expect(await read(id)).toMatchObject({ legs: [rail, rail] });
  await patch(id, { destinations: [{ ...hamburg, place: "Kiel" }] });
  expect(await read(id)).toMatchObject({ legs: [], co2: null });
});

test("the public sees the CO2 of the plan that is public, and a correction's from then on", async () => {
  const id = await planned(site, {
    title: "Kassel",
    destinations: [{ ...hamburg, place: "Kassel" }],
    legs: [rail, rail],
  });
  await approve(id);
  expect(await co2Of("kassel-2026")).toMatchObject({ kg: 8, set: "uk-government-2025" });
  expect((await co2Of("kassel-2026"))?.method).toContain("Conversion Factors for Company Reporting 2025");

  await patch(id, {
    legs: [
      { mode: "flight", km: 500 },
      { mode: "flight", km: 500 },
    ],
  });
  const posting = { category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  await api("accountant", "POST", `/api/v1/trips/${id}/postings`, { ...posting, withoutReceipt: "I appen." });
  expect(await co2Of("kassel-2026")).toMatchObject({ kg: 8 });
  await api("coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Der blev fløjet." });
  expect(await co2Of("kassel-2026")).toMatchObject({ kg: 286, lines: [{ mode: "flight", kg: 143 }, { kg: 143 }] });
  const words = "2 personer × 500 km × 0,14253 kg = 142,53 kg";
  await vi.waitFor(async () => expect(await (await get("/rejser/kassel-2026")).text()).toContain(words), {
    timeout: 10_000,
  });

  await patch(id, { legs: [{ mode: "flight", km: 500 }, { mode: null }] });
  await api("coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Hjemrejsen kendes ikke." });
  expect(await co2Of("kassel-2026")).toBeNull();
  await pageWithout("/rejser/kassel-2026", "142,53");
});

/** A page is made anew as soon as what was published is heard of. */
const pageWithout = (path: string, words: string) =>
  vi.waitFor(async () => expect(await (await get(path)).text()).not.toContain(words), { timeout: 10_000 });

test("a trip that was cancelled emitted nothing: neither entry nor page tells what the journey would have", async () => {
  const id = await planned(site, {
    title: "Celle",
    destinations: [{ ...hamburg, place: "Celle" }],
    legs: [rail, rail],
  });
  await approve(id);
  expect(await co2Of("celle-2026")).toMatchObject({ kg: 8 });
  const { status } = await api("coordinator", "POST", `/api/v1/trips/${id}/cancellation`, {
    reason: "Værten blev syg.",
  });
  expect(status).toBe(201);
  expect(await co2Of("celle-2026")).toBeNull();
  await pageWithout("/rejser/celle-2026", "kg CO₂e");
});
