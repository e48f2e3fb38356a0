import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** What nobody ruled on is not corrected into being: another committee's money, another order of approval, another limit. */
const slug = "lyngholm";
const { committee } = wholeTrip;
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function ok<T = { id: string }>(role: RoleName, method: string, path: string, body?: object): Promise<T> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = await answer.text();
  expect(answer.status, `${method} ${path}: ${said}`).toBeLessThan(300);
  return JSON.parse(said) as T;
}
async function approved(given: object = {}): Promise<string> {
  const lines = [{ category: "transport", label: "Tog", amount: "14000" }];
  const whole = { ...wholeTrip, budget: { ...wholeTrip.budget, lines }, ...given };
  const { id } = await ok("coordinator", "POST", "trips", whole);
  const at = { about: "request", committee, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, at);
  await ok("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  return id;
}
interface Shown {
  readonly status: string;
  readonly published: { readonly version: number } | null;
  readonly publicPlan: { readonly committeeId: string; readonly kind: string; readonly startOn: string } | null;
}

test("a correction carries no trip to another committee, kind, basis or year, and no pot is drawn for it", async () => {
  const owner = { kind: "committee", id: "oekonomiudvalget" };
  const ruling = "Byrådet 14. december 2025, punkt 4";
  await ok("accountant", "POST", "pots", { owner, year: 2026, currency: "DKK", amount: "5000", ruling });
  const company = { payer: "company", name: "Firma A/S", amount: "1000", basis: "Skriftligt." };
  for (const change of [
    { committee: "oekonomiudvalget" },
    { kind: "conference", legalBasis: "c", funding: [company] },
    { kind: "delegation" },
    { startOn: "2027-03-01", endOn: "2027-03-03" },
  ]) {
    const id = await approved();
    const before = await ok<Shown>("coordinator", "GET", `trips/${id}`);
    await ok("coordinator", "PATCH", `trips/${id}`, change);
    const asked = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, {
      reason: "Skrevet forkert.",
    });
    expect([asked.status, await asked.json()], JSON.stringify(change)).toMatchObject([
      409,
      { code: "new-ruling-needed" },
    ]);
    const after = await ok<Shown>("coordinator", "GET", `trips/${id}`);
    expect([after.published, after.publicPlan]).toEqual([before.published, before.publicPlan]);
  }
  const { items } = await ok<{ items: { owner: { id: string }; committed: string }[] }>(
    "accountant",
    "GET",
    "pots?year=2026",
  );
  expect(items.filter(({ owner }) => owner.id === "oekonomiudvalget")).toMatchObject([{ committed: "0.00" }]);
});
