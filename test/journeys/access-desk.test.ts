import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { savePerson } from "../../src/identity/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await startTestSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function looksRight(page: Page, name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page), name).toEqual([]);
  await takeScreens(page, `access/${name}`);
  expect(await overflowX(page), name).toBe(0);
}
const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const host = () => new URL(site.addressOf(slug)).host;
const acts = async () =>
  (
    await site.db.query<{ action: string }>(
      "SELECT action FROM udsyn.records_audit WHERE action LIKE 'identity.%' ORDER BY audit_id",
    )
  ).map((one) => one.action);

test("an administrator gives access, with all mistakes said at once and nothing lost; signs out; closes; revokes", async () => {
  const page = await signedIn(browser, site, slug, "admin");
  await page.getByRole("link", { name: "Adgang" }).click();
  await looksRight(page, "list");
  await page.getByText("Giv en person adgang").click();
  await page.getByLabel("Mailadresse").fill("ikke en adresse");
  await page.getByRole("button", { name: "Giv adgang" }).click();
  expect(await page.getByRole("alert").innerText()).toMatch(
    /navn[\s\S]*mailadresse[\s\S]*rolle[\s\S]*et udvalg eller hele kommunen/i,
  );
  expect(await page.getByLabel("Mailadresse").inputValue()).toBe("ikke en adresse");
  await looksRight(page, "faults");
  await page.getByLabel("Navn", { exact: true }).fill("Nye Person");
  await page.getByLabel("Mailadresse").fill("nye@by.example");
  await page.getByLabel("Leder").check();
  await page.getByLabel("Hvor rollerne gælder").selectOption("unit:skole-og-dagtilbud");
  await page.getByRole("button", { name: "Giv adgang" }).click();
  expect(await rowOf(page, "Nye Person").innerText()).toContain("Leder i ");
  const [added] = await site.db.query<{ id: string; subject: string }>(
    "SELECT person_id AS id, subject FROM udsyn.identity_person WHERE email = 'nye@by.example'",
  );
  expect(added?.subject).toBe("nye@by.example");

  // Somebody who is signed in is out at once.
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const desk = async () => (await ask(site.address, { host: host(), path: "/skrivebord", headers: { cookie } })).status;
  expect(await desk()).toBe(200);
  await page.reload();
  const coordinator = site.here(slug).profile.demoPeople.find((one) => one.role === "coordinator")?.name ?? "";
  await rowOf(page, coordinator)
    .getByRole("button", { name: /Log ud overalt/ })
    .click();
  expect(await desk()).toBe(303);

  await rowOf(page, "Nye Person")
    .getByRole("link", { name: /Luk adgang/ })
    .click();
  await looksRight(page, "close");
  await page.getByRole("button", { name: "Luk adgangen" }).click();
  expect(await rowOf(page, "Nye Person").count()).toBe(0);
  await page.getByText("Har haft adgang").waitFor();
  await looksRight(page, "closed");

  const token = await site.token(slug, "caseworker");
  const reads = async () =>
    (await ask(site.address, { path: "/api/v1/trips", headers: { authorization: `Bearer ${token}` } })).status;
  expect(await reads()).toBe(200);
  await page.reload();
  await rowOf(page, "caseworker")
    .getByRole("button", { name: /Træk tilbage/ })
    .click();
  expect(await reads()).toBe(401);
  // Nobody shuts themselves out.
  const own = site.here(slug).profile.demoPeople.find((one) => one.role === "admin")?.name ?? "";
  expect(
    await rowOf(page, own)
      .getByRole("button", { name: /Luk adgang/ })
      .count(),
  ).toBe(0);
  expect(await acts()).toEqual(
    expect.arrayContaining([
      ...["identity.look-at-people", "identity.add-person", "identity.revoke-sessions"],
      ...["identity.close-person", "identity.revoke-token"],
    ]),
  );
});

test("the same by programs, with every refusal", async () => {
  const api = (method: string, at: string, body?: object) => site.api(slug, "admin", method, `/api/v1/${at}`, body);
  const whole = { name: "Pia Program", email: "pia@by.example", roles: ["auditor"], scope: null };
  const made = await api("POST", "people", whole);
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const wrong = await api("POST", "people", { name: " ", email: "x", roles: [], scope: "unit:findes-ikke" });
  expect(wrong.status).toBe(422);
  const { errors } = (await wrong.json()) as { errors: { path: string }[] };
  expect(errors.map((one) => one.path)).toEqual(["name", "email", "roles"]);
  expect((await api("POST", "people", { ...whole, scope: "unit:findes-ikke" })).status).toBe(422);
  // The whole municipality is said, by `null`, and nobody's by saying nothing.
  const { scope: _, ...nowhere } = whole;
  const token = { name: "Regneark", role: "auditor" };
  for (const [at, given] of [
    ["people", nowhere],
    ["tokens", token],
  ] as const) {
    const refused = await api("POST", at, given);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { errors: [{ path: "scope", code: "missing" }] },
    ]);
  }
  // The same mail address again is the same person, with these roles in place of theirs.
  const again = (await (await api("POST", "people", { ...whole, roles: ["dpo"] })).json()) as { id: string };
  expect(again.id).toBe(id);
  const { items } = (await (await api("GET", "people")).json()) as { items: { id: string; roles: string[] }[] };
  expect(items.find((one) => one.id === id)?.roles).toEqual(["dpo"]);
  expect((await api("DELETE", `people/${id}/sessions`)).status).toBe(204);
  expect((await api("DELETE", `people/${id}`)).status).toBe(204);
  expect((await api("DELETE", `people/${id}`)).status).toBe(404);
  expect((await api("DELETE", `people/${id}/sessions`)).status).toBe(404);
  const tokens = (await (await api("GET", "tokens")).json()) as { items: { id: string; role: string }[] };
  expect(JSON.stringify(tokens)).not.toMatch(/hash|secret/i);
  const auditor = await site.token(slug, "auditor");
  const found = ((await (await api("GET", "tokens")).json()) as typeof tokens).items.find(
    (one) => one.role === "auditor",
  );
  expect((await api("DELETE", `tokens/${found?.id}`)).status).toBe(204);
  expect((await api("DELETE", `tokens/${found?.id}`)).status).toBe(404);
  const refused = await ask(site.address, { path: "/api/v1/trips", headers: { authorization: `Bearer ${auditor}` } });
  expect(refused.status).toBe(401);
});

