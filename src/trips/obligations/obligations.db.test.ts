import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { RoleName } from "../../profile/index.ts";
import { obligationsFor } from "./obligations-for.ts";

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
