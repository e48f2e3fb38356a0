import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { startScratch } from "./scratch.ts";
import { ask, otherProcess, ownFolder, running, start } from "./trial.fixture.ts";

describe("a running server", () => {
  let server: Embedded;
  let parent: string;
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), "udsyn-test-"));
    server = await startEmbedded({ dataDir: join(parent, "postgres"), log: () => {} });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(parent, { recursive: true });
  });

  test("makes a cluster that is durable, checked, closed to the network and knows Danish", async () => {
    const { connections } = server;
    const [settings] = await ask(
      connections.owner,
      `SELECT current_setting('data_directory') AS folder, current_setting('listen_addresses') AS listen,
            current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
            current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding,
            current_setting('TimeZone') AS zone, lower('ÅØÆ') AS lower,
            array(SELECT w FROM unnest(ARRAY['Århus', 'Zürich', 'Ærø', 'Øm']) w ORDER BY w COLLATE "da-x-icu") AS sorted`,
    );
    expect(settings).toEqual({
      folder: server.dataDirectory,
      listen: "",
      fsync: "on",
      commit: "on",
      checksums: "on",
      encoding: "UTF8",
      zone: "UTC",
      lower: "åøæ",
      sorted: ["Zürich", "Ærø", "Øm", "Århus"],
    });
  });

  test("trigrams see Danish letters as letters", async () => {
    const { connections } = server;
    await ask(connections.owner, "CREATE EXTENSION pg_trgm");
    const [row] = await ask(connections.owner, "SELECT cardinality(show_trgm('åøæ')) AS count");
    expect(row).toEqual({ count: 4 });
  });

  test("gives each role only what it needs", async () => {
    const { connections } = server;
    const roles = await ask(
      connections.register,
      "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname LIKE 'udsyn%' AND rolname <> 'udsyn_super' ORDER BY 1",
    );
    const plain = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
    expect(roles).toEqual([
      { rolname: "udsyn_app", ...plain },
      { rolname: "udsyn_jobs", ...plain },
      { rolname: "udsyn_owner", ...plain, rolcreatedb: true },
      { rolname: "udsyn_register", ...plain },
    ]);
  });

  test("demands each role's own password", async () => {
    const { connections } = server;
    const refused = /password authentication failed/;
    await expect(ask({ ...connections.owner, password: "guess" }, "SELECT 1")).rejects.toThrow(refused);
    await expect(ask({ ...connections.owner, password: connections.app.password }, "SELECT 1")).rejects.toThrow(
      refused,
    );
    await expect(ask({ ...connections.owner, user: "udsyn_super" }, "SELECT 1")).rejects.toThrow(refused);
  });

  test("holds the application's role to row-level security", async () => {
    const { connections } = server;
    await ask(connections.owner, "CREATE TABLE secret (owner text); INSERT INTO secret VALUES ('mine'), ('theirs')");
    await expect(ask(connections.app, "SELECT * FROM secret")).rejects.toThrow(/permission denied/);
    await ask(
      connections.owner,
      "ALTER TABLE secret ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON secret USING (owner = 'mine'); GRANT SELECT ON secret TO udsyn_app",
    );
    expect(await ask(connections.app, "SELECT * FROM secret")).toEqual([{ owner: "mine" }]);
    await expect(ask(connections.app, "SET row_security = off; SELECT * FROM secret")).rejects.toThrow(
      /row-level security/,
    );
    await expect(ask(connections.app, "SET ROLE udsyn_owner")).rejects.toThrow(/permission denied/);
  });
});

test("keeps data and passwords from start to start, and leaves no process behind", async () => {
  const dataDir = ownFolder();
  const first = await start(dataDir, { tuning: "durable" });
  await ask(first.connections.owner, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
  expect(running(dataDir).length).toBeGreaterThan(1);
  await first.stop();
  await first.stop();
  expect(running(dataDir)).toEqual([]);
  const second = await start(dataDir, { tuning: "durable" });
  expect(second.joined).toBe(false);
  expect(await ask(first.connections.owner, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
});

test("closes its folder to others", async () => {
  const dataDir = ownFolder();
  const before = process.umask(0);
  try {
    await start(dataDir);
  } finally {
    process.umask(before);
  }
  const mode = (path: string): number => statSync(path).mode & 0o777;
  expect([mode(dataDir), mode(join(dataDir, "cluster")), mode(join(dataDir, "passwords.json"))]).toEqual([
    0o700, 0o700, 0o600,
  ]);
});

test.each([
  ["with spaces and Danish letters", "Ud syn æøå 'x' $(y)"],
  [
    "longer than a socket's address",
    join(
      ..."x"
        .repeat(6)
        .split("")
        .map((letter) => letter.repeat(40)),
    ),
  ],
])("works in a folder %s", async (_, name) => {
  const dataDir = ownFolder(name);
  const { connections, stop } = await start(dataDir);
  expect(await ask(connections.app, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(Buffer.byteLength(join(connections.app.host, ".s.PGSQL.5432"))).toBeLessThan(108);
  const other = await otherProcess(dataDir);
  expect(other.got).toBe("joined");
  await other.end("SIGTERM");
  await stop();
  expect(running(dataDir)).toEqual([]);
});

test("writes nothing that people typed into the server's log", async () => {
  const dataDir = ownFolder();
  const { connections } = await start(dataDir);
  await ask(connections.owner, "CREATE TABLE one (name text PRIMARY KEY); INSERT INTO one VALUES ('Hemmelig Hansen')");
  await expect(ask(connections.owner, "INSERT INTO one VALUES ('Hemmelig Hansen')")).rejects.toThrow(/duplicate key/);
  expect(readFileSync(join(dataDir, "server.log"), "utf8")).not.toContain("Hemmelig");
});

test("a scratch server leaves no folder", async () => {
  const dataDir = ownFolder();
  const { stop } = await startScratch(dataDir);
  await stop();
  expect(readdirSync(join(dataDir, ".."))).toEqual([]);
});
