import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hearCommands, stubDatabase } from "../../test/setup/commands.ts";
import { emptyDatabase, type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { asSuperuser } from "../../test/setup/superuser.ts";
import { runUdsyn } from "./cli/udsyn.ts";

/** An external server whose four addresses are not what they should be: told together, before anything is changed. */
let db: ScratchDatabase;
let fresh: ScratchDatabase;
let folder: string;
const heard = hearCommands();
const planted = { powerful: `test_powerful_${process.pid}`, member: `test_member_${process.pid}` };

beforeAll(async () => {
  [db, fresh] = [await scratchDatabase(), await emptyDatabase()];
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-roles-"));
  await asSuperuser(db, async (client) => {
    await client.query(`CREATE ROLE ${planted.powerful} LOGIN BYPASSRLS PASSWORD 'x'`);
    await client.query(`CREATE ROLE ${planted.member} LOGIN PASSWORD 'x' IN ROLE ${db.connections.owner.user}`);
  });
});
afterAll(async () => {
  await asSuperuser(db, async (client) => {
    for (const role of Object.values(planted)) await client.query(`DROP ROLE ${role}`);
  });
  await Promise.all([db.close(), fresh.close(), rm(folder, { recursive: true, force: true })]);
});

type To = Partial<Record<"owner" | "app" | "jobs" | "register", pg.ClientConfig>>;

async function run(words: readonly string[], to: To, on = db): Promise<{ exit: unknown; said: string }> {
  vi.stubEnv("UDSYN_DATA", folder);
  vi.stubEnv("PORT", "0");
  stubDatabase({ ...on.connections, ...to });
  [heard.said, process.exitCode] = ["", 0];
  await runUdsyn(words);
  const { said } = heard;
  expect(said).not.toMatch(/\n {4}at |Error:|password=|:x@/);
  return { exit: process.exitCode, said };
}

const rights = (of: ScratchDatabase) =>
  of.query(
    "SELECT relname, relacl::text FROM pg_class WHERE relnamespace::regnamespace::text IN ('udsyn', 'register') ORDER BY oid",
  );

const as = (role: string, password = "x"): pg.ClientConfig => {
  const app: pg.ClientConfig = db.connections.app;
  return { ...app, user: role, password };
};
const wrong = (): readonly [what: string, to: To, ...told: RegExp[]][] => {
  const { owner, app, jobs, register } = db.connections;
  return [
    ["app is the owner", { app: owner }, /DATABASE_APP_URL: rollen udsyn_owner er også DATABASE_URL's/],
    ["register is the owner", { register: owner }, /DATABASE_REGISTER_URL: rollen udsyn_owner er også DATABASE_URL's/],
    ["register is the app", { register: app }, /DATABASE_REGISTER_URL: rollen udsyn_app er også DATABASE_APP_URL's/],
    [
      "app is the jobs'",
      { app: jobs },
      /DATABASE_APP_URL: rollen udsyn_jobs er også DATABASE_JOBS_URL's|DATABASE_JOBS_URL: rollen udsyn_jobs er også DATABASE_APP_URL's/,
    ],
    ["jobs is the app", { jobs: app }, /DATABASE_JOBS_URL: rollen udsyn_app er også DATABASE_APP_URL's/],
    [
      "app and register swapped",
      { app: register, register: app },
      /DATABASE_APP_URL: rollen udsyn_register er ikke programmets.*DATABASE_REGISTER_URL nævner/,
    ],
    [
      "app and jobs swapped",
      { app: jobs, jobs: app },
      /DATABASE_APP_URL: .*DATABASE_JOBS_URL nævner/,
      /DATABASE_JOBS_URL: rollen udsyn_app ejer ikke køen; det gør udsyn_jobs/,
    ],
    [
      "owner and app swapped",
      { owner: app, app: owner },
      /DATABASE_URL: rollen udsyn_app ejer ikke tabellerne; det gør udsyn_owner/,
      /DATABASE_APP_URL: rollen udsyn_owner ejer tabeller/,
    ],
    [
      "app passes row-level security",
      { app: as(planted.powerful) },
      /DATABASE_APP_URL: rollen test_powerful_\d+ går uden om/,
    ],
    [
      "register does, and jobs may be the owner",
      { register: as(planted.powerful), jobs: as(planted.member) },
      /DATABASE_JOBS_URL: rollen test_member_\d+ ejer tabeller eller kan/,
      /DATABASE_REGISTER_URL: .* går uden om/,
    ],
    [
      "another database",
      { register: fresh.connections.register },
      /DATABASE_REGISTER_URL: fører til en anden database end DATABASE_URL/,
    ],
    [
      "a wrong password and an unknown role",
      { app: as("udsyn_app", "forkert"), jobs: as("test_ukendt") },
      /DATABASE_APP_URL: Databasen kører, men afviser rollen udsyn_app: adgangskoden er forkert/,
      /DATABASE_JOBS_URL: Databasen kører, men afviser rollen test_ukendt/,
    ],
  ];
};

test("serve, migrate and upgrade tell every fault of the four addresses together, and change nothing", async () => {
  const before = await rights(db);
  for (const [what, to, ...told] of wrong()) {
    for (const words of [["serve"], ["migrate"], ["upgrade"]]) {
      const { exit, said } = await run(words, to);
      expect(exit, what).toBe(1);
      expect(said, what).toMatch(/^Databasens adresser kan ikke bruges, og intet er ændret:\n/);
      for (const one of told) expect(said, what).toMatch(one);
      expect(said.trim().split("\n"), what).toHaveLength(told.length + 1);
    }
    const doctor = await run(["doctor"], to);
    expect(doctor.exit, what).toBe(1);
    for (const one of told) expect(doctor.said, what).toMatch(one);
    // A role that may not ask says nothing of the schema.
    expect(doctor.said, what).not.toContain("Skemaet er ikke à jour");
  }
  expect(await rights(db)).toEqual(before);
}, 60_000);

test("a new database is made by its owner alone", async () => {
  const { owner, app } = fresh.connections;
  const { exit, said } = await run(["migrate"], { owner: app, app: owner }, fresh);
  expect([exit, said]).toEqual([1, expect.stringContaining("DATABASE_URL: rollen udsyn_app må ikke oprette skemaer")]);
  expect(await fresh.query("SELECT FROM pg_namespace WHERE nspname IN ('udsyn', 'register')")).toEqual([]);
  expect((await run(["migrate"], {}, fresh)).exit).toBe(0);
});

test.each([["migrate"], ["upgrade"]])(
  "what an older version left behind is told of by doctor and mended by %s",
  async (word) => {
    const { register } = db.connections;
    await db.query("REVOKE ALL ON udsyn.kysely_migration_lock FROM udsyn_owner");
    await db.query("GRANT USAGE ON SCHEMA udsyn TO udsyn_register");
    await db.query("GRANT SELECT, UPDATE ON udsyn.trips_trip TO udsyn_register");
    const ill = await run(["doctor"], {});
    expect(ill.said).toMatch(/Rollen udsyn_owner mangler rettigheder.*\n.*Rollen udsyn_register kan se skemaet udsyn/);
    expect(await run([word], {})).toMatchObject({ exit: 0 });
    expect((await run(["doctor"], {})).said).toContain("✓ Databasens roller kan kun det, de skal.");
    const seen = await db.query(
      "SELECT has_schema_privilege($1, 'udsyn', 'USAGE') OR has_table_privilege($1, 'udsyn.trips_trip', 'SELECT') AS seen",
      [register.user],
    );
    expect(seen).toEqual([{ seen: false }]);
  },
);
