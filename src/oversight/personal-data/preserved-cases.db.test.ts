import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantOpenAccounts } from "../../../test/trust/planted.ts";
import { preservedCases } from "./preserved-cases.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** A marked case with a line that stands and one that was taken out. */
async function held() {
  const trip = await plantOpenAccounts(site, slug);
  const line = { category: "meals", amount: "10.00", currency: "DKK", text: "Kaffe", bookedOn: "2026-05-05" };
  const book = async () => {
    const made = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
    return ((await made.json()) as { id: string }).id;
  };
  const [standing, removed] = [await book(), await book()];
  const out = await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${removed}`, { reason: "Fejl." });
  expect(out.status).toBe(200);
  const hold = { reason: "Arkiv.", until: "2030-01-01" };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${trip}/hold`, hold)).status).toBe(204);
  return { trip, standing, removed };
}

test("what a marked case is made of is kept, in as many questions for three as for one", async () => {
  const counted = vi.spyOn(pg.Client.prototype, "query");
  const asked = async () => {
    counted.mockClear();
    const keepOf = await site.doing(slug, preservedCases);
    return { keepOf, questions: counted.mock.calls.length };
  };
  const cases = [await held()];
  const { questions } = await asked();
  cases.push(await held(), await held());
  const { keepOf, questions: withThree } = await asked();
  counted.mockRestore();
  expect(withThree).toBe(questions);
  for (const { trip, standing, removed } of cases)
    for (const [type, id] of [
      ["trip", trip],
      ["trip-accounts", trip],
      ["posting", standing],
      ["posting", removed],
    ] as const)
      expect(keepOf({ type, id }), type).toMatchObject({ withCase: true });
  expect(keepOf({ type: "trip", id: await plantOpenAccounts(site, slug) })).toBeNull();
});
