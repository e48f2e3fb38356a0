import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { get as ask } from "../setup/get.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

// A long file of open data that was broken off is gone on with, and never put together of two.

let site: TestSite;
let id: Awaited<ReturnType<typeof publishedTrip>>["id"];
const get = (path: string, headers: Record<string, string> = {}) =>
  ask(site.addressOf(path.startsWith("/data/partners") ? "ballerup" : "proeve") + path, headers);
const plan = (number: number) => ({
  kind: "committee-trip",
  title: `Rejse nr. ${number} til Malmø`,
  purpose: "At se, hvordan værterne gør.",
  destinations: [{ place: "Malmø", country: "SE" }],
  startOn: "2027-05-06",
  endOn: "2027-05-08",
  participants: { elected: { count: 2 } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "1234.5" }] },
});
beforeAll(async () => {
  site = await startTestSite();
  for (let number = 1; number <= 5; number += 1) ({ id } = await publishedTrip(site, "proeve", plan(number)));
});
afterAll(() => site.close());

const files = [
  "/data/trips.csv",
  "/data/trips.json",
  "/data/trips.jsonl",
  "/data/trips.xlsx",
  "/data/trip-accounts.csv",
  "/data/partners.json",
];

test.for([...files, "/data/trips.csv?dialekt=excel-da", "/data/trips.json?aar=2027&side=1"])(
  "%s can be gone on with from where it was broken off",
  async (path) => {
    const whole = await get(path);
    const { etag = "", "accept-ranges": ranges } = whole.headers;
    expect([whole.status, ranges, etag]).toEqual([200, "bytes", expect.stringMatching(/^"[\w-]{22}"$/)]);
    expect((await get(path)).bytes.equals(whole.bytes), "the same tag, the same bytes").toBe(true);
    const half = Math.floor(whole.bytes.length / 2);
    for (const [range, from, to] of [
      [`bytes=${half}-`, half, whole.bytes.length],
      [`bytes=0-${half - 1}`, 0, half],
      ["bytes=-7", whole.bytes.length - 7, whole.bytes.length],
    ] as const) {
      const part = await get(path, { range, "if-range": etag });
      expect(part.status, range).toBe(206);
      expect(part.headers).toMatchObject({
        "content-range": `bytes ${from}-${to - 1}/${whole.bytes.length}`,
        "content-length": String(to - from),
        etag,
      });
      expect(part.bytes.equals(whole.bytes.subarray(from, to)), range).toBe(true);
    }
    const past = await get(path, { range: `bytes=${whole.bytes.length}-` });
    expect([past.status, past.headers["content-range"]]).toEqual([416, `bytes */${whole.bytes.length}`]);
  },
);

test("squeezed it is other bytes: its tag is weak, and goes on with nothing", async () => {
  const plain = await get("/data/trips.csv");
  const squeezed = await get("/data/trips.csv", { "accept-encoding": "gzip" });
  expect(squeezed.headers).toMatchObject({ etag: `W/${plain.headers.etag}`, "content-encoding": "gzip" });
  expect(squeezed.headers["accept-ranges"]).toBeUndefined();
  expect(gunzipSync(squeezed.bytes).equals(plain.bytes)).toBe(true);
  const gone = await get("/data/trips.csv", { range: "bytes=10-", "if-range": squeezed.headers.etag ?? "" });
  expect(gone.status).toBe(200);
  expect((await get("/data/trips.csv", { "if-none-match": squeezed.headers.etag ?? "" })).status).toBe(304);
});

test("of pages, feeds and found lists the whole is sent", async () => {
  for (const path of ["/rejser", "/rejser?aar=2027&type=conference", "/rejser/feed.xml", "/soeg?q=malmø"]) {
    const answer = await get(path, { range: "bytes=10-" });
    expect([answer.status, answer.headers["accept-ranges"]], path).toEqual([200, undefined]);
  }
});

test("what was published in between begins anew, under its own tag", async () => {
  const before = await get("/data/trips.csv");
  await publishedAgain(site, "proeve", id, "Formålet var skrevet forkert.");
  const gone = await get("/data/trips.csv", { range: "bytes=100-", "if-range": before.headers.etag ?? "" });
  expect(gone.status).toBe(200);
  expect(gone.headers.etag).not.toBe(before.headers.etag);
  expect(gone.bytes.equals((await get("/data/trips.csv")).bytes)).toBe(true);
});

test("a page on another site may read which part it got", async () => {
  const { headers } = await get("/data/trips.json", { range: "bytes=0-9", origin: "https://avisen.example" });
  expect(headers["access-control-allow-origin"]).toBe("*");
  for (const name of ["content-range", "accept-ranges", "etag"])
    expect(headers["access-control-expose-headers"]).toContain(name);
});
