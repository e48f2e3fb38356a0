import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { operator, work } from "../identity/index.ts";
import { newId } from "../kernel/index.ts";
import { demoProfileFiles, type Municipality, saveProfile } from "../profile/index.ts";
import { checkLog } from "./check-log/check-log.ts";
import type { EntryType } from "./entry-type.ts";
import { saveErased } from "./erase/erase.store.ts";
import { listCurrent } from "./lists.store.ts";
import { eraseValues, inclusionProof, leafHash, newLogKey, rootAt } from "./log/index.ts";
import { hashReader, readHead, readLeaves, rememberHeads } from "./log.store.ts";
import { publish } from "./publish.ts";
import { readingAhead } from "./read-ahead.store.ts";
import { readRecord, readVersions } from "./records.store.ts";
import { keepOverLists } from "./seen-entries.ts";
import { readFiled } from "./version.store.ts";
import { withdraw } from "./withdraw.ts";

type Note = { title: string; by: string };
const notes: EntryType<Note> = {
  type: "note",
  schema: "test.note/1",
  content: z.object({ title: z.string(), by: z.string() }),
  hidden: ["title", "by"],
  slugOf: (note) => note.title,
  columnsOf: () => ({
    sortOn: null,
    year: 2026,
    bodyId: null,
    countries: ["DE"],
    kind: "note",
    state: null,
    direction: null,
    goals: [],
    partners: [],
    places: [],
  }),
  factsOf: () => [],
  searchPartsOf: (note) => [{ weight: "a", text: note.title }],
};

let db: ScratchDatabase;
let here: Municipality;
const key = newLogKey("test");
const now = new Date("2026-05-06T10:00:00Z");
const put = (id: ReturnType<typeof newId<"note">>, note: Note, reason: string | null = null) =>
  work(db.app, here, operator, now, (one) => publish(one, key, notes, id, note, reason));

beforeAll(async () => {
  db = await scratchDatabase();
  const [first] = demoProfileFiles;
  if (!first) throw new Error("no demo profile");
  here = await saveProfile(db.app, first, now);
});
afterAll(() => db.close());

test("a record is published once, corrected as a new version, and every version is in the log", async () => {
  const id = newId<"note">();
  expect(await put(id, { title: "Ålborg", by: "A" })).toEqual({ changed: true, version: 1, slug: "aalborg" });
  expect(await put(id, { title: "Ålborg", by: "A" })).toEqual({ changed: false, version: 1, slug: "aalborg" });
  expect(await put(id, { title: "Aalborg", by: "A" }, "Stavemåde")).toEqual({
    changed: true,
    version: 2,
    slug: "aalborg",
  });
  expect(await put(newId<"note">(), { title: "Aalborg", by: "B" })).toMatchObject({ slug: "aalborg-2" });

  const found = await readRecord(db.register, here.id, "note", "aalborg");
  expect(found).toMatchObject({
    entry: { title: "Aalborg", version: 2, corrections: [{ version: 2, reason: "Stavemåde" }] },
  });
  expect((await readVersions(db.register, here.id, "note", id)).map((one) => one.version)).toEqual([2, 1]);

  const head = await readHead(db.register, here.id);
  expect(head?.size).toBe(3);
  expect(head?.origin).toBe(here.profile.logOrigin);
  const reader = hashReader(db.register, here.id);
  const leaves = await readLeaves(db.register, here.id, 0, 3);
  expect(leaves.map((leaf) => Buffer.from(leaf).toString()).join()).not.toContain("Aalborg");
  expect(await inclusionProof(1, 3, reader)).toHaveLength(2);
  expect(head?.checkpoint).toContain(Buffer.from(await rootAt(3, reader)).toString("base64"));
  expect((await reader.readHashes([{ level: 0, from: 1, to: 2 }]))[0]?.[0]).toEqual(
    Buffer.from(leafHash(leaves[1] ?? new Uint8Array())),
  );
  expect(found).toMatchObject({ newestLeaf: Buffer.from(leafHash(leaves[1] ?? new Uint8Array())) });
});

