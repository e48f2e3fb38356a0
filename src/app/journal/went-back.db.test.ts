import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { openLog, readConfig } from "../../platform/index.ts";
import { readSigned } from "../../register/index.ts";
import { publisher } from "../../trips/index.ts";
import { compareLogs, refuseForks } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";
import { journalKeeper } from "./journal-keeper.ts";
import { goneBack, knownHeads } from "./known-heads.ts";

/** A running site whose database goes back in time: a standby that lagged, a snapshot. It never signs a second head. */
const tables = [
  "log_leaf",
  "log_hash",
  "log_head",
  "entry",
  "current",
  "fact",
  "dated_part",
  "dated_part_was",
  "slug",
  "tally",
];
const errors: string[] = [];
const log = {
  ...openLog("silent"),
  error: (what: object, words?: string) => void errors.push(`${words}: ${JSON.stringify(what)}`),
};
let site: TestSite;
const journal = () => path.join(path.dirname(site.filesDir), "journal");
beforeAll(async () => {
  site = await startTestSite(undefined, { log });
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await publishedTrip(site, "proeve", { title: "Turku" });
});
afterAll(() => site.close());
beforeEach(async () => {
  errors.length = 0;
  for (const table of tables)
    await site.db.query(`CREATE TABLE public.kept_${table} AS SELECT * FROM register.${table}`);
});
afterEach(async () => {
  for (const table of tables) await site.db.query(`DROP TABLE public.kept_${table}`);
});

const head = () => readSigned(site.db.register, site.here("proeve").id);
/** What a failover does: what was published since is not there. Gives back what was, for the right database to come again. */
async function goBack(): Promise<() => Promise<void>> {
  for (const table of tables) {
    await site.db.query(`CREATE TABLE public.newest_${table} AS SELECT * FROM register.${table}`);
    await put(table, "kept");
  }
  return async () => {
    for (const table of tables) {
      await put(table, "newest");
      await site.db.query(`DROP TABLE public.newest_${table}`);
    }
  };
}
async function put(table: string, from: string): Promise<void> {
  await site.db.query(`DELETE FROM register.${table}`);
  await site.db.query(`INSERT INTO register.${table} SELECT * FROM public.${from}_${table}`);
}
const readyz = async () => {
  const answer = await reads(site, "proeve")("/readyz");
  const { checks } = (await answer.json()) as { checks: { name: string; ok: boolean; message: string }[] };
  return [answer.status, checks.find((one) => one.name === "log")?.message];
};
const takeDown = async (id: string) => {
  const answer = await site.api("proeve", "coordinator", "POST", `/api/v1/trips/${id}/takedown`, { reason: "Fejl." });
  return [answer.status, answer.headers.get("retry-after"), await answer.json()];
};
const refused = [
  503,
  null,
  expect.objectContaining({ code: "log-went-back", detail: expect.stringContaining("gået tilbage i tiden") }),
];

test("what this process signed itself is not signed anew, readyz says so, the log once, until the right database is back", async () => {
  const { id } = await publishedTrip(site, "proeve", { title: "Tartu" });
  expect(await readyz()).toEqual([200, "Logbøgerne går videre fra det, der er vist."]);
  const ahead = await goBack();
  const before = await head();
  // As when the connection comes back: told, though nobody publishes.
  const keeper = newKeeper();
  keeper.keep();
  await keeper.stop();
  expect(errors).toHaveLength(1);
  expect(await readyz()).toEqual([503, expect.stringContaining("bin/udsyn doctor")]);
  const [{ id: other } = { id: "" }] = await site.db.query<{ id: string }>(
    "SELECT record_id AS id FROM register.current WHERE record_id <> $1 LIMIT 1",
    [id],
  );
  expect(await takeDown(other)).toEqual(refused);
  expect(await takeDown(other)).toEqual(refused);
  expect(await head()).toEqual(before);
  const told = errors.filter((one) => one.startsWith("the database has gone back in time"));
  expect(told).toEqual([expect.stringMatching(/logbogen har 2 poster, men 3 er vist .*--new-log --same-documents/)]);
  await ahead();
  expect(await readyz()).toEqual([200, "Logbøgerne går videre fra det, der er vist."]);
  expect((await takeDown(other))[0]).toBe(201);
});

