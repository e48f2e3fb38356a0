import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import { readHead } from "../log.store.ts";
import { currentEntries } from "./current-entries.store.ts";

/** A list too long for memory: each reading of it holds a connection, and the pages need theirs. */
const slug = "lyngholm";
let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, slug);
  await publishedTrip(site, slug, { ...wholeTrip, startOn: "2025-02-03", endOn: "2025-02-04" });
  await site.db.query(`INSERT INTO register.current
    SELECT (jsonb_populate_record(c, jsonb_build_object('record_id', gen_random_uuid(), 'slug', c.slug || '-' || n))).*
    FROM register.current c, generate_series(1, 600) n WHERE c.type = 'trip' AND c.slug LIKE 'hamborg%'`);
});
afterAll(() => site.close());
const long = () => currentEntries(site.db.register, site.here(slug).id, "trip", {}, null);
const statuses = async (asked: Promise<Response>[]) => (await Promise.all(asked)).map((one) => one.status);

test("of those who ask for a long file at once, four get it; a place is free again when it is read, left or never begun", async () => {
  const all = await Promise.allSettled(Array.from({ length: 16 }, long));
  const given = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(given.length).toBe(4);
  // Told as a crowd, with when to come back: no fault to be logged, and no database that is away.
  await expect(long()).rejects.toMatchObject({ statusCode: 503, code: "crowded", retryAfter: 5 });
  const refused = await get("/data/trips.json");
  const said = [refused.status, refused.headers.get("retry-after"), ((await refused.json()) as { code: string }).code];
  expect(said).toEqual([503, "5", "crowded"]);
  const [read, left, ...unread] = given;
  let rows = 0;
  for await (const _ of read ?? []) rows += 1;
  for await (const _ of left ?? []) break;
  for (const one of unread) {
    one.close();
    one.close();
  }
  expect(rows).toBeGreaterThan(600);
  const again = await Promise.allSettled(Array.from({ length: 6 }, long));
  expect(again.filter((one) => one.status === "fulfilled").length).toBe(4);
  for (const one of again) if (one.status === "fulfilled") one.value.close();
});

test("neither the head of a file nor one that its reader has keeps a place", async () => {
  for (const path of ["/data/trips.json", "/data/trips.csv", "/rejser/kalender.ics"]) {
    const whole = await get(path);
    expect(whole.status, path).toBe(200);
    const etag = whole.headers.get("etag") ?? "";
    for (let n = 0; n < 5; n += 1) {
      expect((await get(path, {}, "HEAD")).status, path).toBe(200);
      expect((await get(path, { "if-none-match": etag })).status, path).toBe(304);
    }
  }
  expect(await statuses([get("/data/trips.json"), get("/data/trips.jsonl")])).toEqual([200, 200]);
});

test("a long file that begins after something else was published breaks off, to be asked for again, and keeps no place", async () => {
  const head = await readHead(site.db.register, site.here(slug).id);
  if (!head) throw new Error("no log");
  const at = (of: typeof head) => currentEntries(site.db.register, site.here(slug).id, "trip", {}, null, of);
  const all = async (of: typeof head) => {
    let rows = 0;
    for await (const _ of await at(of)) rows += 1;
    return rows;
  };
  expect(await all(head)).toBeGreaterThan(600);
  for (let n = 0; n < 6; n += 1)
    await expect(all({ ...head, changedAt: new Date(0) })).rejects.toMatchObject({
      ...{ statusCode: 503, code: "published-meanwhile", retryAfter: 1 },
    });
});
