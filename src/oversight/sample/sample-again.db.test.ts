import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie: string;
let trip: string;
beforeAll(async () => {
  // An act is as old as its id, which no clock of a test turns back.
  site = await startTestSite(new Date(Date.now() + 86_400_000));
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

const get = (path: string) =>
  ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });

test("acts are drawn again from the same address, whatever was drawn or done since, and by program by the moment answered", async () => {
  const acts = (html: string) => [...html.matchAll(/revisionsspor\/([0-9a-f-]{36})"/g)].map((one) => one[1]);
  const first = (await get("/skrivebord/stikproeve?hvad=acts&antal=5&froe=havn")).text;
  const address = /href="([^"]*indtil=[^"]*)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(acts(first).length).toBeGreaterThan(0);
  const byProgram = async (query: string) => {
    const answer = await site.api(slug, "auditor", "GET", `/api/v1/samples?among=acts&size=5&seed=havn${query}`);
    return (await answer.json()) as { items: { id: string }[]; of: number; by: string };
  };
  const once = await byProgram("");
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  for (let n = 0; n < 20; n += 1) {
    const line = { category: "transport", amount: "1.00", currency: "DKK", text: `Bus ${n}`, bookedOn: "2026-05-05" };
    await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
    expect(acts((await get(address)).text)).toEqual(acts(first));
  }
  const again = await byProgram(`&by=${once.by}`);
  expect([again.of, again.items.map(({ id }) => id)]).toEqual([once.of, once.items.map(({ id }) => id)]);
  expect((await byProgram("")).of).toBeGreaterThan(once.of);
});

test("amounts are drawn again from the same address, whatever is entered or assigned to a case since", async () => {
  const pool = [];
  for (let n = 0; n < 8; n += 1) {
    const line = { category: "transport", amount: "1.00", currency: "DKK", text: `Pulje ${n}`, bookedOn: "2026-05-05" };
    const answer = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
    pool.push(((await answer.json()) as { id: string }).id);
  }
  // As they lie in the pool.
  await site.db.query(
    "UPDATE udsyn.accounts_posting SET subject_type = NULL, subject_id = NULL WHERE posting_id = ANY ($1)",
    [pool],
  );
  const drawn = async (by = "") => {
    const answer = await site.api(slug, "auditor", "GET", `/api/v1/samples?among=amounts&size=25&seed=havn${by}`);
    return (await answer.json()) as { items: { id: string; trip: string | null }[]; of: number; by: string };
  };
  // Of 28, so that some lie in the pool however it is drawn.
  const first = await drawn();
  expect(first.items.some((one) => one.trip === null)).toBe(true);
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  for (const id of pool) {
    const answer = await site.api(slug, "accountant", "POST", `/api/v1/postings/${id}/assignment`, {
      type: "trip",
      id: trip,
    });
    expect(answer.status, await answer.text()).toBeLessThan(300);
  }
  const late = { category: "transport", amount: "2.00", currency: "DKK", text: "Senere", bookedOn: "2026-05-05" };
  for (let n = 0; n < 12; n += 1) await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, late);
  const again = await drawn(`&by=${first.by}`);
  expect([again.of, again.items.map(({ id }) => id)]).toEqual([first.of, first.items.map(({ id }) => id)]);
  expect((await drawn()).of).toBe(first.of + 12);
  const page = (await get("/skrivebord/stikproeve?hvad=amounts&antal=6&froe=havn&fra=2026-05-01")).text;
  expect(page).toContain("eller ikke hører til en sag");
  expect(page).toContain("Rettes dagen, kan trækningen blive en anden");
});
