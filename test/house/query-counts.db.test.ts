import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { seedTrips } from "../../src/app/seed/seed.ts";
import { trialProfile } from "../../src/app/seed/trial-profile.ts";
import { addDemoPeople } from "../../src/identity/index.ts";
import { saveProfile } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";

const municipality = "proeve-1";

/**
 * How many statements each page sends the database, `BEGIN` and `COMMIT` with them, at its first rendering: one number, whatever
 * there is to show. One more is a decision; one a row fails here.
 */
const recorded: Readonly<Record<string, number>> = {
  "/": 5,
  // One of them asks what imported partners are called: they can be chosen.
  "/rejser": 4,
  // What the figure counts, and what its places are called.
  "/rejser?vis=kort": 6,
  "/rejser?vis=tidslinje": 5,
  "/rejser/aar": 2,
  "/rejser/valgte": 2,
  "/rejser/:slug": 2,
  "/rejser/:slug/versioner": 2,
  "/rejser/:slug/program.ics": 2,
  "/beslutninger": 2,
  "/beslutninger/udvalg/:id": 2,
  "/udvalg": 1,
  // One for what is counted, what is newest, what is over its deadline, what lacks a report, and what was ruled.
  "/udvalg/:id": 6,
  "/partnere": 2,
  "/strategi": 1,
  // A sample of each of three sets, and how many trips, lines of accounts and rulings there are.
  "/data": 6,
  "/data/partners.json": 3,
  "/oparl/v1.1/papers": 3,
  // One of them asks what was taken back: a meeting changes by it.
  "/oparl/v1.1/meetings": 5,
  // Two of them count what imports left: held rows, and trips that are not public.
  // One asks which questions from the public wait, one which annexes were refused.
  "/skrivebord": 29,
  "/skrivebord?status": 29,
  "/skrivebord/soeg": 10,
  "/skrivebord/moeder": 14,
  "/skrivebord/moeder/:id/dagsorden": 18,
  // One of them asks whether the case is marked for preservation, one whether an annex was refused.
  "/skrivebord/rejser/:id": 19,
  // One of them asks which lines were booked by hand: a ledger's may be the same.
  "/skrivebord/rejser/:id/regnskab": 15,
  "/skrivebord/posteringer": 13,
  "/skrivebord/rammer": 9,
  "/api/v1/trips": 9,
  "/api/v1/obligations": 17,
  "/data/trips.json": 3,
  "/rejser/feed.xml": 2,
};

let site: TestSite;
let cookie: Record<string, string>;
let first: { id: string; slug: string };
/** A committee that has trips. */
let committee = "";
/** Everything is on the agenda of this one, half of it as reports. */
let meeting = "";
const counted = vi.spyOn(pg.Client.prototype, "query");

const host = () => new URL(site.addressOf(municipality)).host;
const desk = (path: string) => ask(site.address, { host: host(), path, headers: cookie });
const api = async (path: string) =>
  ask(site.address, { path, headers: { authorization: `Bearer ${await site.token(municipality, "coordinator")}` } });

/** A fifth of the trips each: drafts, asked for, sent back, home with report and accounts owed; the rest as they are. */
const standing = `UPDATE udsyn.trips_trip t SET status = n.status, report_status = n.report, accounts_status = n.accounts
  FROM (SELECT trip_id, row_number() OVER (ORDER BY trip_id) % 5 AS nth FROM udsyn.trips_trip WHERE municipality_id = $1) AS o
  JOIN (VALUES (0, 'draft', 'not-owed', 'not-owed'), (2, 'submitted', 'not-owed', 'not-owed'),
    (3, 'sent-back', 'not-owed', 'not-owed'), (4, 'approved', 'owed', 'open')) AS n (nth, status, report, accounts)
    ON n.nth = o.nth
  WHERE t.municipality_id = $1 AND t.trip_id = o.trip_id`;

/** Fills up to a number of trips; the first of them is the same each time. */
async function fill(trips: number): Promise<void> {
  const { db, logKey } = site;
  const here = site.here(municipality);
  const refresh = async () => undefined;
  await seedTrips({
    db: db.app,
    here,
    logKey,
    seed: 1,
    trips,
    clock: () => site.clock.now,
    refresh,
    onProgress: () => undefined,
  });
  await site.db.query(standing, [here.id]);
  const [row] = await site.db.query<{ id: string }>(
    "SELECT meeting_id AS id FROM udsyn.decisions_meeting WHERE municipality_id = $1 ORDER BY meets_on, meeting_id LIMIT 1",
    [here.id],
  );
  meeting ||= row?.id ?? "";
  await site.db.query("UPDATE udsyn.decisions_meeting SET meets_on = '2026-05-05' WHERE meeting_id = $1", [meeting]);
  await site.db.query(
    `UPDATE udsyn.decisions_submission s SET meeting_id = $2, about = CASE WHEN n.nth % 2 = 1 THEN 'report' ELSE s.about END
     FROM (SELECT submission_id, row_number() OVER (ORDER BY submission_id) AS nth FROM udsyn.decisions_submission
       WHERE municipality_id = $1 AND status <> 'open' AND meeting_id <> $2) AS n
     WHERE s.municipality_id = $1 AND s.submission_id = n.submission_id`,
    [here.id, meeting],
  );
  await site.db.query("UPDATE udsyn.decisions_ruling SET confirmed_at = NULL WHERE municipality_id = $1", [here.id]);
}

