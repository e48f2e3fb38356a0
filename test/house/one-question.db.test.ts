import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantTrip } from "../trust/planted.ts";

/** What is asked about many things at once is asked as often of them as of one. */
const slug = "lyngholm";
let site: TestSite;
const counted = vi.spyOn(pg.Client.prototype, "query");
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await site.close();
});

type Role = Parameters<TestSite["api"]>[1];

async function asked(role: Role, method: string, path: string, body?: object, status = 200): Promise<number> {
  // The token's making is not counted.
  await site.token(slug, role);
  counted.mockClear();
  const answer = await site.api(slug, role, method, path, body);
  const queries = counted.mock.calls.length;
  expect([answer.status, answer.status === status ? "" : await answer.text()]).toEqual([status, ""]);
  return queries;
}

const bill = { category: "transport", amount: "10.00", currency: "DKK", bookedOn: "2026-05-04", text: "Tog" };

test("the trail of a case's word, with what is booked on each trip that it finds", async () => {
  const trips = ["Ene", ...Array.from({ length: 8 }, (_, n) => `Mange ${n}`)];
  for (const title of trips) {
    const id = await plantTrip(site, slug, "approved");
    await site.db.query("UPDATE udsyn.trips_trip SET title = $2, accounts_status = 'open' WHERE trip_id = $1", [
      id,
      `${title} opdigtede`,
    ]);
    await asked("accountant", "POST", `/api/v1/trips/${id}/postings`, { ...bill, withoutReceipt: "I appen" }, 201);
  }
  const trail = (word: string) => asked("auditor", "GET", `/api/v1/audit-trail?case=${word}`);
  const one = await trail("Ene");
  expect(await trail("Mange")).toBe(one);
});

test("a trip's destinations are looked up together", async () => {
  const places = ["Hamborg", "Berlin", "Kiel", "Bremen", "Lübeck", "Rostock"];
  const create = (names: readonly string[]) =>
    asked(
      "coordinator",
      "POST",
      "/api/v1/trips",
      {
        title: "Rundt i Tyskland",
        destinations: names.map((place) => ({ place, country: "DE" })),
      },
      201,
    );
  const one = await create(places.slice(0, 1));
  expect(await create(places)).toBe(one);
});
