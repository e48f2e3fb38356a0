import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { wholeTrip } from "./planted.ts";

/** That a report is handed in is public, and nothing of what it says; nor is anything of a trip that is not public. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const secret = "Ordene er endnu ingens";
const report = { aim: secret, outcome: secret, change: secret, followUpOn: null };

async function ok(role: RoleName, path: string, body: object = {}, method = "POST"): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, `${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}
const put = (trip: string, about: "request" | "report", meetingOn: string) =>
  ok("coordinator", `trips/${trip}/submissions`, { about, committee, meetingOn });
const rule = (submission: string, ruling: string, confirmed: boolean) =>
  ok("secretary", `submissions/${submission}/rulings`, { ruling, text: "Således besluttet.", confirmed });
const book = (trip: string) =>
  ok("accountant", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });

/** A trip that was over two months ago, with its report written: late, while nobody has handed it in. */
async function travelled(place: string, confirmed = true): Promise<string> {
  const trip = await ok("coordinator", "trips", {
    ...{ ...wholeTrip, title: `${place}: hvad kom der ud af det?`, destinations: [{ place, country: "DE" }] },
    ...{ startOn: "2026-02-10", endOn: "2026-02-12" },
  });
  await rule(await put(trip, "request", "2026-02-03"), "approved", confirmed);
  await ok("coordinator", `trips/${trip}/report`, report, "PUT");
  return trip;
}
async function entryOf(place: string): Promise<Readonly<Record<string, unknown>> | null> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", `${place.toLowerCase()}-2026`);
  return found && "entry" in found ? (found.entry as unknown as Record<string, unknown>) : null;
}
const handedIn = async (place: string) => (await entryOf(place))?.reportHandedInOn;
async function page(path: string): Promise<string> {
  const { text } = await ask(site.address, { host: new URL(site.addressOf(slug)).host, path });
  return text.replaceAll("\u00a0", " ");
}
/** A page, once the site has heard of what was published. */
async function pageSaying(path: string, words: string): Promise<string> {
  await expect.poll(() => page(path), { timeout: 20_000 }).toContain(words);
  return page(path);
}

test("a report that is handed in is public by its day in three languages, and is not late; its words are nobody's", async () => {
  const trip = await travelled("Kassel");
  await pageSaying("/rejser/kassel-2026", "Rapporten er over fristen");
  await put(trip, "report", "2026-05-12");
  expect(await entryOf("Kassel")).toMatchObject({ version: 2, report: null, reportHandedInOn: "2026-05-06" });
  const words = "Rapporten blev afleveret 6. maj 2026. Den offentliggøres, når den er behandlet.";
  const shown = await pageSaying("/rejser/kassel-2026", words);
  expect(shown).toContain("Afleveret 6. maj 2026");
  expect(shown).not.toContain("Rapporten er over fristen");
  expect(await page("/en/rejser/kassel-2026")).toContain("The report was handed in on 6 May 2026.");
  expect(await page("/de/rejser/kassel-2026")).toContain("Der Bericht wurde am 6. Mai 2026 abgegeben.");
  expect(await page("/data/trips.csv")).toMatch(/reportHandedInOn,accountsReopenedOn\r\n[\s\S]*,2026-05-06,\r\n/);
  const all = await site.db.query<{ text: string }>("SELECT e::text AS text FROM register.entry e");
  expect(all.map((one) => one.text).join("\n")).not.toContain(secret);
});

test("what is taken back is handed in no more", async () => {
  const trip = await travelled("Bochum");
  await put(trip, "report", "2026-05-12");
  expect(await handedIn("Bochum")).toBe("2026-05-06");
  await ok("coordinator", `trips/${trip}/report-take-back`);
  expect(await handedIn("Bochum")).toBeUndefined();
  await pageSaying("/rejser/bochum-2026", "Rapporten er over fristen");
});

test("what sent it back is told with its minutes and not before; handed in again, the new day is told", async () => {
  const trip = await travelled("Erfurt");
  const ruling = await rule(await put(trip, "report", "2026-05-05"), "sent-back", false);
  await book(trip);
  expect([await handedIn("Erfurt"), await page("/rejser/erfurt-2026")]).toEqual([
    "2026-05-06",
    expect.not.stringContaining("sendte den tilbage"),
  ]);
  await ok("secretary", `rulings/${ruling}/confirmation`);
  expect(await handedIn("Erfurt")).toBeUndefined();
  await pageSaying("/rejser/erfurt-2026", "udvalget sendte den tilbage 5. maj 2026");
  site.clock.now = new Date("2026-05-11T08:00:00Z");
  const again = await put(trip, "report", "2026-05-12");
  const shown = await pageSaying("/rejser/erfurt-2026", "Rapporten blev afleveret 11. maj 2026");
  expect(shown).not.toContain("sendte den tilbage");
  // Another word than a settlement leaves it where it is; settled, the day stands beside its report.
  await rule(again, "approved", true);
  expect(await entryOf("Erfurt")).toMatchObject({ report: { aim: secret }, reportHandedInOn: "2026-05-11" });
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});

test("a manager's sending back takes the day away", async () => {
  const trip = await travelled("Halle");
  await put(trip, "report", "2026-05-12");
  await site.db.query(
    `UPDATE udsyn.trips_trip SET approved = jsonb_set(approved, '{kind}', '"staff-visit"'), unit_id = $2 WHERE trip_id = $1`,
    [trip, site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit],
  );
  await ok("manager", `trips/${trip}/report-settlement`, { decision: "send-back", reason: "Skriv mere." });
  expect(await handedIn("Halle")).toBeUndefined();
});

test("of a cancelled trip no report is handed in", async () => {
  const trip = await travelled("Trier");
  await put(trip, "report", "2026-05-12");
  // While it is, it says that they went (docs/decisions/0051).
  await ok("coordinator", `trips/${trip}/report-take-back`, {});
  await ok("coordinator", `trips/${trip}/cancellation`, { reason: "Ingen rejste." });
  expect([await handedIn("Trier"), (await entryOf("Trier"))?.status]).toEqual([undefined, "cancelled"]);
});

test("a trip that is not public does not become so by its report", async () => {
  const waits = await travelled("Jena", false);
  await put(waits, "report", "2026-05-12");
  expect(await entryOf("Jena")).toBeNull();
  const down = await travelled("Lübeck");
  await ok("admin", `trips/${down}/takedown`, { reason: "Et navn for meget." });
  await put(down, "report", "2026-05-12");
  const [rows] = await site.db.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM register.entry WHERE record_id = $1 AND entry ? 'reportHandedInOn'",
    [down],
  );
  expect(rows).toEqual({ count: 0 });
  await ok("admin", `trips/${down}/republication`, { reason: "Det var det ikke." });
  expect(await handedIn("lubeck")).toBe("2026-05-06");
});
