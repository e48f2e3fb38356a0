import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { startPublicSite } from "../../src/app/index.ts";
import { openLog, readPublicConfig } from "../../src/platform/index.ts";
import { newLogKey, secretForm } from "../../src/register/index.ts";
import { differenceText, urlSource, verifySource } from "../../src/verify/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { urlOf } from "../setup/database.ts";
import { get } from "../setup/get.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let slug: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  ({ slug } = await publishedTrip(site, "proeve", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The site that only shows the published, on a free port, with what it said as it started. */
async function published(env: Record<string, string> = {}) {
  const config = readPublicConfig({
    PORT: "0",
    UDSYN_DATA: "/nowhere/at/all",
    DATABASE_REGISTER_URL: urlOf(site.db.connections.register),
    ...env,
  });
  if ("faults" in config) throw new Error(JSON.stringify(config.faults));
  const told: string[] = [];
  const running = await startPublicSite(config, openLog("silent"), (line) => told.push(line), {
    clock: () => site.clock.now,
  });
  onTestFinished(() => running.stop());
  const { port } = new URL(running.address);
  return { told, address: running.address, at: (pathname: string) => `http://proeve.localhost:${port}${pathname}` };
}

const rolesSeen = () =>
  site.db.query<{ pid: number; usename: string }>(
    "SELECT pid, usename FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );

test("needs one role of the database and nothing secret, and says everything that is wrong at once", () => {
  expect(readPublicConfig({ UDSYN_MODE: "production", UDSYN_BASE_URL: "https://udsyn.example.dk" })).toMatchObject({
    host: "0.0.0.0",
    register: null,
    logKey: null,
  });
  const found = readPublicConfig({ UDSYN_MODE: "production", PORT: "x", DATABASE_REGISTER_URL: "mysql://x" });
  expect("faults" in found && found.faults.map((one) => one.name)).toEqual([
    "PORT",
    "UDSYN_BASE_URL",
    "DATABASE_REGISTER_URL",
  ]);
});

test("shows pages, data and log, hears of what is published meanwhile, and opens no other role's connection", async () => {
  const before = new Set((await rolesSeen()).map((one) => one.pid));
  const { at } = await published();
  for (const pathname of ["/", "/rejser", `/rejser/${slug}`, "/data", "/log", "/om", "/api"])
    expect((await get(at(pathname))).status, pathname).toBe(200);
  for (const pathname of ["/data/trips.json", `/rejser/${slug}.json`, "/log/checkpoint", "/rejser/feed.xml"])
    expect((await get(at(pathname))).status, pathname).toBe(200);
  const opened = (await rolesSeen()).filter((one) => !before.has(one.pid));
  expect(opened.length).toBeGreaterThan(0);
  expect(new Set(opened.map((one) => one.usename))).toEqual(new Set([site.db.connections.register.user]));
  const next = await publishedTrip(site, "proeve", { title: "Lund" });
  await expect.poll(async () => (await get(at("/rejser"))).body).toContain("Lund");
  expect((await get(at(`/rejser/${next.slug}`))).status).toBe(200);
});

test("its role can read no working table, and a role that can is refused", async () => {
  const client = new pg.Client(site.db.connections.register);
  await client.connect();
  await expect(client.query("SELECT FROM udsyn.trips_trip")).rejects.toMatchObject({ code: "42501" });
  await client.end();
  for (const role of ["app", "owner"] as const)
    await expect(published({ DATABASE_REGISTER_URL: urlOf(site.db.connections[role]) })).rejects.toThrow(
      "kan se mere end det offentliggjorte",
    );
});

test("has no desk, no sign-in and no form to send, and no menu that leads there", async () => {
  const { at } = await published();
  for (const pathname of [
    "/skrivebord",
    "/skrivebord/rejser",
    "/log-ind",
    "/metrics",
    "/api/v1/trips",
    "/en/log-ind",
  ]) {
    const { status, body } = await get(at(pathname));
    expect(status, pathname).toBe(404);
    if (/skrivebord|log-ind/.test(pathname)) expect(body, pathname).toMatch(/Siden findes ikke|There is no such page/);
  }
  for (const pathname of ["/", "/rejser", `/rejser/${slug}`, "/en/rejser", "/om", "/api", "/skrivebord"]) {
    const { body } = await get(at(pathname));
    expect(body, pathname).not.toMatch(/href="[^"]*\/(skrivebord|log-ind)|method="post"/i);
  }
  // Whoever would follow by mail is told where else to.
  for (const pathname of ["/rejser", "/abonnement"]) {
    const { body } = await get(at(pathname));
    expect(body, pathname).toContain("Her kan man kun læse.");
    expect(body, pathname).toContain('href="/rejser/feed.xml"');
  }
  expect((await get(at("/abonnement/sendt"))).status).toBe(404);
  // Nor can anybody ask: there is nowhere to keep a question.
  expect((await get(at(`/rejser/${slug}`))).body).not.toContain("/spoerg");
  expect((await get(at(`/rejser/${slug}/spoerg`))).status).toBe(404);
  expect((await get(`${site.addressOf("proeve")}/rejser/${slug}`)).body).toContain(`href="/rejser/${slug}/spoerg"`);
  expect((await get(site.addressOf("proeve"))).body).toContain('href="/skrivebord"');
  // Nor do the docs for programs tell of a desk and tokens that are not here.
  for (const pathname of ["/api", "/en/api", "/de/api"])
    expect((await get(at(pathname))).body, pathname).not.toMatch(
      /skrivebord|adgangstegn|at the desk|a token|Schreibtisch|Zugangszeichen|Bearer|Idempotency-Key/i,
    );
  expect((await get(`${site.addressOf("proeve")}/api`)).body).toContain("Bearer");
  await expectGoodPage(browser, at("/"));
});

