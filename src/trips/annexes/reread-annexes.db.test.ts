import { afterAll, beforeAll, expect, test } from "vitest";
import { annexing } from "../../../test/setup/annexing.ts";
import { clean } from "../../../test/setup/files/made-pdf.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { type Who, work } from "../../identity/index.ts";
import { readerVersion, readFileForReview } from "../../records/index.ts";
import { rereadAnnexes } from "./reread-annexes.ts";

const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
});
afterAll(() => site.close());

const job: Who = { actor: { kind: "job", id: "trips.daily", name: "Daglig kørsel" }, grants: [] };
const reread = (read?: typeof readFileForReview) =>
  rereadAnnexes(
    (use) => work(site.db.app, site.here(slug), job, site.clock.now, use),
    ...([site.here(slug).id, site.rooms.publishTrip, site.files, read] as const),
  );

test("a reading that ran out of time or memory takes nothing from the public, and is done again", async () => {
  const trip = await on.publicTrip("Læst igen på en travl maskine");
  const { body } = await on.send(trip.id, await clean(), "a.pdf", { title: "Helt i orden" });
  const rowOf = async () =>
    (await site.db.query("SELECT reader, found, reading FROM udsyn.trips_annex WHERE annex_id = $1", [body.id]))[0];
  await site.db.query("UPDATE udsyn.trips_annex SET reader = 0 WHERE annex_id = $1", [body.id]);
  const before = await rowOf();
  const slow: typeof readFileForReview = (bytesOf, fileName) =>
    readFileForReview(bytesOf, fileName, { milliseconds: 1 });
  const crashed: typeof readFileForReview = async (...of) => ({
    ...(await readFileForReview(...of)),
    unread: [{ why: "crashed", at: "" }],
  });
  for (const read of [slow, crashed]) {
    await expect(reread(read)).rejects.toMatchObject({
      errors: [expect.objectContaining({ message: expect.stringMatching(`${body.id}.*(?:too-slow|crashed)`) })],
    });
    expect(await rowOf()).toEqual(before);
    expect((await on.read(`/bilag/${body.id}`)).status).toBe(200);
  }
  await reread();
  expect(await rowOf()).toMatchObject({ reader: readerVersion, found: "nothing" });
  expect((await on.read(`/bilag/${body.id}`)).status).toBe(200);
});

test("a run tries no more than twenty, and the next goes on after them", async () => {
  const trip = await on.publicTrip("Mange bilag læses igen");
  const { body } = await on.send(trip.id, await clean(), "b.pdf", { title: "Et af mange" });
  await site.db.query(
    `INSERT INTO udsyn.trips_annex SELECT (jsonb_populate_record(a, jsonb_build_object('annex_id', uuidv7(), 'reader', 0))).*
     FROM udsyn.trips_annex a, generate_series(1, 24) WHERE annex_id = $1`,
    [body.id],
  );
  const tried: string[] = [];
  // They are copies of one file, so it is read once for all of them.
  let once: ReturnType<typeof readFileForReview> | undefined;
  const quick: typeof readFileForReview = (...of) => {
    once ??= readFileForReview(...of);
    return once;
  };
  const slow: typeof readFileForReview = async (...of) => {
    tried.push(of[1]);
    return { ...(await quick(...of)), unread: [{ why: "too-slow", at: "" }] };
  };
  await expect(reread(slow)).rejects.toThrow("20 annexes");
  expect(tried.length).toBe(20);
  await reread(quick);
  const behind = async () =>
    Number((await site.db.query("SELECT count(*) FROM udsyn.trips_annex WHERE reader = 0"))[0]?.count);
  expect(await behind()).toBe(20);
  await reread(quick);
  expect(await behind()).toBe(0);
});