test("a manager says when they are away and who stands in, and that they are back", async () => {
  await site.doing(slug, ({ tx, municipality, now }) =>
    savePerson(
      tx,
      municipality.id,
      {
        ...{ name: "Stine Stedfortræder", email: "stine@by.example", title: null, unitId: null, subject: "stine" },
        grants: [{ role: "manager", scope: "unit:kultur" }],
      },
      now,
    ),
  );
  const page = await signedIn(browser, site, slug, "manager");
  await page.getByRole("link", { name: "Fravær" }).click();
  await looksRight(page, "absence");
  await page.getByLabel("Første dag").fill("10.6.2026");
  await page.getByLabel("Sidste dag").fill("1.6.2026");
  await page.getByRole("button", { name: "Sæt fraværet" }).click();
  await looksRight(page, "absence-faults");
  expect(await page.getByLabel("Første dag").inputValue()).toBe("10.6.2026");
  await page.getByLabel("Stedfortræder").selectOption("stine@by.example");
  await page.getByRole("button", { name: "Sæt fraværet" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("slutter, før det begynder");
  await page.getByLabel("Sidste dag").fill("20.6.2026");
  await page.getByRole("button", { name: "Sæt fraværet" }).click();
  expect(await page.locator("main").innerText()).toContain("Stine Stedfortræder er din stedfortræder");
  await looksRight(page, "absence-set");
  await page.getByRole("button", { name: "Slet fraværet" }).click();
  expect(await page.locator("main").innerText()).not.toContain("er din stedfortræder");
  expect(await site.db.query("SELECT FROM udsyn.identity_absence")).toEqual([]);
});

test("a token made at the desk is shown once, after a redirect: a reload neither makes nor shows another", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "admin")}`;
  const tokens = async () => (await site.db.query("SELECT FROM udsyn.identity_token")).length;
  const before = await tokens();
  const at = (path: string, cookies: string) => ask(site.address, { host: host(), path, headers: { cookie: cookies } });
  const body = new URLSearchParams({
    program: "Økonomisystemet",
    role: "accountant",
    reach: "hele-kommunen",
    days: "30",
  }).toString();
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", cookie };
  const path = "/skrivebord/adgang/adgangstegn";
  const made = await ask(site.address, { method: "POST", host: host(), path, headers: form, body });
  expect([made.status, made.headers.location]).toEqual([303, "/skrivebord/adgang?tegn"]);
  const kept = String(made.headers["set-cookie"]);
  expect(kept).toMatch(/^udsyn-once=udsyn_lyngholm_[\w-]{43}; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/);
  const once = kept.split(";")[0] ?? "";
  const secret = once.split("=")[1] ?? "";
  expect(made.text).not.toContain(secret);
  const shown = await at("/skrivebord/adgang?tegn", `${cookie}; ${once}`);
  expectValidHtml(shown.text);
  expect([shown.status, shown.text.includes(secret), shown.text.includes("Økonomisystemet")]).toEqual([
    200,
    true,
    true,
  ]);
  expect(String(shown.headers["set-cookie"])).toContain("udsyn-once=; Path=/; Max-Age=0");
  const uses = { headers: { authorization: `Bearer ${secret}` }, path: "/api/v1/trips" };
  expect((await ask(site.address, uses)).status).toBe(200);
  const again = await at("/skrivebord/adgang?tegn", cookie);
  expectValidHtml(again.text);
  expect(again.text).not.toContain(secret);
  expect(again.text).toContain("kan ikke vises igen");
  // What opens nothing here is not shown as made: forged, or another municipality's.
  const elsewhere = await site.token("ballerup", "auditor");
  for (const forged of [`udsyn_lyngholm_${"x".repeat(43)}`, elsewhere, "%7B"])
    expect((await at("/skrivebord/adgang?tegn", `${cookie}; udsyn-once=${forged}`)).text).not.toContain(forged);
  expect(await tokens()).toBe(before + 2);
});