test("is ready by what it can see, and says no more", async () => {
  const { at } = await published();
  expect(JSON.parse((await get(at("/readyz"))).body)).toEqual({
    ready: true,
    checks: [
      { name: "database", ok: true, message: "Databasen svarer." },
      { name: "published", ok: true, message: "Det offentliggjorte kan læses." },
      { name: "news", ok: true, message: "Nye offentliggørelser høres." },
    ],
  });
  expect((await get(at("/healthz"))).status).toBe(200);
});

test("without the log's key it says that pages are not signed, and verify calls them that, not altered", async () => {
  const { told, at } = await published();
  expect(told.join()).toContain("uden loggens underskrift");
  expect((await get(at("/rejser"))).body).not.toContain("udsyn-signed");
  const report = await verifySource(urlSource(at("/")));
  expect(report).toMatchObject({ ok: false, differences: [{ code: "page-unsigned", path: "data/datapackage.json" }] });
  expect(report.compared).toContain("data/trips.csv");
  const words = report.differences.map(differenceText).join();
  expect(words).toMatch(/^Ikke underskrevet/);
  let said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  await runUdsyn(["verify", at("/")]);
  vi.restoreAllMocks();
  expect(process.exitCode).toBe(1);
  process.exitCode = 0;
  expect(said).toMatch(/er hel, og intet, den svarer for, er ændret\. Men 1 fil er ikke underskrevet/);
});

test("with the log's key its pages are signed as the whole site's are, and another key is refused", async () => {
  const { told, at } = await published({ UDSYN_LOG_KEY: secretForm(site.logKey) });
  expect(told).toEqual([]);
  expect((await get(at("/rejser"))).body).toContain("udsyn-signed");
  expect((await verifySource(urlSource(at("/")))).differences).toEqual([]);
  await expect(published({ UDSYN_LOG_KEY: secretForm(newLogKey("another")) })).rejects.toThrow("en anden nøgle");
});

test("says what to do where there is nothing to show", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "udsyn-nothing-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const config = readPublicConfig({ PORT: "0", UDSYN_DATA: folder });
  if ("faults" in config) throw new Error("faults");
  await expect(startPublicSite(config, openLog("silent"), () => undefined)).rejects.toThrow("bin/udsyn serve");
});