async function signIn(): Promise<void> {
  const entered = await ask(site.address, {
    host: host(),
    path: "/log-ind/demo",
    method: "POST",
    body: "role=coordinator",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  cookie = { cookie: entered.headers["set-cookie"]?.[0]?.split(";")[0] ?? "" };
}

/** What each page asked, for whoever must find the statement that is one too many. */
const asked = new Map<string, string>();

/** Every page's number. */
async function counts(): Promise<Record<string, number>> {
  const pages: Readonly<Record<string, () => ReturnType<typeof ask>>> = {
    "/": () => desk("/"),
    "/rejser": () => desk("/rejser"),
    "/rejser?vis=kort": () => desk("/rejser?vis=kort"),
    "/rejser?vis=tidslinje": () => desk("/rejser?vis=tidslinje"),
    "/rejser/aar": () => desk("/rejser/aar"),
    "/rejser/valgte": () => desk("/rejser/valgte"),
    "/rejser/:slug": () => desk(`/rejser/${first.slug}`),
    "/rejser/:slug/versioner": () => desk(`/rejser/${first.slug}/versioner`),
    "/rejser/:slug/program.ics": () => desk(`/rejser/${first.slug}/program.ics`),
    "/beslutninger": () => desk("/beslutninger"),
    "/beslutninger/udvalg/:id": () => desk(`/beslutninger/udvalg/${committee}`),
    "/udvalg": () => desk("/udvalg"),
    "/udvalg/:id": () => desk(`/udvalg/${committee}`),
    "/partnere": () => desk("/partnere"),
    "/strategi": () => desk("/strategi"),
    "/data": () => desk("/data"),
    "/data/partners.json": () => desk("/data/partners.json"),
    "/oparl/v1.1/papers": () => desk("/oparl/v1.1/papers"),
    "/oparl/v1.1/meetings": () => desk("/oparl/v1.1/meetings"),
    "/skrivebord": () => desk("/skrivebord"),
    "/skrivebord?status": () => desk("/skrivebord?status=complete"),
    "/skrivebord/soeg": () => desk("/skrivebord/soeg?q=skole"),
    "/skrivebord/moeder": () => desk("/skrivebord/moeder"),
    "/skrivebord/moeder/:id/dagsorden": () => desk(`/skrivebord/moeder/${meeting}/dagsorden`),
    "/skrivebord/rejser/:id": () => desk(`/skrivebord/rejser/${first.id}`),
    "/skrivebord/rejser/:id/regnskab": () => desk(`/skrivebord/rejser/${first.id}/regnskab`),
    "/skrivebord/posteringer": () => desk("/skrivebord/posteringer"),
    "/skrivebord/rammer": () => desk("/skrivebord/rammer"),
    "/api/v1/trips": () => api("/api/v1/trips?limit=50"),
    "/api/v1/obligations": () => api("/api/v1/obligations"),
    "/data/trips.json": () => desk("/data/trips.json"),
    "/rejser/feed.xml": () => desk("/rejser/feed.xml"),
  };
  await signIn();
  await site.token(municipality, "coordinator");
  const found: Record<string, number> = {};
  for (const [name, page] of Object.entries(pages)) {
    counted.mockClear();
    const { status } = await page();
    const statements = counted.mock.calls
      .map(([first]) => (first as { text?: string }).text ?? String(first))
      // Once in a while the site asks whether it still hears what is published: no page's question.
      .filter((text) => !text.startsWith("NOTIFY udsyn_echo"));
    found[name] = statements.length;
    asked.set(name, statements.join("\n"));
    expect([name, status]).toEqual([name, 200]);
  }
  return found;
}

beforeAll(async () => {
  site = await startTestSite();
  await saveProfile(site.db.app, trialProfile(1), site.clock.now);
  // Read before anything is counted.
  await vi.waitFor(() => expect(site.directory.bySlug(municipality)).not.toBeNull(), { timeout: 10_000 });
  await site.doing(municipality, (work) => addDemoPeople(work));
  await fill(5);
  const [row] = await site.db.query<{ id: string; slug: string }>(
    "SELECT record_id AS id, slug FROM register.current ORDER BY leaf_index LIMIT 1",
  );
  if (!row) throw new Error("nothing was published");
  first = row;
  const [body] = await site.db.query<{ id: string }>(
    "SELECT entry -> 'committee' ->> 'id' AS id FROM register.current WHERE entry ->> 'committee' IS NOT NULL LIMIT 1",
  );
  committee = body?.id ?? "";
  // The log's head is read once for all pages after a publication.
  await desk("/log");
});
afterAll(async () => {
  vi.restoreAllMocks();
  await site.close();
});

test("a page asks the database as often for sixty trips as for five", async () => {
  const few = await counts();
  const askedOfFew = new Map(asked);
  await fill(60);
  // Tomorrow every kept page is rendered anew.
  site.clock.now = new Date(site.clock.now.getTime() + 86_400_000);
  const many = await counts();
  for (const [name, number] of Object.entries(few)) {
    if (many[name] !== number) expect(asked.get(name), name).toBe(askedOfFew.get(name));
  }
  expect(many).toEqual(few);
  expect(many).toEqual(recorded);
});
