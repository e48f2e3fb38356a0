import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

const dir = mkdtempSync(path.join(tmpdir(), "udsyn-backup-"));
const file = path.join(dir, "kopi.udsyn");
const at = (name: string) => path.join(dir, name);
const municipality = "0192f000-0000-7000-8000-000000000001";
const hostile = 'a\tb\\N\n"c", æøå 🦊 \\.';
let db: ScratchDatabase;

beforeAll(async () => {
  db = await scratchDatabase();
  await db.query("INSERT INTO register.municipality VALUES ($1, 1, 'x', 1, $2)", [
    municipality,
    JSON.stringify({ hostile }),
  ]);
  await db.query("INSERT INTO register.host VALUES ('x.example', $1)", [municipality]);
  await db.query("INSERT INTO udsyn.platform_installation VALUES (true, 'production', now())");
  await db.query(
    `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at)
     SELECT $1, gen_random_uuid(), 'mail', n::text, jsonb_build_object('n', n, 'text', $2::text), now() FROM generate_series(1, 20000) n`,
    [municipality, hostile],
  );
  mkdirSync(at("files/x"), { recursive: true });
  writeFileSync(at("files/x/abc"), Buffer.alloc(3_000_000, 7));
  writeFileSync(at("files/tom"), "");
  await backup(db.connections.owner, at("files"), file, new Date("2026-05-06T10:00:00Z"));
});
afterAll(async () => {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
});

const everything = (of: ScratchDatabase) =>
  of.query(
    "SELECT * FROM udsyn.records_outbox o FULL JOIN register.municipality m USING (municipality_id) ORDER BY o.outbox_id",
  );

test("what was backed up while the site runs comes back exactly, documents too", async () => {
  const other = await emptyDatabase();
  const done = await restore(other.connections, at("back"), file);
  expect(done).toMatchObject({ files: 2, madeAt: "2026-05-06T10:00:00.000Z" });
  expect(await everything(other)).toEqual(await everything(db));
  expect(await other.query("SELECT mode FROM udsyn.platform_installation")).toEqual([{ mode: "production" }]);
  expect(readFileSync(at("back/x/abc")).equals(readFileSync(at("files/x/abc")))).toBe(true);
  expect(readFileSync(at("back/tom"))).toHaveLength(0);
  // The rights of the roles are there again, and so is row-level security.
  const { rows } = await other.app.connection().execute((one) =>
    one
      .withSchema("udsyn")
      .selectFrom("records_outbox" as never)
      .selectAll()
      .execute()
      .then((found) => ({ rows: found })),
  );
  expect(rows).toEqual([]);
  await other.close();
});

test("a database that holds anything is left as it is", async () => {
  await expect(restore(db.connections, at("back"), file)).rejects.toThrow("ikke tom");
});

test("a file that is cut short, altered or something else is refused before anything is written", async () => {
  const other = await emptyDatabase();
  const whole = gunzipSync(readFileSync(file));
  const altered = Buffer.from(whole);
  altered[Math.floor(whole.length / 2)] = (altered[Math.floor(whole.length / 2)] ?? 0) ^ 1;
  const broken = {
    cut: whole.subarray(0, -50),
    altered,
    longer: Buffer.concat([whole, Buffer.from("x")]),
    text: Buffer.from("hello world, this is no backup"),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    writeFileSync(at(name), gzipSync(bytes));
    await expect(restore(other.connections, at("back"), at(name)), name).rejects.toThrow(/sikkerhedskopi/);
  }
  expect(await other.query("SELECT to_regclass('register.municipality') AS there")).toEqual([{ there: null }]);
  await other.close();
});