test("a record that was taken back and is published again keeps its corrections", async () => {
  const id = newId<"note">();
  await put(id, { title: "Taget ned", by: "A" });
  await put(id, { title: "Taget ned", by: "B" }, "Navn");
  for (const why of ["Fejl", "Fejl igen"]) {
    await work(db.app, here, operator, now, (one) => withdraw(one, key, "note", id, why));
    await put(id, { title: "Taget ned", by: "C" });
  }
  await put(id, { title: "Taget ned", by: "D" }, "Navn igen");
  expect(await readRecord(db.register, here.id, "note", "taget-ned")).toMatchObject({
    entry: {
      version: 7,
      corrections: [
        { version: 2, reason: "Navn" },
        { version: 7, reason: "Navn igen" },
      ],
    },
  });
});

test("eight at once get eight places in the log", async () => {
  const before = (await readHead(db.register, here.id))?.size ?? 0;
  await Promise.all(Array.from({ length: 8 }, (_, at) => put(newId<"note">(), { title: `Nr ${at}`, by: "C" })));
  expect((await readHead(db.register, here.id))?.size).toBe(before + 8);
});

test("an entry that is as it was is the same object again; another version of it, and an erasure, is another", async () => {
  const recordId = newId<"note">();
  const shown = async () => {
    const page = await listCurrent<Note>(db.register, here.id, "note", { words: "'genkendt'" }, { limit: 5 });
    return page.items[0];
  };
  await put(recordId, { title: "Genkendt", by: "Frida" });
  const first = await shown();
  expect(first).toMatchObject({ version: 1, by: "Frida" });
  expect(await shown()).toBe(first);

  await put(recordId, { title: "Genkendt", by: "Bo" }, "Navn");
  const second = await shown();
  expect(second).toMatchObject({ version: 2, by: "Bo" });
  expect(await shown()).toBe(second);

  const [newest] = await readVersions(db.register, here.id, "note", recordId);
  if (!newest) throw new Error("nothing published");
  const erased = { ...newest, ...eraseValues(newest, ["/by"]), type: "note", recordId };
  await work(db.app, here, operator, now, ({ tx }) =>
    saveErased(tx, here.id, erased, now, () => [{ weight: "a", text: "genkendt" }]),
  );
  expect(await shown()).toMatchObject({ version: 2, by: null });
});

test("lists are narrowed and paged, and the register's role sees no working table", async () => {
  const page = await listCurrent<Note>(db.register, here.id, "note", { words: "'nr'" }, { limit: 5 });
  expect(page.items).toHaveLength(5);
  const rest = await listCurrent<Note>(db.register, here.id, "note", { words: "'nr'" }, { limit: 5, after: page.next });
  expect(rest.items).toHaveLength(3);
  expect(rest.next).toBeNull();
  expect(new Set([...page.items, ...rest.items].map((one) => one.slug)).size).toBe(8);
  expect((await listCurrent(db.register, here.id, "note", { country: "FR" }, { limit: 5 })).items).toEqual([]);
  await expect(
    db.register
      .withSchema("udsyn")
      .selectFrom("trips_trip" as never)
      .selectAll()
      .execute(),
  ).rejects.toThrow("permission denied");
});

test("a log of more than a tile, with corrections, records taken back and erasures in it, is whole when it is read through", async () => {
  const gone = newId<"note">();
  await put(gone, { title: "Taget tilbage", by: "A" });
  await work(db.app, here, operator, now, (one) => withdraw(one, key, "note", gone, "Fejl"));
  for (let n = 0; n < 260; n += 1) await put(newId<"note">(), { title: `Nr. ${n}`, by: "A" });
  expect((await readHead(db.register, here.id))?.size).toBeGreaterThan(256);
  expect(await checkLog(db.register, here.id)).toEqual({
    ...{
      areLeavesWhole: true,
      firstOther: null,
      isTreeWhole: true,
      otherVersions: [],
      withoutLeaf: [],
      otherInForce: [],
    },
  });
  await db.query("UPDATE register.log_hash SET hash = sha256(hash) WHERE level = 1");
  expect(await checkLog(db.register, here.id)).toMatchObject({ areLeavesWhole: true, isTreeWhole: false });
});

