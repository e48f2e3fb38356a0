import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readHead, readRecord } from "../../src/register/index.ts";
import { type TripStatus, tripStatuses } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { nobody, plantTrip, wholeTrip, wholeTripEnds } from "./planted.ts";

/** What nobody approved becomes public by no back door: not with a posting, a closing, a reopening, a cancelling. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const size = async () => (await readHead(site.db.register, site.here(slug).id))?.size ?? 0;
async function shown(at: string): Promise<object | null> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", at);
  return found && "entry" in found ? found.entry : null;
}

async function ok(role: RoleName, method: string, path: string, body: object) {
  const answer = await site.api(slug, role, method, path, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

/** A trip whose approval is entered; its minutes are confirmed or wait. */
async function ruled(
  title: string,
  place: string,
  confirmed: boolean,
  changes: object = {},
): Promise<{ id: string; ruling: string }> {
  const plan = { ...wholeTrip, ...changes, title, destinations: [{ place, country: "DE" }] };
  const { id } = await ok("coordinator", "POST", "/api/v1/trips", plan);
  const before = { about: "request", committee, meetingOn: "2026-05-05" };
  const { id: submission } = await ok("coordinator", "POST", `/api/v1/trips/${id}/submissions`, before);
  const given = { ruling: "approved", text: "Godkendt.", confirmed };
  const { id: ruling } = await ok("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, given);
  return { id: String(id), ruling: String(ruling) };
}

const edit = (id: string) =>
  ok("coordinator", "PATCH", `/api/v1/trips/${id}`, {
    title: "Uvedtaget overskrift",
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "999999.00" }] },
    participants: { elected: { named: [{ name: "Uvedtaget Rejsende", role: null }] } },
  });
const posting = { category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
const book = (id: string) =>
  ok("accountant", "POST", `/api/v1/trips/${id}/postings`, { ...posting, withoutReceipt: "I appen." });

test.each([
  ["a posting", "Kassel", async (id: string) => void (await book(id))],
  [
    "a cancelling",
    "Bochum",
    async (id: string) =>
      void (await ok("coordinator", "POST", `/api/v1/trips/${id}/cancellation`, { reason: "Storm." })),
  ],
  [
    "a closing and a reopening",
    "Erfurt",
    async (id: string) => {
      await book(id);
      const before = site.clock.now;
      site.clock.now = wholeTripEnds;
      await ok("accountant", "POST", `/api/v1/trips/${id}/accounts-closing`, {});
      site.clock.now = before;
      await ok("accountant", "POST", `/api/v1/trips/${id}/accounts-reopening`, { reason: "En linje manglede." });
    },
  ],
  [
    "a taking down and a publishing again",
    "Lübeck",
    async (id: string) => {
      await ok("admin", "POST", `/api/v1/trips/${id}/takedown`, { reason: "Et navn for meget." });
      await ok("admin", "POST", `/api/v1/trips/${id}/republication`, { reason: "Det var det ikke." });
    },
  ],
])("with %s no edit comes along that nobody approved", async (_, place, act) => {
  const { id } = await ruled(`${place}: hvad er godkendt?`, place, true);
  await edit(id);
  const before = await size();
  await act(id);
  expect(await size()).toBeGreaterThan(before);
  const entry = await shown(`${place.toLowerCase().replace("ü", "u")}-2026`);
  expect(entry).toMatchObject({ title: `${place}: hvad er godkendt?`, budget: { total: "4200.00" } });
  expect(JSON.stringify(entry)).not.toContain("Uvedtaget");
});

test("what is edited while the minutes wait is not what was approved", async () => {
  const { id, ruling } = await ruled("Trier: hvad er godkendt?", "Trier", false);
  await edit(id);
  await ok("secretary", "POST", `/api/v1/rulings/${ruling}/confirmation`, {});
  expect(await shown("trier-2026")).toMatchObject({ title: "Trier: hvad er godkendt?", budget: { total: "4200.00" } });
});

test("an edited kind is no correction, and moves the report from its committee to no manager", async () => {
  const { id } = await ruled("Halle: hvis er rapporten?", "Halle", true, {
    unit: "skole-og-dagtilbud",
    participants: { staff: [{ unit: "Skole og dagtilbud", count: 2 }] },
  });
  await ok("coordinator", "PUT", `/api/v1/trips/${id}/report`, {
    aim: "a",
    outcome: "b",
    change: "c",
    followUpOn: null,
  });
  const settle = () =>
    site.api(slug, "manager", "POST", `/api/v1/trips/${id}/report-settlement`, { decision: "approve" });
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { kind: "staff-visit" });
  const edited = await settle();
  expect([edited.status, await edited.json()]).toMatchObject([409, { code: "report-not-by-manager" }]);
  const correction = { reason: "Det var en tjenesterejse." };
  const asked = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, correction);
  expect([asked.status, await asked.json()]).toMatchObject([409, { code: "new-ruling-needed" }]);
  const corrected = await settle();
  expect([corrected.status, await corrected.json()]).toMatchObject([409, { code: "report-not-by-manager" }]);
});

