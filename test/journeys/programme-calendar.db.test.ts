import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { named, publicForm, withdraw } from "../../src/register/index.ts";
import { directorySource, verifySource } from "../../src/verify/index.ts";
import { publishedAgain, publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, filesIn, written } from "../setup/written-site.ts";

/** A trip's programme as a calendar: each slot on the clock of its place, at an address that lives as the trip's others do. */
const slug = "lyngholm";
let site: TestSite;
let trip: Awaited<ReturnType<typeof publishedTrip>>;
let bare: typeof trip;
let get: ReturnType<typeof reads>;
let goneSlug = "";

const toronto = { place: "Toronto", country: "CA", lat: 43.7, lon: -79.42 };
const slots = [
  { date: "2026-10-31", from: "12:00", to: "15:30", title: "Fly København–Toronto", purposeClass: "travel" },
  {
    ...{
      date: "2026-10-31",
      from: "22:30",
      to: "00:15",
      title: "Aftensmad; med værten, borgmesteren",
      purposeClass: "social",
    },
    ...{ place: "City Hall, Toronto", host: "Toronto", endsNextDay: true },
  },
  // Clocks there are put back on the first of November.
  { date: "2026-11-01", from: "23:30", to: "01:30", endsNextDay: true, title: "Bagefter", purposeClass: "social" },
  { date: "2026-11-02", from: "09:00", title: "Uden slut", purposeClass: "municipal" },
  { date: "2026-11-02", title: "Egen tid", purposeClass: "own-time" },
];
const plan = {
  title: "Toronto, med klokkeslæt",
  startOn: "2026-10-31",
  endOn: "2026-11-04",
  destinations: [{ ...toronto, from: "2026-10-31", to: "2026-11-04" }],
  programme: slots,
};

beforeAll(async () => {
  // After the return: hours are told.
  site = await startTestSite(new Date("2026-11-26T08:00:00Z"));
  get = reads(site, slug);
  trip = await publishedTrip(site, slug, plan);
  bare = await publishedTrip(site, slug, { title: "Uden program", startOn: "2026-05-01" });
}, 180_000);
afterAll(() => site?.close());

function eventsIn(text: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}
const read = async (address = `/rejser/${trip.slug}/program.ics`) => (await get(address)).text();
const whole = async (address?: string) => (await read(address)).replaceAll("\r\n ", "");

test("each slot is an event on the clock of its place, and what nobody knows is not told", async () => {
  const events = eventsIn(await read());
  expect(events.map((one) => one.summary)).toEqual(slots.map(({ title }) => title));
  expect(events.map(({ startDate }) => [startDate.toString(), startDate.zone?.tzid])).toEqual([
    // On the way there its hours are those of two clocks.
    ["2026-10-31T12:00:00", "floating"],
    ["2026-10-31T22:30:00", "America/Toronto"],
    ["2026-11-01T23:30:00", "America/Toronto"],
    ["2026-11-02T09:00:00", "America/Toronto"],
    ["2026-11-02", "floating"],
  ]);
  const ends = (await whole())
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((one) => /^DTEND.*$/m.exec(one)?.[0].trim() ?? null);
  expect(ends).toEqual([
    "DTEND:20261031T153000",
    "DTEND;TZID=America/Toronto:20261101T001500",
    "DTEND;TZID=America/Toronto:20261102T013000",
    null,
    "DTEND;VALUE=DATE:20261103",
  ]);
  // The night that clocks are put back on lasts as it does there; from the next day on they are five hours behind UTC.
  expect(events.map(({ startDate }) => startDate.toJSDate().toISOString().slice(0, 16)).slice(1, 4)).toEqual([
    "2026-11-01T02:30",
    "2026-11-02T04:30",
    "2026-11-02T14:00",
  ]);
  expect((await whole()).match(/^BEGIN:VTIMEZONE/gm)).toHaveLength(1);
});

