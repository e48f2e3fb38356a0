import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { migrate, prepareQueue, roleOf } from "../../src/platform/index.ts";
import { hearCommands, stubDatabase } from "../setup/commands.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let dataDir: string;
const heard = hearCommands();
beforeAll(async () => {
  site = await startTestSite();
  dataDir = await mkdtemp(path.join(tmpdir(), "udsyn-access-"));
});
afterAll(async () => {
  await site.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  vi.stubEnv("UDSYN_DATA", dataDir);
  stubDatabase(site.db.connections);
});

async function run(...args: string[]) {
  heard.said = "";
  await runUdsyn([...args, "--municipality", slug]);
  return process.exitCode;
}
const acts = async (action: string) =>
  (await site.db.query("SELECT 1 FROM udsyn.records_audit WHERE action = $1", [action])).length;
const person = ["user", "add", "--name", "Ny Leder", "--email", "ny@lyngholm.example"];

test("user add gives access, with roles and place; the same person again gets the new roles in place of theirs", async () => {
  expect(await run(...person, "--role", "manager, employee", "--unit", "skole-og-dagtilbud", "--json")).toBe(0);
  const { id, scope, roles } = JSON.parse(heard.said) as { id: string; scope: string; roles: string[] };
  expect([scope, roles]).toEqual(["unit:skole-og-dagtilbud", ["manager", "employee"]]);
  const grants = () =>
    site.db.query("SELECT role, scope FROM udsyn.identity_role WHERE person_id = $1 ORDER BY role", [id]);
  expect(await grants()).toEqual(["employee", "manager"].map((role) => ({ role, scope: "unit:skole-og-dagtilbud" })));
  expect(await run(...person, "--role", "auditor")).toBe(0);
  expect(heard.said).toContain(id);
  expect(await grants()).toEqual([{ role: "auditor", scope: "" }]);
  expect(await acts("identity.add-person")).toBe(2);
});

test.each([
  ["a role that is none", ["--role", "kejser"], "Rollen »kejser« findes ikke"],
  [
    "a place that is none",
    ["--role", "manager", "--subject", "x", "--unit", "ingen"],
    "»ingen« findes ikke i profilen",
  ],
  [
    "two places",
    ["--role", "manager", "--subject", "x", "--unit", "a", "--committee", "b"],
    "Giv enten --unit eller --committee",
  ],
  ["somebody whom the login could never name", ["--role", "manager"], "Skriv --email eller --subject"],
  ["an address that is none", ["--role", "manager", "--email", "nej"], "»nej« er ikke en mailadresse"],
])("user add refuses %s, with exit 2, and adds nobody", async (_what, more, says) => {
  const before = await acts("identity.add-person");
  expect(await run("user", "add", "--name", "Ingen", ...more)).toBe(2);
  expect(heard.said).toContain(says);
  expect(await acts("identity.add-person")).toBe(before);
});

test("user list shows who has access and who has had; the look is a trace", async () => {
  const before = await acts("identity.look-at-people");
  expect(await run("user", "list")).toBe(0);
  expect(heard.said).toMatch(/Ny Leder\tny@lyngholm\.example\tauditor/);
  expect(await run("user", "list", "--json")).toBe(0);
  expect(JSON.parse(heard.said)).toContainEqual(
    expect.objectContaining({ name: "Ny Leder", active: true, roles: ["auditor"] }),
  );
  expect(await acts("identity.look-at-people")).toBe(before + 2);
});

test("user disable shuts somebody out at once, wherever they are signed in; twice, or nobody, is exit 1", async () => {
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const host = new URL(site.addressOf(slug)).host;
  const desk = async () => (await ask(site.address, { host, path: "/skrivebord", headers: { cookie } })).status;
  expect(await desk()).toBe(200);
  const [{ id } = { id: "" }] = await site.db.query<{ id: string }>(
    "SELECT person_id AS id FROM udsyn.identity_person WHERE municipality_id = $1 AND subject = 'demo:coordinator'",
    [site.here(slug).id],
  );
  expect(await run("user", "disable", id)).toBe(0);
  expect(await desk()).toBe(303);
  expect(await run("user", "list")).toBe(0);
  expect(heard.said).toMatch(new RegExp(`${id}\tlukket\t`));
  for (const nobody of [id, "0199f000-0000-7000-8000-000000000000", "vrøvl"]) {
    expect(await run("user", "disable", nobody)).toBe(1);
    expect(heard.said).toContain(`Ingen med id »${nobody}« har adgang`);
    process.exitCode = 0;
  }
});

