import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeEach, expect, test } from "vitest";
import { emptyDatabase, type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import type { MunicipalityId } from "../database/index.ts";
import { type FileStore, FilesAway, filesIn, type KeptFile } from "../files/index.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

/** A document that is damaged, gone or copied must not cost the backup that the rest is in. */
const dir = mkdtempSync(path.join(tmpdir(), "udsyn-lacking-"));
const municipality = "0192f000-0000-7000-8000-000000000001" as MunicipalityId;
const texts = ["hel", "flippet", "væk", "ulæselig", "slettet imens"];
const [whole, changed, missing, unreadable, erased] = texts.map((text) => ({
  municipality,
  sha256: createHash("sha256").update(text).digest("hex"),
})) as [KeptFile, KeptFile, KeptFile, KeptFile, KeptFile];
let db: ScratchDatabase;
let place: string;
let store: FileStore;
beforeEach(async () => {
  db ??= await scratchDatabase();
  await db.query("INSERT INTO register.municipality VALUES ($1, 1, 'x', 1, '{}') ON CONFLICT DO NOTHING", [
    municipality,
  ]);
  place = mkdtempSync(path.join(dir, "files-"));
  store = filesIn(place);
  for (const text of texts)
    await (
      await store.take(
        (async function* () {
          yield Buffer.from(text);
        })(),
        100,
      )
    )?.keep(municipality);
});
afterAll(async () => {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
});

const lies = ({ sha256 }: KeptFile) => path.join(place, municipality, sha256.slice(0, 2), sha256);
const file = path.join(dir, "kopi.udsyn");
const named = async () => [whole, changed, missing, unreadable];

async function putBack() {
  const [other, back] = [await emptyDatabase(), filesIn(mkdtempSync(path.join(dir, "back-")))];
  try {
    const done = await restore(other.connections, back, file);
    const rows = await other.query("SELECT slug FROM register.municipality");
    return { done, rows, all: await back.all() };
  } finally {
    await other.close();
  }
}

test("a backup names each document that is changed, missing or unreadable, and holds and gives back everything else", async () => {
  writeFileSync(lies(changed), "flippeT");
  rmSync(lies(missing));
  rmSync(lies(unreadable));
  mkdirSync(lies(unreadable));
  rmSync(lies(erased));
  let asked = 0;
  const from = {
    owner: db.connections.owner,
    store,
    // What the second question does not name has been erased since the first.
    named: async () => {
      asked += 1;
      return asked === 1 ? [...(await named()), erased] : named();
    },
  };
  expect(await backup(from, file, new Date())).toMatchObject({
    files: 1,
    lacking: [
      { file: changed, how: "changed" },
      { file: missing, how: "missing" },
      { file: unreadable, how: "unreadable" },
    ],
  });
  const { done, rows, all } = await putBack();
  expect(done).toMatchObject({
    files: 1,
    passedOver: [changed, unreadable].map((one) => `${municipality}/${one.sha256}`),
  });
  expect([rows, all]).toEqual([[{ slug: "x" }], [whole]]);
});

test("copies that somebody laid beside the documents are not taken for documents, and keep nothing out", async () => {
  cpSync(path.join(place, municipality), path.join(place, `${municipality}.old`), { recursive: true });
  writeFileSync(`${lies(whole)}.bak`, "hel");
  mkdirSync(path.join(place, "lost+found"), { mode: 0o000 });
  expect(await backup({ owner: db.connections.owner, store, named }, file, new Date())).toMatchObject({
    files: 5,
    lacking: [],
  });
  expect((await putBack()).done).toMatchObject({ files: 5, passedOver: [] });
});

test("where the documents are not, the database is backed up all the same; where their service is away, nothing is", async () => {
  const elsewhere = filesIn(path.join(dir, "unmounted"));
  const done = await backup({ owner: db.connections.owner, store: elsewhere, named }, file, new Date());
  expect(done.lacking.map((one) => one.how)).toEqual(["missing", "missing", "missing", "missing"]);
  expect((await putBack()).rows).toEqual([{ slug: "x" }]);

  const refusing = async () => {
    throw new FilesAway("403");
  };
  const one = {
    ...store,
    read: async (m: MunicipalityId, s: string) => (s === changed.sha256 ? refusing() : store.read(m, s)),
  };
  expect(await backup({ owner: db.connections.owner, store: one, named }, file, new Date())).toMatchObject({
    lacking: [{ file: changed, how: "unreadable" }],
  });
  const before = statSync(file).mtimeMs;
  const away = { ...store, read: refusing, tryOut: refusing };
  await expect(backup({ owner: db.connections.owner, store: away, named }, file, new Date())).rejects.toThrow(
    FilesAway,
  );
  expect(statSync(file).mtimeMs).toBe(before);
});

test("a restore opens nothing of what it passes over, unless somebody wants what is left", async () => {
  writeFileSync(lies(changed), "noget andet");
  await backup({ owner: db.connections.owner, store, named }, file, new Date());
  for (const wants of [false, true]) {
    const [other, back] = [await emptyDatabase(), filesIn(mkdtempSync(path.join(dir, "back-")))];
    let opened = 0;
    const take: FileStore["take"] = async (bytes, most) => {
      const taken = await back.take(bytes, most);
      const read = () => {
        opened += 1;
        return taken?.read() as Readable;
      };
      return taken && { ...taken, read };
    };
    const left: Buffer[] = [];
    const aside = async (_: KeptFile, open: () => AsyncIterable<Buffer>) => {
      for await (const bytes of open()) left.push(bytes);
    };
    try {
      const done = await restore(other.connections, { ...back, take }, file, undefined, wants ? aside : undefined);
      expect([done.passedOver.length, opened]).toEqual([1, wants ? 1 : 0]);
      expect(Buffer.concat(left).toString()).toBe(wants ? "noget andet" : "");
    } finally {
      await other.close();
    }
  }
});
