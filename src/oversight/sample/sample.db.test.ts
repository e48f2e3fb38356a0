import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie: string;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  trip = await plantOpenAccounts(site, slug);
  for (let n = 1; n <= 12; n += 1) {
    const line = { category: "transport", amount: `${n}00.00`, currency: "DKK", text: `Tog ${n}`, voucher: `B-${n}` };
    const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, {
      ...line,
      bookedOn: "2026-05-05",
    });
    expect(booked.status, await booked.clone().text()).toBe(201);
  }
});
afterAll(() => site.close());

const get = (path: string) =>
  ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });
const drawn = (html: string) => [...html.matchAll(/posteringer\/([0-9a-f-]{36})"/g)].map((one) => one[1]);
const sample = (query: string) => get(`/skrivebord/stikproeve?hvad=amounts&antal=5&${query}`);

test("the same seed and period draw the same sample, in the same order, whoever draws; another seed another", async () => {
  const first = drawn((await sample("froe=havn")).text);
  expect(first).toHaveLength(5);
  expect(drawn((await sample("froe=havn")).text)).toEqual(first);
  const auditorAgain = `udsyn=${await sessionOf(site, slug, "dpo")}`;
  const other = await ask(site.address, {
    host: new URL(site.addressOf(slug)).host,
    path: "/skrivebord/stikproeve?hvad=amounts&antal=5&froe=havn",
    headers: { cookie: auditorAgain },
  });
  expect(drawn(other.text)).toEqual(first);
  const seeds = await Promise.all(
    ["by", "skov", "bro"].map(async (seed) => drawn((await sample(`froe=${seed}`)).text)),
  );
  expect(seeds.some((one) => JSON.stringify(one) !== JSON.stringify(first))).toBe(true);
  // A larger sample begins with the smaller one: nobody can draw until it suits.
  expect(drawn((await get("/skrivebord/stikproeve?hvad=amounts&antal=12&froe=havn")).text).slice(0, 5)).toEqual(first);
  expect(drawn((await sample("froe=havn&fra=2026-05-06")).text)).toEqual([]);
});

test("how it was drawn stands in the trail, and what is wrong is said beside its field", async () => {
  const [row] = await site.db.query<{ after: object }>(
    `SELECT v.value -> 'after' AS after FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = 'oversight.sample' ORDER BY a.audit_id LIMIT 1`,
  );
  expect(row?.after).toMatchObject({ kind: "amounts", seed: "havn", size: 5 });
  for (const [query, says] of [
    ["froe=havn&antal=0", "et helt tal fra 1 til 100"],
    ["froe=havn&antal=101", "et helt tal fra 1 til 100"],
    ["froe=", "Skriv et frø"],
  ] as const) {
    const wrong = await get(`/skrivebord/stikproeve?hvad=amounts&${query}`);
    expect([wrong.status, wrong.text.includes(says)], query).toEqual([422, true]);
  }
});

test("an amount drawn leads to its voucher, trip, budget, rules and trail; one that is not there is 404", async () => {
  const [id] = drawn((await sample("froe=havn")).text);
  const chain = (await get(`/skrivebord/revisionsspor/posteringer/${id}`)).text;
  expect(chain).toMatch(/B-\d+/);
  expect(chain).toContain(`/skrivebord/rejser/${trip}`);
  expect(chain).toContain("4.200");
  expect(chain).toContain("Postering");
  const [look] = await site.db.query<{ subject_id: string }>(
    "SELECT subject_id FROM udsyn.records_audit WHERE action = 'oversight.look-at-chain'",
  );
  expect(look?.subject_id).toBe(id);
  expect((await get("/skrivebord/revisionsspor/posteringer/0199f000-0000-7000-8000-000000000000")).status).toBe(404);
});
