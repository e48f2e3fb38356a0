import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";
import { obligationsFor } from "./obligations-for.ts";
import { readOwing } from "./owing.store.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const plan = {
  title: "Hamborg",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  participants: { staff: [{ unit: "Lyngskolen", count: 2 }] },
  budget: { currency: "DKK", lines: [{ category: "transport", amount: "4200" }] },
};

async function created(changes: object): Promise<string> {
  const response = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { ...plan, ...changes });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

async function asked(role: RoleName): Promise<{ rule: string; subject: { id: string }; late: boolean; why: string }[]> {
  const response = await site.api("lyngholm", role, "GET", "/api/v1/obligations");
  expect(response.status).toBe(200);
  const { items, next } = (await response.json()) as { items: never[]; next: null };
  expect(next).toBeNull();
  return items;
}

test("what is owed follows a trip from draft to ruling, and only those who need it may ask", async () => {
  const id = await created({ kind: "committee-trip", committee: "boerne-og-skoleudvalget" });
  const of = async () => (await asked("secretary")).filter((one) => one.subject.id === id).map((one) => one.rule);
  expect(await of()).toEqual(["request-submission"]);
  const submitted = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
    about: "request",
    committee: "boerne-og-skoleudvalget",
    meetingOn: "2026-05-20",
  });
  expect(await of()).toEqual(["request-ruling"]);
  const { id: submission } = (await submitted.json()) as { id: string };
  await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, { ruling: "approved" });
  expect(await of()).toEqual(["minutes-confirmation"]);
  expect((await site.api("lyngholm", "employee", "GET", "/api/v1/obligations")).status).toBe(403);

  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, {
    budget: { currency: "DKK", lines: [{ category: "transport", amount: "4300" }] },
  });
  expect(await of()).toEqual(["minutes-confirmation", "new-ruling"]);
});

test("accounts of a cancelled trip with something booked on it are the accountant's, until they are closed", async () => {
  const id = await created({ kind: "committee-trip", committee: "boerne-og-skoleudvalget", title: "Kiel er aflyst" });
  const ok = async (role: RoleName, path: string, body: object) => {
    const answer = await site.api("lyngholm", role, "POST", `/api/v1/${path}`, body);
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
    return (await answer.json()) as { id: string };
  };
  const asking = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", `trips/${id}/submissions`, asking);
  await ok("secretary", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  await ok("accountant", `trips/${id}/postings`, {
    ...{ category: "transport", amount: "900.00", currency: "DKK", vat: "incl", bookedOn: "2026-05-05", text: "Tog" },
  });
  const of = async () => (await asked("accountant")).filter((one) => one.subject.id === id).map((one) => one.rule);
  expect(await of()).toEqual([]);
  await ok("coordinator", `trips/${id}/cancellation`, { reason: "Værten meldte fra." });
  expect((await of()).toSorted()).toEqual(["accounts-due", "receipts-missing"]);
  const origin = site.addressOf("lyngholm");
  const desk = async () => {
    const headers = { cookie: `udsyn=${await sessionOf(site, "lyngholm", "accountant")}` };
    return (await ask(site.address, { host: new URL(origin).host, path: "/skrivebord", headers })).text;
  };
  const waits = await desk();
  expect(waits).toContain("Bogfør: Kiel er aflyst");
  expect(waits).toContain("Rejsen er aflyst");
  await ok("accountant", `trips/${id}/postings`, {
    ...{
      category: "transport",
      amount: "-900.00",
      currency: "DKK",
      vat: "incl",
      bookedOn: "2026-05-05",
      text: "Retur",
    },
    withoutReceipt: "Selskabet sendte intet.",
  });
  const [line] = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting WHERE subject_id = $1 AND text = 'Tog'",
    [id],
  );
  const removed = await site.api("lyngholm", "accountant", "DELETE", `/api/v1/postings/${line?.id}`, {
    reason: "Fejl.",
  });
  expect(removed.status).toBeLessThan(300);
  expect(await of()).toEqual(["accounts-due"]);
  await ok("accountant", `trips/${id}/accounts-closing`, { belowNothing: true });
  expect(await of()).toEqual([]);
  expect(await desk()).not.toContain("Bogfør: Kiel er aflyst");
});