test("what is read ahead is what each question by itself is answered, until it is forgotten", async () => {
  const slugs = ["aalborg", "aalborg-2", "taget-ned", "nr-1", "ingen"];
  const asked = async () =>
    Promise.all(
      slugs.map(async (slug) => [
        await readRecord(db.register, here.id, "note", slug),
        await readFiled(db.register, here.id, "note", slug),
        await readFiled(db.register, here.id, "note", slug, 1),
        await readFiled(db.register, here.id, "note", slug, 99),
      ]),
    );
  const before = await asked();
  expect(before[0]?.[2]).toMatchObject({ newest: { version: 2 }, asked: { version: 1 } });
  const ahead = readingAhead(db.register);
  await ahead.read(here.id, "note", slugs, await readHead(db.register, here.id));
  expect(await asked()).toEqual(before);
  const shown = before[3]?.[0];
  if (!(shown && "entry" in shown)) throw new Error("not published");
  const id = shown.entry.id as ReturnType<typeof newId<"note">>;
  await work(db.app, here, operator, now, (one) => withdraw(one, key, "note", id, "Fejl"));
  // It is not asked for anew as long as it is held.
  expect(await readRecord(db.register, here.id, "note", "nr-1")).toEqual(before[3]?.[0]);
  ahead.forget();
  expect(await readRecord(db.register, here.id, "note", "nr-1")).toBeNull();
  await ahead.read(here.id, "note", ["nr-1"], await readHead(db.register, here.id));
  expect(await readRecord(db.register, here.id, "note", "nr-1")).toBeNull();
});

test("where entries are kept over lists one is the same object in all of them, and another when it says something else", async () => {
  const recordId = newId<"note">();
  const inLists = async () => {
    const lists = [{ words: "'overalt'" }, { words: "'overalt' & 'vist'" }];
    const pages = await Promise.all(
      lists.map((filter) => listCurrent<Note>(db.register, here.id, "note", filter, { limit: 5 })),
    );
    return pages.map(({ items }) => items);
  };
  await put(recordId, { title: "Vist overalt", by: "Frida" });
  const before = await inLists();
  keepOverLists(db.register);
  const [one, other] = await inLists();
  expect([one, other]).toEqual(before);
  const again = await inLists();
  expect(again[0]?.[0]).toBe(again[1]?.[0]);

  await put(recordId, { title: "Vist overalt", by: "Bo" }, "Navn");
  expect(await inLists()).toMatchObject([[{ version: 2, by: "Bo" }], [{ version: 2, by: "Bo" }]]);
  const [newest] = await readVersions(db.register, here.id, "note", recordId);
  if (!newest) throw new Error("nothing published");
  const erased = { ...newest, ...eraseValues(newest, ["/by"]), type: "note", recordId };
  await work(db.app, here, operator, now, ({ tx }) =>
    saveErased(tx, here.id, erased, now, () => [{ weight: "a", text: "vist overalt" }]),
  );
  expect(await inLists()).toMatchObject([[{ version: 2, by: null }], [{ version: 2, by: null }]]);
  await work(db.app, here, operator, now, (one) => withdraw(one, key, "note", recordId, "Fejl"));
  expect(await inLists()).toEqual([[], []]);
});

test("a page of a list goes on where it did, with entries kept over lists", async () => {
  const page = await listCurrent<Note>(db.register, here.id, "note", { words: "'nr'" }, { limit: 5 });
  const rest = await listCurrent<Note>(db.register, here.id, "note", { words: "'nr'" }, { limit: 500, skip: 5 });
  const all = await listCurrent<Note>(db.register, here.id, "note", { words: "'nr'" }, { limit: null });
  expect(page.next).not.toBeNull();
  expect([...page.items, ...rest.items]).toEqual(all.items);
});

test("a head that is remembered is the log's until it is forgotten", async () => {
  const before = await readHead(db.register, here.id);
  const heads = rememberHeads(db.register);
  expect(await readHead(db.register, here.id)).toEqual(before);
  await put(newId<"note">(), { title: "Endnu en", by: "A" });
  expect(await readHead(db.register, here.id)).toEqual(before);
  heads.forget();
  expect((await readHead(db.register, here.id))?.size).toBe((before?.size ?? 0) + 1);
});