test("token add shows the token once, with role, place and expiry", async () => {
  expect(
    await run("token", "add", "--role", "accountant", "--unit", "skole-og-dagtilbud", "--days", "30", "--json"),
  ).toBe(0);
  const { token, scope } = JSON.parse(heard.said) as { token: string; scope: string };
  expect(scope).toBe("unit:skole-og-dagtilbud");
  const answer = await fetch(`${site.address}/api/v1/trips`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  const [kept] = await site.db.query("SELECT scope, expires_at > now() AS holds FROM udsyn.identity_token");
  expect(kept).toEqual({ scope: "unit:skole-og-dagtilbud", holds: true });
  for (const [more, says] of [
    [["--role", "kejser"], "Rollen »kejser« findes ikke"],
    [["--role", "auditor", "--days", "0"], "--days skal være et helt antal dage fra 1 til 36500"],
  ] as const) {
    expect(await run("token", "add", ...more)).toBe(2);
    expect(heard.said).toContain(says);
    process.exitCode = 0;
  }
});

test("a token of the command line reads the machine's figures, where its role is admin and reaches everywhere", async () => {
  const figures = async (...more: string[]) => {
    expect(await run("token", "add", "--json", ...more)).toBe(0);
    const { token } = JSON.parse(heard.said) as { token: string };
    return (await fetch(`${site.address}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
  };
  expect(await figures("--role", "admin")).toBe(200);
  expect(await figures("--role", "auditor")).toBe(403);
  expect(await figures("--role", "admin", "--unit", "skole-og-dagtilbud")).toBe(403);
});

test("a command leaves a schema that waits for migrations alone and says so; a backup of it is taken as it is", async () => {
  const [{ name } = { name: "" }] = await site.db.query<{ name: string }>(
    "SELECT name FROM udsyn.kysely_migration ORDER BY name DESC LIMIT 1",
  );
  const had = "SELECT FROM udsyn.kysely_migration WHERE name = $1";
  const [row] = await site.db.query<{ timestamp: string }>(
    "DELETE FROM udsyn.kysely_migration WHERE name = $1 RETURNING timestamp",
    [name],
  );
  for (const words of [["check"], ["user", "list"], [...person, "--role", "auditor"]]) {
    expect(await run(...words)).toBe(1);
    expect(heard.said).toMatch(/^Databasens skema er ældre end programmet \(1 trin venter\).*bin\/udsyn upgrade$/m);
  }
  heard.said = "";
  process.exitCode = 0;
  const file = path.join(dataDir, "kopi.udsyn");
  await runUdsyn(["backup", file]);
  expect([process.exitCode, heard.said]).toEqual([0, expect.stringContaining("er skrevet i")]);
  // Whoever left the environment out copies a demo, and is told.
  expect(heard.said).toMatch(/^Det er en demo, og dens database ligger på serveren i DATABASE_URL\./m);
  expect(await site.db.query(had, [name])).toEqual([]);
  await site.db.query("INSERT INTO udsyn.kysely_migration (name, timestamp) VALUES ($1, $2)", [name, row?.timestamp]);
  expect(await run("check")).toBe(0);
});

test("any number of commands and starts at once leave each other and the rights in peace", async () => {
  const atOnce = <T>(what: () => Promise<T>) => Promise.all(Array.from({ length: 6 }, what));
  const { connections } = site.db;
  expect((await atOnce(() => migrate(connections))).flat()).toEqual([]);
  await atOnce(() => prepareQueue(connections.jobs, roleOf(connections.app)));
  await expect(sql`UPDATE udsyn.records_audit SET action = 'x'`.execute(site.db.app)).rejects.toThrow(
    "permission denied",
  );
});