const stops: readonly (readonly [field: string, value: object, path: string, code: string])[] = [
  [
    "participants",
    { ...wholeTrip.participants, companions: [{ name: "Kaj Opdigt", paid: true }] },
    "participants.companions.0",
    "companion-paid",
  ],
  ["funding", [{ payer: "company", name: "Firmaet", amount: "900" }], "funding.0.basis", "company-basis-missing"],
];
test.each(stops)("approved or not, no trip holds %s without the basis for it", async (field, value, path, code) => {
  const { id } = await ruled(`Halle: hvem betaler? (${field})`, "Halle", true);
  const refused = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, { [field]: value });
  expect([refused.status, await refused.json()]).toMatchObject([422, { errors: [{ path, code }] }]);
  // What came in before it was asked for is not laid down as public either; a companion asks for a new ruling beside.
  await site.db.query(
    `UPDATE udsyn.trips_trip SET plan = plan || jsonb_build_object($2::text, $3::jsonb),
       approved = approved || jsonb_build_object(CASE WHEN $2 = 'funding' THEN 'gifts' ELSE $2 END, $3::jsonb)
     WHERE trip_id = $1`,
    [id, field, JSON.stringify(field === "funding" ? value : { ...nobody, ...value })],
  );
  const before = await size();
  const correction = { reason: "En betaler manglede." };
  const answer = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, correction);
  expect([answer.status, await answer.json()]).toMatchObject([422, { errors: [{ path, code }] }]);
  expect(await size()).toBe(before);
});

test("a correction brings the edit, with its reason", async () => {
  const { id } = await ruled("Jena: hvad er godkendt?", "Jena", true);
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Rettet overskrift" });
  await ok("coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "Overskriften var forkert." });
  expect(await shown("jena-2026")).toMatchObject({
    title: "Rettet overskrift",
    corrections: [{ reason: "Overskriften var forkert." }],
  });
});

test("another traveller or a higher budget is no correction until it is ruled on", async () => {
  const { id } = await ruled("Weimar: hvad er godkendt?", "Weimar", true);
  const correct = () =>
    site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason: "En anden tager med." });
  const others = { participants: { elected: { named: [{ name: "Uvedtaget Rejsende", role: null }] } } };
  const { participants, budget } = wholeTrip;
  const dearer = { budget: { ...budget, lines: [{ category: "transport", label: "Tog", amount: "4200.01" }] } };
  const before = await size();
  for (const change of [others, { ...dearer, participants }]) {
    await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, change);
    const refused = await correct();
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, "new-ruling-needed"]);
  }
  expect(await size()).toBe(before);
  await ok("coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Kun overskriften", budget });
  expect((await correct()).status).toBe(201);
});

test("accounts that were never closed are not opened, in whatever status, and nothing is published by it", async () => {
  const unpublished = tripStatuses.filter((one): one is TripStatus => one !== "approved");
  const before = await size();
  for (const status of unpublished) {
    const id = await plantTrip(site, slug, status);
    const answer = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/accounts-reopening`, {
      reason: "x",
    });
    // To an accountant a draft is not there.
    expect([status, answer.status]).toEqual([status, status === "draft" ? 404 : 409]);
  }
  expect(await size()).toBe(before);
});
