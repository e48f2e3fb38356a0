import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import { addToken } from "../../identity/index.ts";

const slug = "lyngholm";
const why = "Stadsarkivet har bedt om sagen.";
const start = new Date("2026-05-06T08:00:00Z");
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(start);
});
afterAll(() => site.close());
beforeEach(() => {
  site.clock.now = start;
});

async function desk(role: "coordinator" | "dpo" | "auditor", path: string, fields?: Record<string, string>) {
  const origin = site.addressOf(slug);
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const sent = fields && {
    ...{ method: "POST", body: new URLSearchParams(fields).toString() },
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
  };
  return ask(site.address, { host: new URL(origin).host, path, headers: { cookie }, ...sent });
}
const api = (id: string, method: "GET" | "PUT" | "DELETE", body?: object) =>
  site.api(slug, "coordinator", method, `/api/v1/trips/${id}/hold`, body);
async function hold(id: string, until: string): Promise<void> {
  const answer = await api(id, "PUT", { reason: why, until });
  expect(answer.status, await answer.clone().text()).toBe(204);
}
const faultsOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => [path, code]);
const acts = async (id: string) =>
  (
    await site.db.query<{ action: string }>(
      "SELECT action FROM udsyn.records_audit WHERE subject_id = $1 AND action LIKE '%hold%' ORDER BY audit_id",
      [id],
    )
  ).map((one) => one.action);

test("a case is marked with reason and day, changed, and let go with a reason; each stands in the trail", async () => {
  const id = await plantTrip(site, slug, "approved");
  await hold(id, "2030-01-01");
  await hold(id, "2031-01-01");
  expect(await (await api(id, "GET")).json()).toEqual({ hold: { reason: why, until: "2031-01-01" } });
  expect((await api(id, "DELETE", { reason: "Arkivet har den." })).status).toBe(204);
  expect(await (await api(id, "GET")).json()).toEqual({ hold: null });
  expect(await acts(id)).toEqual(["trips.hold", "trips.hold", "trips.release-hold"]);
});

test("refused: no reason, no day, a day that is over or too far, a CPR number, letting go what is not held", async () => {
  const id = await plantTrip(site, slug, "approved");
  const put = async (body: object) => faultsOf(await api(id, "PUT", body));
  expect(await put({ reason: " ", until: "2026-05-05" })).toEqual([
    ["reason", "hold-reason-missing"],
    ["until", "until-over"],
  ]);
  expect(await put({ reason: why, until: "2056-05-07" })).toEqual([["until", "until-too-far"]]);
  expect((await api(id, "PUT", { reason: "070761-4285", until: "2030-01-01" })).status).toBe(422);
  const none = await desk("coordinator", `/skrivebord/rejser/${id}/bevaring`, { reason: why, until: "" });
  expect([none.status, none.text.includes("Skriv, til og med hvilken dag")]).toEqual([422, true]);
  const unread = await desk("coordinator", `/skrivebord/rejser/${id}/bevaring`, { reason: why, until: "engang" });
  expect([unread.status, unread.text.includes(why)]).toEqual([422, true]);
  const free = await api(id, "DELETE", { reason: "Nej." });
  expect([free.status, ((await free.json()) as { code: string }).code]).toEqual([409, "not-held"]);
  await hold(id, "2026-05-06");
  expect(await faultsOf(await api(id, "DELETE", { reason: " " }))).toEqual([["reason", "hold-reason-missing"]]);
});

test("let go by a program twice with one key, it is let go once, and answered the same", async () => {
  const id = await plantTrip(site, slug, "approved");
  await hold(id, "2027-05-06");
  const path = `/api/v1/trips/${id}/hold`;
  const key = { "idempotency-key": "slip" };
  for (const _ of [1, 2])
    expect((await site.api(slug, "coordinator", "DELETE", path, { reason: "Afleveret." }, key)).status).toBe(204);
});

test("the desk marks and lets go; trip and retention page say until when and why", async () => {
  const id = await plantTrip(site, slug, "approved");
  const own = `/skrivebord/rejser/${id}`;
  const form = await desk("dpo", `${own}/bevaring`);
  expectValidHtml(form.text);
  const done = await desk("dpo", `${own}/bevaring`, { reason: why, until: "1.2.2031" });
  expect([done.status, done.headers.location]).toEqual([303, `${own}?gjort=held`]);
  expect((await desk("coordinator", own)).text).toMatch(/Bevares til og med 1\.\sfebruar\s2031/);
  const page = (await desk("auditor", "/skrivebord/opbevaring")).text;
  expect(page).toMatch(new RegExp(`Mærket til bevaring[\\s\\S]*${own}[\\s\\S]*${why}[\\s\\S]*2031`));
  const marked = await desk("dpo", `${own}/bevaring`);
  expectValidHtml(marked.text);
  expect(marked.text).toContain("Sagen er mærket");
  const wrong = await desk("dpo", `${own}/bevaring/slut`, { why: "" });
  expect([wrong.status, wrong.text.includes('href="#f-why"')]).toEqual([422, true]);
  const released = await desk("dpo", `${own}/bevaring/slut`, { why: "Arkivet har den." });
  expect([released.status, released.headers.location]).toEqual([303, `${own}?gjort=hold-released`]);
  expect((await desk("coordinator", own)).text).not.toContain("Bevares til og med");
});

test("a draft that is marked is erased by nobody", async () => {
  const id = await plantTrip(site, slug, "draft");
  await hold(id, "2030-01-01");
  const refused = await desk("coordinator", `/skrivebord/rejser/${id}/slet`, { bekraeft: "ja" });
  expect([refused.status, refused.text.includes("mærket til bevaring")]).toEqual([409, true]);
});

test("nobody but coordinator and data protection officer marks", async () => {
  const id = await plantOpenAccounts(site, slug);
  const answer = await site.api(slug, "auditor", "PUT", `/api/v1/trips/${id}/hold`, {
    reason: why,
    until: "2030-01-01",
  });
  expect(answer.status).toBe(403);
});

test("nobody within another unit reads why a case is kept", async () => {
  const id = await plantOpenAccounts(site, slug);
  await hold(id, "2030-01-01");
  const secret = async (scope: string) =>
    site.doing(slug, async ({ tx, municipality, now }) => {
      const token = { role: "coordinator", scope, name: scope, expiresAt: null } as const;
      return (await addToken(tx, municipality, token, now)).secret;
    });
  const read = async (scope: string) =>
    ask(site.address, {
      path: `/api/v1/trips/${id}/hold`,
      headers: { authorization: `Bearer ${await secret(scope)}` },
    });
  const other = await read("unit:oekonomi");
  expect([other.status, other.text.includes(why)]).toEqual([403, false]);
  expect(JSON.parse((await read("unit:skole-og-dagtilbud")).text)).toEqual({
    hold: { reason: why, until: "2030-01-01" },
  });
});
