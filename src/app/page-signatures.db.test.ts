import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { operator, work } from "../identity/index.ts";
import { newId } from "../kernel/index.ts";
import { demoProfileFiles, type Municipality, saveProfile } from "../profile/index.ts";
import { type EntryType, newLogKey, publish } from "../register/index.ts";
import { pageSignatures } from "./page-signatures.ts";

type Note = { title: string };
const none = { sortOn: null, year: null, bodyId: null, kind: null, state: null, direction: null };
const notes: EntryType<Note> = {
  type: "note",
  schema: "test.note/1",
  content: z.object({ title: z.string() }),
  hidden: [],
  slugOf: (note) => note.title,
  columnsOf: () => ({ ...none, countries: [], goals: [], partners: [], places: [] }),
  factsOf: () => [],
  searchPartsOf: (note) => [{ weight: "a", text: note.title }],
};
const key = newLogKey("test");
const now = new Date("2026-05-06T10:00:00Z");
let db: ScratchDatabase;
let here: Municipality;
const put = (title: string) =>
  work(db.app, here, operator, now, (one) => publish(one, key, notes, newId<"note">(), { title }, null));

beforeAll(async () => {
  db = await scratchDatabase();
  const [first] = demoProfileFiles;
  if (!first) throw new Error("no demo profile");
  here = await saveProfile(db.app, first, now);
});
afterAll(() => db.close());

test("a page is signed at the size of the log that was heard of, which may look old and never newer than its words", async () => {
  let heard = 0;
  const following: ((id?: string) => void)[] = [];
  const publications = {
    isHeard: () => true,
    headOf: () => String(heard),
    followProfiles: () => undefined,
    follow: (tell: (id?: string) => void) => void following.push(tell),
    close: async () => undefined,
  };
  const signing = pageSignatures(db.register, publications, key);
  const sizeNow = async () =>
    /\npage\n(\d+)\n/.exec(String((await signing(here))("rejser", "text/html", Buffer.from("<p>x</p>"))))?.[1];
  expect(await sizeNow()).toBeUndefined();
  await put("en");
  heard += 1;
  expect(await sizeNow()).toBe("1");
  await put("to");
  expect(await sizeNow()).toBe("1");
  heard += 1;
  for (const tell of following) tell(here.id);
  expect(await sizeNow()).toBe("2");
  await put("tre");
  heard += 1;
  expect(await sizeNow()).toBe("3");
});
