import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { plantTrip } from "../../test/trust/planted.ts";
import { addPosting } from "../accounts/index.ts";
import type { Who } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";
import { casesAmong } from "./cases.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const as = (role: RoleName): Who => ({
  actor: { kind: "person", id: role, name: role },
  grants: [{ role, scope: null }],
});
async function tripCalled(title: string, status: "draft" | "approved"): Promise<string> {
  const id = await plantTrip(site, slug, status);
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2, case_number = '17.02.00' WHERE trip_id = $1", [
    id,
    title,
  ]);
  return id;
}
const nothing = async () => undefined;
const takesAll = {
  titleOf: async () => "Rejse",
  ownedBy: async () => ({ scopes: [], madeBy: null }),
  isOpen: async () => true,
  closed: nothing,
  reopened: nothing,
  posted: nothing,
};
const postedOn = (trip: string | null) =>
  site.doing(
    slug,
    async (work) => {
      const subject = trip === null ? null : { type: "trip", id: trip };
      const line = { category: "lodging", amount: "100.00", currency: "DKK", text: "Hotel" } as const;
      return (await addPosting(work, { ...line, subject }, () => takesAll)).id;
    },
    as("accountant"),
  );
const caseFor = (who: Who, type: string, id: string) =>
  site.doing(slug, async (work) => (await casesAmong(work, [{ type, id }]))({ type, id }), who);

test("what belongs to a trip is named by it: the trip, its accounts, a line booked on it; nothing else is", async () => {
  const trip = await tripCalled("Malmø: se på skole", "approved");
  const named = { title: "Malmø: se på skole", caseNumber: "17.02.00", href: `/skrivebord/rejser/${trip}` };
  expect(await caseFor(as("auditor"), "trip", trip)).toEqual(named);
  expect(await caseFor(as("auditor"), "trip-accounts", trip)).toEqual(named);
  expect(await caseFor(as("auditor"), "posting", await postedOn(trip))).toEqual(named);
  expect(await caseFor(as("auditor"), "posting", await postedOn(null))).toBeNull();
  expect(await caseFor(as("auditor"), "meeting", trip)).toBeNull();
  expect(await caseFor(as("auditor"), "trip", "no id")).toBeNull();
});

test("a draft is named to those who look after drafts, not to whoever gives access", async () => {
  const draft = await tripCalled("Noget, ingen har hørt om", "draft");
  expect(await caseFor(as("dpo"), "trip", draft)).toMatchObject({ title: "Noget, ingen har hørt om" });
  expect(await caseFor(as("admin"), "trip", draft)).toBeNull();
});

test("a ramme is named to those who may read it", async () => {
  const pot = { owner: { kind: "committee", id: "boerne-og-skoleudvalget" }, year: 2036, currency: "DKK" };
  const given = { ...pot, amount: "5000.00", ruling: "Budget 2036" };
  const { id } = (await (await site.api(slug, "accountant", "POST", "/api/v1/pots", given)).json()) as { id: string };
  expect(await caseFor(as("auditor"), "pot", id)).toMatchObject({ title: "Børne- og Skoleudvalget 2036" });
  expect(await caseFor(as("dpo"), "pot", id)).toBeNull();
});

test("a page of any length asks twice", async () => {
  const trips = [await tripCalled("En", "approved"), await tripCalled("To", "approved")];
  const lines = await Promise.all(trips.map(postedOn));
  const counted = vi.spyOn(pg.Client.prototype, "query");
  const asked = (subjects: { type: string; id: string }[]) =>
    site.doing(
      slug,
      async (work) => {
        const before = counted.mock.calls.length;
        await casesAmong(work, subjects);
        return counted.mock.calls.length - before;
      },
      as("auditor"),
    );
  expect(
    await asked(
      [...trips, ...lines].flatMap((id) => [
        { type: "trip", id },
        { type: "posting", id },
      ]),
    ),
  ).toBe(2);
  counted.mockRestore();
});
