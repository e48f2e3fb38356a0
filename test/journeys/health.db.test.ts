import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readiness } from "../../src/app/health/checks.ts";
import { type FileStore, filesIn } from "../../src/platform/index.ts";
import { reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { sessionOf } from "../trust/planted.ts";

let site: TestSite;
let folder: string;
let files: FileStore;
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-health-"));
  files = filesIn(path.join(folder, "files"));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

test("health answers on any host name, pages do not", async () => {
  const { port } = new URL(site.address);
  for (const host of [`10.0.0.7:${port}`, "what.example", `proeve.localhost:${port}`]) {
    const get = reads(site, "x");
    expect((await get("/healthz", { host })).status, host).toBe(200);
    expect([200, 503]).toContain((await get("/readyz", { host })).status);
  }
  expect((await reads(site, "x")("/log/key", { host: "what.example" })).status).toBe(421);
});

test("the page that says that a host is nobody's is set in our own style", async () => {
  const get = reads(site, "x");
  const page = await get("/", { host: "what.example" });
  const style = /href="(\/a\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? "";
  expect([page.status, (await get(style, { host: "what.example" })).status]).toEqual([421, 200]);
});

test("readiness names what is wrong", async () => {
  expect((await readiness(site.db, files)).filter((one) => !one.ok)).toEqual([]);
  await site.db.query("DELETE FROM udsyn.kysely_migration WHERE name = (SELECT max(name) FROM udsyn.kysely_migration)");
  expect((await readiness(site.db, files)).filter((one) => !one.ok)).toEqual([
    { name: "migrations", ok: false, message: "Skemaet er ikke à jour. Kør: bin/udsyn migrate" },
  ]);
  await writeFile(path.join(folder, "plain"), "");
  const within = filesIn(path.join(folder, "plain", "files"));
  expect((await readiness(site.db, within)).filter((one) => !one.ok).map((one) => one.name)).toEqual([
    "migrations",
    "files",
  ]);
  const response = await reads(site, "proeve")("/readyz");
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  expect(await response.json()).toMatchObject({ ready: false });
});

test("figures are for those with a token, from loopback too", async () => {
  const get = reads(site, "proeve");
  expect((await get("/metrics")).status).toBe(401);
  for (const role of ["coordinator", "auditor", "dpo"] as const)
    expect((await site.api("proeve", role, "GET", "/metrics")).status, role).toBe(403);
  // A municipality's own admin is not the keeper of the machine, signed in or by a token they made.
  const signedIn = { cookie: `udsyn=${await sessionOf(site, "lyngholm", "admin")}` };
  const desk = reads(site, "lyngholm");
  expect((await desk("/skrivebord/adgang", signedIn)).status).toBe(200);
  expect((await desk("/metrics", signedIn)).status).toBe(401);
  const own = { scope: null, name: "Overvågning", role: "admin", days: 1 };
  const { token } = (await (await site.api("lyngholm", "admin", "POST", "/api/v1/tokens", own)).json()) as {
    token: string;
  };
  const byOwn = await desk("/metrics", { authorization: `Bearer ${token}` });
  expect([byOwn.status, await byOwn.json()]).toMatchObject([403, { code: "machine-token-needed" }]);
  expect((await desk("/api/v1/people", { authorization: `Bearer ${token}` })).status).toBe(200);
  const response = await site.api("proeve", "admin", "GET", "/metrics");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toMatch(/^udsyn_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} 3$/m);
  expect(text).toMatch(/^udsyn_log_leaves 0$/m);
  for (const { slug } of await site.db.query<{ slug: string }>("SELECT slug FROM register.municipality"))
    expect(text.includes(slug), `the figures name ${slug}`).toBe(false);
  const authorization = `Bearer ${await site.token("proeve", "admin")}`;
  expect((await get("/metrics", { host: "10.0.0.7:9100", authorization })).status).toBe(200);
});
