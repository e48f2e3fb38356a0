import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet, unescapeFormula } from "../../src/papers/index.ts";
import { projectRoot } from "../../src/platform/index.ts";
import { fixPublicPlan, readTrip, type TripId } from "../../src/trips/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared");
const file = path.join(shared, "fixtures/naughty-strings/blns.json");
/** Signs that nobody sees are no text, however many there are. */
const unseen = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/v;
const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\u0009=1", "＝1+1", "'=1", "''+2", "=cmd|' /C calc'!A0"];

let site: TestSite;
let get: ReturnType<typeof reads>;
/** By the trip's id: the text as the interface took it, read back from the interface. */
const taken = new Map<string, string>();
let refused = 0;

beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, "proeve");
  const naughty: string[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  for (const text of [...naughty, ...formulas]) {
    const response = await site.api("proeve", "coordinator", "POST", "/api/v1/trips", {
      title: text,
      purpose: text,
      startOn: "2025-02-03",
      endOn: "2025-02-03",
    });
    const answer = (await response.json()) as { id: string; title: string };
    if (response.status === 422 || response.status === 400) refused += 1;
    else {
      expect(response.status, JSON.stringify(text)).toBe(201);
      expect(answer.title).toBe(unseen.test(text) ? "" : text.replaceAll("\r\n", "\n").trim());
      if (answer.title !== "") taken.set(answer.id, answer.title);
    }
  }
  await site.doing("proeve", async (work) => {
    for (const id of taken.keys()) {
      const trip = await readTrip(work.tx, work.municipality.id, id as TripId);
      await site.rooms.publishTrip(work, await fixPublicPlan(work, trip, null), null);
    }
  });
});
afterAll(() => site.close());

const expected = () => Object.fromEntries(taken);
const byId = (pairs: Iterable<readonly [string, string]>) => Object.fromEntries(pairs);

test("the hostile texts are there, most of them taken", ({ skip }) => {
  if (!existsSync(file)) skip("the naughty-strings fixture is not here: only formulas are tried");
  expect(taken.size).toBeGreaterThan(450);
  expect(refused).toBeLessThan(30);
});

test("JSON, JSON lines and CSV give every text back exactly, and no cell is a formula", async () => {
  const { items } = (await (await get("/data/trips.json")).json()) as { items: { id: string; title: string }[] };
  expect(byId(items.map((one) => [one.id, one.title]))).toEqual(expected());
  for (const dialect of ["", "?dialekt=excel-da"]) {
    const text = await (await get(`/data/trips.csv${dialect}`)).text();
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, delimiter: dialect ? ";" : "," });
    for (const row of rows) expect(row.title).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    expect(byId(rows.map((row) => [row.id ?? "", unescapeFormula(row.title ?? "")]))).toEqual(expected());
  }
});

test("the spreadsheet holds texts, never formulas", async () => {
  const [head = [], ...rows] = await Array.fromAsync(
    readSheet(new Uint8Array(await (await get("/data/trips.xlsx")).arrayBuffer())),
  );
  const [id, title] = [head.indexOf("id"), head.indexOf("title")];
  const shown = byId(rows.map((row) => [String(row[id]), String(row[title])]));
  expect(shown).toEqual(expected());
});

test("the feed and the calendar give the texts back", async () => {
  const feed = await (await get("/rejser/feed.xml")).text();
  const titles = [...feed.matchAll(/<entry><id>urn:uuid:([^<]+)<\/id><title>([^<]*)<\/title>/g)];
  expect(titles).toHaveLength(Math.min(50, taken.size));
  for (const [, id = "", title = ""] of titles) expect(fromXml(title)).toBe(taken.get(id));

  const calendar = new ICAL.Component(ICAL.parse(await (await get("/rejser/kalender.ics")).text()));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  expect(events).toHaveLength(taken.size);
  for (const event of events) {
    expect(event.summary).toBe(taken.get(event.uid));
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(["2025-02-03", "2025-02-04"]);
  }
});

test("the verifier finds nothing wrong with any of it", async () => {
  expect((await verifySource(urlSource(site.addressOf("proeve")))).differences).toEqual([]);
});

function fromXml(text: string): string {
  const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? "?");
}