test("another root of the same size, and a longer log that is not the old one's, are no less another log", async () => {
  await publishedTrip(site, "proeve", { title: "Riga" });
  const ahead = await goBack();
  // Another process, which knows nothing, goes on from what came back.
  const { heads: _heads, ...forgetful } = site.logKey;
  const there = { ...site, rooms: { ...site.rooms, publishTrip: publisher(forgetful) } };
  await publishedTrip(there, "proeve", { title: "Vilnius" });
  await expect(publishedTrip(site, "proeve", { title: "Kiel" })).rejects.toMatchObject({ code: "log-went-back" });
  await publishedTrip(there, "proeve", { title: "Oulu" });
  // Whoever looks does not take the longer one in: looked at again it is still another.
  const { id, profile } = site.here("proeve");
  const { heads } = site.logKey;
  for (const _ of ["once", "twice"])
    expect(heads && (await goneBack(site.db.register, heads, id))).toEqual([profile.logOrigin]);
  await expect(publishedTrip(site, "proeve", { title: "Kiel" })).rejects.toMatchObject({ code: "log-went-back" });
  await ahead();
  await publishedTrip(site, "proeve", { title: "Kiel" });
});

test("what another process signed is known from the journal, and what was heard of where that cannot be read", async () => {
  const keeper = newKeeper();
  await publishedTrip(site, "proeve", { title: "Narva" });
  keeper.keep(site.here("proeve").id);
  await keeper.stop();
  const own = await head();
  const fresh = knownHeads(openJournal(journal()), log);
  expect(await fresh.newest(own?.origin ?? "")).toMatchObject([{ size: own?.size }]);
  await rm(journal(), { recursive: true });
  await writeFile(journal(), "");
  const looked = knownHeads(openJournal(journal()), log);
  await goneBack(site.db.register, looked, site.here("proeve").id);
  expect(await looked.newest(own?.origin ?? "")).toMatchObject([{ size: own?.size }]);
  expect(await fresh.newest(own?.origin ?? "")).toEqual([]);
  expect(await site.logKey.heads?.newest(own?.origin ?? "")).toMatchObject([{ size: own?.size }]);
  await rm(journal());
});

test("where nothing has gone wrong, no statement more is asked than by a key that remembers nothing", async () => {
  const counted = vi.spyOn(pg.Client.prototype, "query");
  const cost = async (title: string) => {
    counted.mockClear();
    await publishedTrip(site, "proeve", { title });
    return counted.mock.calls.length;
  };
  await cost("Bergen");
  const known = await cost("Gdansk");
  const asked = counted.mock.calls.map(([one]) => (typeof one === "string" ? one : (one as { text: string }).text));
  expect(known).toBeGreaterThan(10);
  expect(asked.filter((one) => one.includes("log_hash h"))).toEqual([]);
  vi.restoreAllMocks();
});

test("a head whose transaction came to nothing was never signed for anybody", async () => {
  const isPublished = vi.spyOn(site.rooms, "publishTrip").mockImplementation(async (...given) => {
    isPublished.mockRestore();
    await site.rooms.publishTrip(...given);
    throw new Error("cut off");
  });
  await expect(publishedTrip(site, "proeve", { title: "Kemi" })).rejects.toThrow("cut off");
  await publishedTrip(site, "proeve", { title: "Kemi" });
});

test("a log that goes on while it is looked at has not gone back, whoever looks", async () => {
  const { heads } = site.logKey;
  const keeper = newKeeper();
  const there = openJournal(journal());
  if (!heads) throw new Error("the key remembers nothing");
  const publish = async (title: string) => {
    await publishedTrip(site, "proeve", { title });
    keeper.keep(site.here("proeve").id);
    await keeper.stop();
  };
  const newest = async (origin: string) => {
    await publish("Narvik");
    return heads.newest(origin);
  };
  expect(await goneBack(site.db.register, { ...heads, newest }, site.here("proeve").id)).toEqual([]);
  const beside = async (origin: string) => {
    await publish("Luleå");
    return there.newest(origin);
  };
  const [followed] = await compareLogs(site.db.register, { ...there, newest: beside }, site.here("proeve").id);
  expect(followed).toMatchObject({ standing: "same" });
  expect(errors).toEqual([]);
  await rm(journal(), { recursive: true });
});

test("the words of a start that is refused name the ways out", () => {
  const wrong = { municipality: "proeve", standing: "differs", size: 4, journalSize: 3 } as const;
  expect(() => refuseForks([wrong], "/j")).toThrow(/første 3 poster er andre.*standby.*backup FIL.*--new-log/s);
});

function newKeeper() {
  const config = { ...configOf(), journal: journal() };
  const parts = { db: site.db, journal: openJournal(journal()), config, secret: "test", logKey: site.logKey };
  return journalKeeper(parts, () => site.clock.now, log);
}

function configOf() {
  const config = readConfig({ UDSYN_DATA: path.dirname(site.filesDir) });
  if ("faults" in config) throw new Error("the configuration has faults");
  return config;
}
