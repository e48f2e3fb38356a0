import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ask } from "../../../test/setup/ask.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { inPublic } from "../../../test/setup/in-public.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantSubmission, plantTrip } from "../../../test/trust/planted.ts";
import { urlSource, verifySource } from "../../verify/index.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const statusOf = async (submission: string) =>
  (
    await site.db.query<{ status: string }>("SELECT status FROM udsyn.decisions_submission WHERE submission_id = $1", [
      submission,
    ])
  )[0]?.status;

test.each([
  ["withdrawal", "submitted", "withdrawn"],
  ["cancellation", "approved", "cancelled"],
] as const)("by %s a trip leaves the agenda it is on, and nothing can be ruled there", async (way, before, after) => {
  const trip = await plantTrip(site, "lyngholm", before);
  const submission = await plantSubmission(site, "lyngholm", trip);
  const path = `/api/v1/trips/${trip}/${way}`;
  const without = await site.api("lyngholm", "coordinator", "POST", path, { reason: " " });
  expect([without.status, await statusOf(submission)]).toEqual([422, "open"]);
  const ended = await site.api("lyngholm", "coordinator", "POST", path, { reason: "Værten meldte afbud." });
  expect([ended.status, await ended.json()]).toEqual([201, { id: trip, status: after }]);
  expect(await statusOf(submission)).toBe("taken-back");
  const ruled = await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
    ruling: "approved",
  });
  expect([ruled.status, await ruled.json()]).toMatchObject([409, { code: "taken-back" }]);
  expect((await site.api("lyngholm", "coordinator", "POST", path, { reason: "Igen." })).status).toBe(409);
});

test("a report that waits is taken back with the trip: nobody settles and publishes it afterwards", async () => {
  const trip = await plantTrip(site, "lyngholm", "approved");
  const submission = await plantSubmission(site, "lyngholm", trip);
  await site.db.query("UPDATE udsyn.decisions_submission SET about = 'report' WHERE submission_id = $1", [submission]);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'submitted' WHERE trip_id = $1", [trip]);
  await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${trip}/cancellation`, { reason: "Storm." });
  expect(await statusOf(submission)).toBe("taken-back");
  const ruled = await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
    ...{ ruling: "approved", text: "Godkendt.", confirmed: true },
  });
  expect([ruled.status, await ruled.json()]).toMatchObject([409, { code: "taken-back" }]);
  const rows = await site.db.query("SELECT status, report_status AS track FROM udsyn.trips_trip WHERE trip_id = $1", [
    trip,
  ]);
  expect(rows).toEqual([{ status: "cancelled", track: "owed" }]);
});

test("the reason stands where the public page says that it is cancelled, also when something is said later", async () => {
  const id = await plantTrip(site, "lyngholm", "draft");
  const address = await inPublic(site, "lyngholm", id);
  const page = async (path = "") => {
    const { body } = await ask(address.replace("/rejser/", `${path}/rejser/`));
    expectValidHtml(body);
    return body;
  };
  expect(await page()).not.toContain("Værten meldte afbud");
  const path = `/api/v1/trips/${id}`;
  const reason = { reason: "Værten meldte afbud." };
  expect((await site.api("lyngholm", "coordinator", "POST", `${path}/cancellation`, reason)).status).toBe(201);
  const bill = { category: "transport", amount: "10.00", currency: "DKK", bookedOn: "2026-05-05", text: "Gebyr" };
  const booked = { ...bill, withoutReceipt: "I appen." };
  expect((await site.api("lyngholm", "accountant", "POST", `${path}/postings`, booked)).status).toBe(201);
  // Pages that are kept are rendered anew when the publication is heard of.
  const later = (path = "") =>
    vi.waitFor(
      async () => {
        const body = await page(path);
        expect(body).toContain("Gebyr");
        return body;
      },
      { timeout: 20_000 },
    );
  for (const one of [await later(), await later("/en")]) {
    expect(one.indexOf("Værten meldte afbud.")).toBeGreaterThan(0);
    expect(one.indexOf("Værten meldte afbud.")).toBeLessThan(one.indexOf(">Program"));
  }
  // The version is called what it is.
  expect(await later()).toMatch(/: Aflyst: (<[^>]*>)*Værten meldte afbud\./);
});

test("the calendar and the feed say in each language that it is cancelled, and `verify` holds them to it", async () => {
  const id = await plantTrip(site, "lyngholm", "draft");
  const slug = (await inPublic(site, "lyngholm", id)).split("/").at(-1);
  const reason = "Toget kører ikke, og skolen er lukket.";
  const path = `/api/v1/trips/${id}`;
  expect((await site.api("lyngholm", "coordinator", "POST", `${path}/cancellation`, { reason })).status).toBe(201);
  const read = async (file: string) => (await ask(`${site.addressOf("lyngholm")}${file}`)).body;
  for (const [below, word] of [
    ["", "Aflyst"],
    ["/en", "Cancelled"],
    ["/de", "Abgesagt"],
  ] as const) {
    const event = await vi.waitFor(
      async () => {
        const events = (await read(`${below}/rejser/kalender.ics`)).replaceAll("\r\n ", "").split("BEGIN:VEVENT");
        const found = events.find((one) => one.includes(`UID:${id}`)) ?? "";
        expect(found).toContain("STATUS:CANCELLED");
        return found;
      },
      { timeout: 20_000 },
    );
    expect(event).toContain(`SUMMARY:${word}: `);
    const entry = await vi.waitFor(
      async () => {
        const entries = (await read(`${below}/rejser/feed.xml`)).split("<entry>");
        const found = entries.find((one) => one.includes(`${slug}.json`)) ?? "";
        expect(found).toContain(reason);
        return found;
      },
      { timeout: 20_000 },
    );
    expect(entry).toContain(`<title>${word}: `);
    expect(entry).toContain(`<content>${reason}</content>`);
  }
  const { differences, compared } = await verifySource(urlSource(site.addressOf("lyngholm")));
  expect(differences).toEqual([]);
  expect(compared).toEqual(expect.arrayContaining(["rejser/feed.xml", "rejser/kalender.ics"]));
});

test("taken down and published again, why it is cancelled stays the cancellation's own reason", async () => {
  const id = await plantTrip(site, "lyngholm", "draft");
  const address = await inPublic(site, "lyngholm", id);
  const does = async (role: "coordinator" | "admin", what: string, reason: string) =>
    expect((await site.api("lyngholm", role, "POST", `/api/v1/trips/${id}/${what}`, { reason })).status).toBeLessThan(
      300,
    );
  await does("coordinator", "cancellation", "Værten er syg.");
  await does("admin", "takedown", "Et navn er forkert.");
  await does("admin", "republication", "Navnet er rettet nu.");
  const { body } = await ask(address);
  const [top] = body.split(">Program");
  expect(top).toContain("Værten er syg.");
  expect(top).not.toContain("Navnet er rettet nu.");
});