test("a manager sees the obligations of the manager's own unit alone", async () => {
  const own = await created({ kind: "staff-visit", unit: "lyngskolen", title: "Malmø" });
  const others = await created({ kind: "staff-visit", unit: "oekonomi", title: "Lund" });
  const manager = {
    actor: { kind: "person" as const, id: "m", name: "Lis" },
    grants: [{ role: "manager" as const, scope: "unit:lyngskolen" }],
  };
  const seen = await site.doing("lyngholm", obligationsFor, manager);
  expect(seen.map((one) => one.subject.id)).toContain(own);
  expect(seen.map((one) => one.subject.id)).not.toContain(others);
});

test("as many queries are asked of four trips more", async () => {
  const queries = () =>
    site.doing("lyngholm", async (work) => {
      let asked = 0;
      const tx = work.tx.withPlugin({
        transformQuery: ({ node }) => {
          asked += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const found = await obligationsFor({ ...work, tx });
      return { asked, found: found.length };
    });
  const few = await queries();
  for (const title of ["a", "b", "c", "d"])
    await created({ kind: "committee-trip", committee: "boerne-og-skoleudvalget", title });
  const many = await queries();
  expect(many.found).toBe(few.found + 4);
  expect(many.asked).toBe(few.asked);
  expect(few.asked).toBeGreaterThan(0);
});

test("a cancelled trip is read for what it owes only once something is booked on it, however late, until it is closed", async () => {
  const id = await plantTrip(site, "lyngholm", "approved");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [id]);
  const isRead = async () => (await site.doing("lyngholm", readOwing)).some(({ trip }) => trip.id === id);
  const post = async (role: RoleName, what: string, body: object) =>
    expect((await site.api("lyngholm", role, "POST", `/api/v1/trips/${id}/${what}`, body)).status).toBe(201);
  expect(await isRead()).toBe(true);
  await post("coordinator", "cancellation", { reason: "Værten meldte fra." });
  expect(await isRead()).toBe(false);
  const fee = { category: "transport", amount: "90.00", currency: "DKK", vat: "incl", bookedOn: "2026-05-04" };
  await post("accountant", "postings", { ...fee, text: "Gebyr", withoutReceipt: "Selskabet sendte intet." });
  expect(await isRead()).toBe(true);
  await post("accountant", "accounts-closing", {});
  expect(await isRead()).toBe(false);
});

test("a committee's change that is sent under way is not late the day it is sent", async () => {
  const days = { startOn: "2026-05-07", endOn: "2026-05-30" };
  const id = await created({ kind: "committee-trip", committee: "boerne-og-skoleudvalget", ...days });
  const ok = async (role: RoleName, method: string, path: string, body: object) => {
    const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
    return (await answer.json()) as { id: string };
  };
  const asking = (meetingOn: string) => ({ about: "request", committee: "boerne-og-skoleudvalget", meetingOn });
  const { id: first } = await ok("coordinator", "POST", `trips/${id}/submissions`, asking("2026-05-05"));
  await ok("secretary", "POST", `submissions/${first}/rulings`, { ruling: "approved", confirmed: true });
  const { now } = site.clock;
  site.clock.now = new Date("2026-05-12T08:00:00Z");
  const lines = [{ category: "transport", label: "Tog", amount: "4300" }];
  await ok("coordinator", "PATCH", `trips/${id}`, { budget: { currency: "DKK", vat: "incl", lines } });
  await ok("coordinator", "POST", `trips/${id}/submissions`, asking("2026-05-20"));
  const found = (await asked("secretary")).find((one) => one.subject.id === id && one.rule === "request-ruling");
  site.clock.now = now;
  expect(found).toMatchObject({ late: false, dueOn: "2026-05-12" });
  expect(found?.why).toContain("Ændringen blev sendt den 12.");
});
