import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

const api = async (role: RoleName, method: string, path: string, body?: object) => {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : null, headers: answer.headers, text };
};

test("a meeting's agenda is read with the text of its items, and as one paper", async () => {
  const id = await planned(site);
  const asked = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-20" };
  const sent = await api("coordinator", "POST", `trips/${id}/submissions`, asked);
  const { items } = (await api("secretary", "GET", "meetings")).body as {
    items: { id: string; meetsOn: string; committee: string }[];
  };
  const meeting = items.find((one) => one.meetsOn === "2026-05-20" && one.committee === asked.committee);
  const agenda = await api("secretary", "GET", `meetings/${meeting?.id}/agenda`);
  expect(agenda.body).toMatchObject({
    committee: asked.committee,
    items: [{ number: "1", submission: sent.body.id, subject: { type: "trip", id }, ruling: null }],
  });
  expect(agenda.body.items[0].sections.length).toBeGreaterThan(2);
  const pdf = await api("secretary", "GET", `meetings/${meeting?.id}/agenda?format=pdf`);
  expect([pdf.headers.get("content-type"), pdf.text.slice(0, 4)]).toEqual(["application/pdf", "%PDF"]);
  expect((await api("secretary", "GET", `meetings/${crypto.randomUUID()}/agenda`)).status).toBe(404);
  expect((await api("secretary", "GET", `meetings/${meeting?.id}/agenda?format=word`)).status).toBe(422);
});

test("a receipt that was taken away is brought back", async () => {
  const id = await plantOpenAccounts(site, slug);
  const form = new FormData();
  form.append("files", new Blob(["%PDF-1.7\n%%EOF\n"], { type: "application/pdf" }), "bilag.pdf");
  const sent = await fetch(`${site.address}/api/v1/trips/${id}/receipts`, {
    ...{ method: "POST", body: form, headers: { authorization: `Bearer ${await site.token(slug, "accountant")}` } },
  });
  const receipt = ((await sent.json()) as { id: string }).id;
  const held = async () => ((await api("accountant", "GET", `trips/${id}/receipts`)).body as { items: object[] }).items;
  expect((await api("accountant", "DELETE", `trips/${id}/receipts/${receipt}`)).status).toBe(200);
  expect(await held()).toEqual([]);
  const back = await api("accountant", "POST", `trips/${id}/receipts/${receipt}/return`, {});
  expect([back.status, back.body]).toEqual([201, { id: receipt, removed: false }]);
  expect(await held()).toMatchObject([{ id: receipt }]);
  expect((await api("coordinator", "POST", `trips/${id}/receipts/${receipt}/return`, {})).status).toBe(403);
  expect((await api("accountant", "POST", `trips/${id}/receipts/${crypto.randomUUID()}/return`, {})).status).toBe(404);
});

test("a pot is read with its movements, by those who may see it", async () => {
  const owner = { kind: "committee", id: "boerne-og-skoleudvalget" };
  const given = { owner, year: 2027, currency: "DKK", amount: "5000.00", ruling: "Budget 2027" };
  const pot = (await api("accountant", "POST", "pots", given)).body as { id: string };
  const read = await api("auditor", "GET", `pots/${pot.id}`);
  expect(read.body).toMatchObject({
    ...{ id: pot.id, left: "5000.00" },
    movements: [{ kind: "allotted", amount: "5000.00", left: "5000.00", ruling: "Budget 2027", subject: null }],
  });
  expect((await api("auditor", "GET", `pots/${crypto.randomUUID()}`)).status).toBe(404);
});

test("trips are found by words, a page at a time, as far as one sees them", async () => {
  for (const title of ["Til Tallinn efter vand", "Til Tallinn efter varme"]) await planned(site, { title });
  const found = (await api("coordinator", "GET", "trips?q=tallinn+efter&limit=1")).body;
  expect([found.items.length, found.count]).toEqual([1, 2]);
  const rest = (await api("coordinator", "GET", `trips?q=tallinn+efter&limit=1&cursor=${found.next}`)).body;
  expect([rest.items.length, rest.next]).toEqual([1, null]);
  expect((await api("coordinator", "GET", "trips?q=tallinn+is")).body).toMatchObject({ items: [], count: 0 });
  expect((await api("accountant", "GET", "trips?q=tallinn")).body).toMatchObject({ items: [], count: 0 });
});

test("an absence is read by the one it is about, signed in, and by whoever gives access", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "manager")}`;
  const mine = async () =>
    JSON.parse(
      (
        await ask(site.address, {
          host: new URL(site.addressOf(slug)).host,
          path: "/api/v1/me/absence",
          headers: { cookie },
        })
      ).text,
    );
  expect(await mine()).toMatchObject({ absence: null });
  const [deputy] = (await mine()).deputies as { email: string }[];
  const people = (await api("admin", "GET", "people")).body.items as { id: string; roles: string[] }[];
  const manager = people.find((one) => one.roles.includes("manager"));
  const token = await api("manager", "GET", "me/absence");
  expect([token.status, token.body.code]).toEqual([403, "person-needed"]);
  expect((await api("admin", "GET", `people/${crypto.randomUUID()}/absence`)).status).toBe(404);
  if (deputy) {
    const away = { from: "2026-06-01", to: "2026-06-05", deputy: deputy.email };
    const nobody = await api("admin", "PUT", `people/${manager?.id}/absence`, { ...away, deputy: null });
    expect([nobody.status, nobody.body.errors]).toMatchObject([
      422,
      [{ path: "deputy", message: "Vælg, hvem der svarer, mens du er væk." }],
    ]);
    expect((await api("admin", "PUT", `people/${manager?.id}/absence`, away)).status).toBe(204);
    expect((await api("admin", "GET", `people/${manager?.id}/absence`)).body).toMatchObject({ absence: away });
  }
});

test("letters that did not get away are told to whoever gives access", async () => {
  await site.db.query(
    `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, key, kind, payload, created_at, attempts, failure)
     VALUES ($1, $2, 'prøve', 'mail', $3, now(), 2, '550 no such user')`,
    [site.here(slug).id, crypto.randomUUID(), JSON.stringify({ to: "x@by.example", subject: "Til dig", text: "Hej" })],
  );
  const { items } = (await api("admin", "GET", "failed-letters")).body;
  expect(items).toMatchObject([{ to: "x@by.example", subject: "Til dig", attempts: 2, failure: "550 no such user" }]);
  expect((await api("dpo", "GET", "failed-letters")).status).toBe(403);
});