test("an event names its trip, its place and its host, and is brought up to date by the trip's next version", async () => {
  const [, evening] = eventsIn(await read(`/en/rejser/${trip.slug}/program.ics`));
  expect(evening).toMatchObject({ uid: `${trip.id}-2`, sequence: 1, location: "City Hall, Toronto, Toronto" });
  const text = await whole(`/en/rejser/${trip.slug}/program.ics`);
  expect(text).toContain(`\r\nURL:${site.addressOf(slug)}/en/rejser/${trip.slug}\r\n`);
  expect(text).toContain("SUMMARY;LANGUAGE=da:Aftensmad\\; med værten\\, borgmesteren");
  expect(text).toContain("X-WR-CALNAME:Programme: Toronto\\, med klokkeslæt\r\n");
  expect(await whole(`/de/rejser/${trip.slug}/program.ics`)).toContain("NAME:Programm: Toronto");
  for (const line of (await read()).split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test("the page leads to it, in its language, and a trip without a programme has none", async () => {
  for (const [below, says] of [
    ["", "Føj programmet til din kalender"],
    ["/en", "Add the programme to your calendar"],
    ["/de", "Programm zum eigenen Kalender hinzufügen"],
  ])
    expect(await read(`${below}/rejser/${trip.slug}`)).toContain(
      `<a href="${below}/rejser/${trip.slug}/program.ics">${says}</a>`,
    );
  expect((await get(`/rejser/${bare.slug}/program.ics`)).status).toBe(404);
  expect(await read(`/rejser/${bare.slug}`)).not.toContain("program.ics");
  expect((await get("/rejser/findes-ikke/program.ics")).status).toBe(404);
});

test("front page and data page lead to the list's calendar in their language", async () => {
  for (const page of ["", "/data"])
    for (const below of ["", "/en", "/de"])
      expect(await read(`${below}${page}` || "/"), below + page).toContain(`href="${below}/rejser/kalender.ics"`);
});

test("it is open data, told apart by its bytes, and as new as the log", async () => {
  const first = await get(`/rejser/${trip.slug}/program.ics`);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "access-control-allow-origin": "*",
    "last-modified": (await get(`/rejser/${trip.slug}.json`)).headers.get("last-modified"),
  });
  const etag = first.headers.get("etag") ?? "";
  expect((await get(`/rejser/${trip.slug}/program.ics`, { "if-none-match": etag })).status).toBe(304);
});

test("a withdrawn trip's says that it is gone, and why", async () => {
  const gone = await publishedTrip(site, slug, { ...plan, title: "Taget ned" });
  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", gone.id, "En dublet"));
  goneSlug = gone.slug;
  const answer = await get(`/rejser/${goneSlug}/program.ics`);
  expect(answer.status).toBe(410);
  const detail = "Posten er trukket tilbage. Begrundelse: En dublet";
  expect(await answer.json()).toMatchObject({ code: "gone", detail, errors: [] });
  // Who has it from before is told too, and who asks in another language for what never was is told in that.
  const since = { "if-modified-since": new Date(site.clock.now.getTime() + 86_400_000).toUTCString() };
  expect((await get(`/rejser/${goneSlug}/program.ics`, since)).status).toBe(410);
  expect(await (await get("/de/rejser/nix/program.ics")).json()).toMatchObject({
    code: "not-found",
    detail: "Hier ist nichts. Die Adressen stehen unter /api.",
  });
});

test("the written site has it, and its verifier says when one was altered", async () => {
  const root = await emptyFolder();
  expect((await written(site, slug, root)).faults).toEqual([]);
  const files = await filesIn(root);
  for (const below of ["", "en/", "de/"]) expect(files.has(`${below}rejser/${trip.slug}/program.ics`)).toBe(true);
  for (const address of [bare.slug, goneSlug])
    expect([...files.keys()].filter((one) => one.includes(`rejser/${address}/program`))).toEqual([]);
  const key = publicForm(named(site.logKey, site.here(slug).profile.logOrigin));
  const check = async () =>
    (await verifySource(directorySource(root), { key })).differences.map((one) => `${one.code} ${one.path}`);
  expect(await check()).toEqual([]);
  const file = `de/rejser/${trip.slug}/program.ics`;
  const text = await readFile(path.join(root, file), "utf8");
  await writeFile(path.join(root, file), text.replace("T223000", "T213000"));
  expect(await check()).toEqual([`file-differs ${file}`]);
});

test("what is erased stands as a sign, and a cancelled trip's events are cancelled", async () => {
  const { id, slug: at } = await publishedTrip(site, slug, { ...plan, title: "Aflyst senere" });
  await site.db.query(
    `UPDATE register.current SET entry = jsonb_set(jsonb_set(entry, '{programme,1,title}', 'null'), '{programme,1,to}', '"22:30"')
     WHERE record_id = $1`,
    [id],
  );
  await publishedTrip(site, slug, { title: "Noget andet" });
  // An end that is no later than the beginning is none.
  const soon = { timeout: 10_000 };
  await expect.poll(() => whole(`/rejser/${at}/program.ics`), soon).toContain("T223000\r\nSUMMARY:[…]\r\n");
  await site.db.query(
    "UPDATE register.current SET entry = jsonb_set(entry, '{status}', '\"cancelled\"') WHERE record_id = $1",
    [id],
  );
  await publishedTrip(site, slug, { title: "Og noget tredje" });
  // What a publication changes is heard of a moment after it.
  await expect.poll(() => whole(`/rejser/${at}/program.ics`), soon).toContain("SUMMARY:Aflyst: […]\r\n");
  const text = await whole(`/rejser/${at}/program.ics`);
  expect(text.match(/^STATUS:CANCELLED\r$/gm)).toHaveLength(slots.length);
  expect(await whole()).not.toContain("STATUS:");
});

test("an address that it had leads on", async () => {
  const moved = await publishedTrip(site, slug, { ...plan, title: "Flyttet" });
  for (const [{ id }, old] of [
    [moved, "gammel-adresse"],
    [bare, "gammel-uden"],
  ] as const)
    await site.db.query(
      `INSERT INTO register.slug (municipality_id, type, slug, record_id)
       SELECT municipality_id, type, $2, record_id FROM register.slug WHERE record_id = $1`,
      [id, old],
    );
  const led = await get("/en/rejser/gammel-adresse/program.ics");
  expect([led.status, led.headers.get("location")]).toEqual([301, `/en/rejser/${moved.slug}/program.ics`]);
  expect((await get("/rejser/gammel-uden/program.ics")).status).toBe(404);
});

test("a trip that is corrected has the same events, newer", async () => {
  const before = eventsIn(await read()).map(({ uid, sequence }) => [uid, sequence + 1]);
  await publishedAgain(site, slug, trip.id, "Endnu et møde");
  await expect.poll(async () => eventsIn(await read()).map(({ uid, sequence }) => [uid, sequence])).toEqual(before);
});
