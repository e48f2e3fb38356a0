import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBucket } from "../../../test/setup/bucket.ts";
import { emptyDatabase, type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import type { MunicipalityId } from "../database/index.ts";
import { type FileStore, filesIn, openFiles } from "../files/index.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";
import { holdWriting } from "./unfinished.ts";

const dir = mkdtempSync(path.join(tmpdir(), "udsyn-backup-"));
const file = path.join(dir, "kopi.udsyn");
const at = (name: string) => path.join(dir, name);
const municipality = "0192f000-0000-7000-8000-000000000001" as MunicipalityId;
const documents = [Buffer.alloc(3_000_000, 7), Buffer.from(hostileText()), Buffer.alloc(0)];
const hostile = hostileText();
let db: ScratchDatabase;

function hostileText(): string {
  return 'a\tb\\N\n"c", æøå 🦊 \\.';
}

async function* once(bytes: Buffer) {
  yield bytes;
}

async function contentsOf(files: FileStore): Promise<readonly Buffer[]> {
  const all = await files.all();
  const read = all.map(async (one) => {
    const stream = await files.read(one.municipality, one.sha256);
    return stream ? buffer(stream) : Buffer.from("gone");
  });
  return Promise.all(read);
}

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
  const files = filesIn(at("files"));
  for (const bytes of documents) await (await files.take(once(bytes), 4_000_000))?.keep(municipality);
  // What is only on its way is no document yet.
  await files.take(once(Buffer.from("x")), 10);
  await backup(
    { owner: db.connections.owner, store: files, named: async () => [] },
    file,
    new Date("2026-05-06T10:00:00Z"),
  );
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
  const back = filesIn(at("back"));
  const done = await restore(other.connections, back, file);
  expect(done).toMatchObject({ files: 3, madeAt: "2026-05-06T10:00:00.000Z" });
  expect(await everything(other)).toEqual(await everything(db));
  expect(await other.query("SELECT mode FROM udsyn.platform_installation")).toEqual([{ mode: "production" }]);
  expect(await back.all()).toEqual(await filesIn(at("files")).all());
  expect(await contentsOf(back)).toEqual(await contentsOf(filesIn(at("files"))));
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

test("documents of a bucket are in the backup too, and go back into a bucket", async () => {
  const bucket = await openBucket();
  const other = await emptyDatabase();
  try {
    const files = openFiles(bucket.url, at("coming"));
    expect(await restore(other.connections, files, file)).toMatchObject({ files: 3 });
    expect(await contentsOf(files)).toEqual(await contentsOf(filesIn(at("files"))));
    await backup({ owner: other.connections.owner, store: files, named: async () => [] }, at("again"), new Date());
    const [again, third] = [filesIn(at("third")), await emptyDatabase()];
    expect(await restore(third.connections, again, at("again"))).toMatchObject({ files: 3 });
    expect(await contentsOf(again)).toEqual(await contentsOf(files));
    await third.close();
  } finally {
    await other.close();
    await bucket.close();
  }
});

test("a document that is not what its name says, or has another's name, is passed over and told of", async () => {
  const whole = gunzipSync(readFileSync(file)).toString("latin1");
  const name = `${municipality}/${(await filesIn(at("files")).all())[0]?.sha256}`;
  for (const instead of [
    name.replace(/.$/, (one) => (one === "0" ? "1" : "0")),
    `../../${"a".repeat(name.length - 6)}`,
  ]) {
    const other = await emptyDatabase();
    writeFileSync(at("renamed"), gzipSync(sealed(Buffer.from(whole.replace(name, instead), "latin1"))));
    const into = filesIn(mkdtempSync(path.join(dir, "beside-")));
    expect(await restore(other.connections, into, at("renamed"))).toMatchObject({ files: 2, passedOver: [instead] });
    expect(await into.all()).toHaveLength(2);
    expect(await everything(other)).toEqual(await everything(db));
    await other.close();
  }
});

/** A backup's bytes with the right end frame, as an attacker would make it. */
function sealed(bytes: Buffer): Buffer {
  const [before, hash] = [bytes.subarray(0, -37), createHash("sha256")];
  return Buffer.concat([before, bytes.subarray(-37, -32), hash.update(before).digest()]);
}

test("a database that holds anything is left as it is", async () => {
  await expect(restore(db.connections, filesIn(at("back")), file)).rejects.toThrow("ikke tom");
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
    await expect(restore(other.connections, filesIn(at("back")), at(name)), name).rejects.toThrow(/sikkerhedskopi/);
  }
  expect(await other.query("SELECT to_regclass('register.municipality') AS there")).toEqual([{ there: null }]);
  await other.close();
});

test("what a kill left unfinished is cleared away by the next backup, where nobody writes it, and nothing else is", async () => {
  const folder = mkdtempSync(path.join(dir, "backups-"));
  const left = path.join(folder, "udsyn-2026-11-26T0102.udsyn.part");
  const young = path.join(folder, "nyere.udsyn.part");
  const others = [path.join(folder, "film.mkv.part"), path.join(folder, "gammel.udsyn"), young];
  for (const one of [left, ...others]) writeFileSync(one, "");
  const longAgo = new Date(Date.now() - 120_000);
  for (const one of [left, ...others.slice(0, 2)]) utimesSync(one, longAgo, longAgo);
  const again = () =>
    backup(
      { owner: db.connections.owner, store: filesIn(at("files")), named: async () => [] },
      path.join(folder, "kopi.udsyn"),
      new Date(),
    );
  const writer = new pg.Client(db.connections.owner);
  await writer.connect();
  await writer.query("BEGIN");
  await holdWriting(writer);
  await again();
  expect(existsSync(left)).toBe(true);
  await writer.end();
  await again();
  expect([left, ...others].map((one) => existsSync(one))).toEqual([false, true, true, true]);
});
