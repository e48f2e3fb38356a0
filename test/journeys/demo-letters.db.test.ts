import { afterAll, beforeAll, expect, test } from "vitest";
import { routeTable } from "../../src/app/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf } from "../trust/planted.ts";

/** A demo sends no mail: its administrator reads what would have been sent, and the links in it work. Nobody else does. */
const slug = "lyngholm";
const letters = "/skrivebord/breve";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const at = async (path: string, role?: "admin" | "manager") => ({
  ...{ path, host: new URL(site.addressOf(slug)).host },
  headers: role === undefined ? {} : { cookie: `udsyn=${await sessionOf(site, slug, role)}` },
});

test("the manager's letter is read in the demo, and its link leads to the answer", async () => {
  const before = await ask(site.address, await at(letters, "admin"));
  expectValidHtml(before.text);
  expect(before.text).toContain("Ingen breve venter");
  const visit = { kind: "staff-visit", title: "Malmø: hvordan lærer de?", purpose: "At se det.", unit: "lyngskolen" };
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", {
    ...visit,
    ...{ destinations: [{ place: "Malmø", country: "SE" }], startOn: "2026-06-10", endOn: "2026-06-10" },
    participants: { staff: [{ unit: "Lyngskolen", count: 2 }] },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "400" }] },
  });
  const { id } = (await made.json()) as { id: string };
  const sent = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`, {});
  expect(sent.status, await sent.text()).toBe(200);
  const page = await ask(site.address, await at(letters, "admin"));
  expectValidHtml(page.text);
  const link = /href="(http:[^"]+\/g\/[^"]+)"/.exec(page.text)?.[1] ?? "";
  const answer = await ask(site.address, await at(new URL(link).pathname));
  expect([answer.status, answer.text.includes("Malmø: hvordan lærer de?")]).toEqual([200, true]);
  const looks = await site.db.query("SELECT 1 FROM udsyn.records_audit WHERE action = 'identity.look-at-letters'");
  expect(looks).toHaveLength(2);
  expect((await ask(site.address, await at(letters, "manager"))).status).toBe(403);
});

test("a municipality's own site has no such page, nor a demo that sends its mail", () => {
  const pathsOf = (...of: Parameters<typeof routeTable>) => routeTable(...of).map(({ path }) => path);
  expect(pathsOf("demo")).toContain(letters);
  expect(pathsOf("production")).not.toContain(letters);
  expect(pathsOf("demo", "smtp://127.0.0.1:25")).not.toContain(letters);
});
