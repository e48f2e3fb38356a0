import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** A visit that its manager approves after it began says so as a committee's does: to the manager, and in public. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
async function ok(role: RoleName, method: string, path: string, body: object = {}): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return (JSON.parse(text) as { id: string }).id;
}
/** Sent to its manager on the test's day, 6 May. */
async function sent(place: string, startOn: string): Promise<string> {
  const participants = { staff: [{ unit: "Skole og dagtilbud", count: 2 }] };
  const visit = { kind: "staff-visit", committee: null, unit: "skole-og-dagtilbud", participants };
  const days = { startOn, endOn: "2026-05-08", programme: [], destinations: [{ place, country: "DE" }] };
  const trip = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...visit, ...days, title: place });
  await ok("coordinator", "POST", `trips/${trip}/staff-visit-submission`);
  return trip;
}
async function letterAbout(trip: string): Promise<string> {
  const rows = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at DESC LIMIT 1",
    [trip],
  );
  return rows[0]?.text ?? "";
}
const page = async (path: string) =>
  (await get(`${site.addressOf(slug)}${path}`)).body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const linkIn = (letter: string) => /\/g\/\S+/.exec(letter)?.[0] ?? "";
const approve = (trip: string) => ok("manager", "POST", `trips/${trip}/approval`, { decision: "approve" });

test("an approval after departure is late: in the letter, on the manager's page, in the entry and on every page", async () => {
  const trip = await sent("Malmö", "2026-05-05");
  const letter = await letterAbout(trip);
  const late = "Sen anmodning: Rejsen begyndte 5. maj 2026, før dit svar. Anmodningen kan behandles";
  expect(letter.replace(/\s/g, " ")).toContain(late);
  expect(await page(linkIn(letter))).toContain(late);
  await approve(trip);
  const entry = JSON.parse((await get(`${site.addressOf(slug)}/rejser/malmo-2026.json`)).body);
  expect(entry).toMatchObject({ approvedByManagerOn: "2026-05-06", approvedByManagerLate: true });
  const said = {
    da: ["af lederen 6. maj 2026, efter afrejsen", "Anmodningen blev afgjort efter afrejsen."],
    en: ["by the manager 6 May 2026, after departure", "The request was decided after departure."],
    de: ["durch die Leitung 6. Mai 2026, nach der Abreise", "Über den Antrag wurde erst nach der Abreise entschieden."],
  };
  for (const [lang, words] of Object.entries(said))
    for (const one of words) expect(await page(`${lang === "da" ? "" : `/${lang}`}/rejser/malmo-2026`)).toContain(one);
});

test("on the day it begins it is in time, and nothing is said", async () => {
  const trip = await sent("Kiel", "2026-05-06");
  const letter = await letterAbout(trip);
  expect(letter).not.toContain("Sen anmodning");
  expect(await page(linkIn(letter))).not.toContain("Sen anmodning");
  await approve(trip);
  expect(await page("/rejser/kiel-2026")).not.toContain("efter afrejsen");
  expect((await get(`${site.addressOf(slug)}/rejser/kiel-2026.json`)).body).not.toContain("approvedByManagerLate");
});

test("a change that its manager approves after departure is told late by itself, on the page and among the versions", async () => {
  const trip = await sent("Husum", "2026-05-07");
  await approve(trip);
  const before = site.clock.now;
  site.clock.now = new Date("2026-05-08T08:00:00Z");
  const lines = [{ category: "transport", label: "Tog", amount: "4500" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  await ok("coordinator", "POST", `trips/${trip}/staff-visit-submission`);
  await approve(trip);
  site.clock.now = before;
  const entry = JSON.parse((await get(`${site.addressOf(slug)}/rejser/husum-2026.json`)).body);
  expect(entry).toMatchObject({ approvedByManagerOn: "2026-05-06", changesByManager: [{ late: true }] });
  expect(entry).not.toHaveProperty("approvedByManagerLate");
  for (const path of ["/rejser/husum-2026", "/rejser/husum-2026/versioner"])
    expect(await page(path), path).toContain("Anmodningen blev afgjort efter afrejsen.");
});
