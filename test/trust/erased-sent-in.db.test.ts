import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { askingOf, erase } from "./erased-asks.ts";
import { wholeTrip } from "./planted.ts";
import { repliesOn } from "./replies-asked.ts";

/** A name that was erased is asked about in the five fields of a staff visit, and where a traveller's lines are taken in. */
const name = "Jens Kanariefugl";
let site: TestSite;
let on: ReturnType<typeof askingOf>;
beforeAll(async () => {
  site = await startTestSite();
  on = askingOf(site);
  await on.api("coordinator", "POST", "trips", 201, { ...wholeTrip, purpose: `At besøge ${name}.` });
  await erase(site, [name]);
}, 120_000);
afterAll(() => site.close());
const { travelled, invited, open, opened } = repliesOn(() => site);

const trips = async () => (await site.db.query("SELECT 1 FROM udsyn.trips_trip")).length;
const letters = async () => (await site.db.query("SELECT 1 FROM udsyn.records_outbox")).length;

test("the five fields ask by their own names, and nothing is made or sent until they are answered", async () => {
  const visit = {
    who: { unit: "skole-og-dagtilbud", count: 1 },
    where: { place: `Hos ${name}`, country: "SE" },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: `At tale med ${name}.`,
    budget: { amount: "900" },
  };
  const before = [await trips(), await letters()];
  await on.api("employee", "POST", "staff-visits", 422, visit);
  expect([await trips(), await letters()]).toEqual(before);
  await on.asks("employee", "POST", "staff-visits", visit, ["where.place", "purpose"]);
  expect(await trips()).toBe(Number(before[0]) + 1);
  expect(await on.traced()).toEqual(["where.place purpose"]);
});

test("the short form asks beside its fields, keeps what was typed, and sends once it is answered", async () => {
  const typed = {
    ...{ unit: "skole-og-dagtilbud", count: "1", place: `Hos ${name}`, country: "Sverige" },
    ...{ from: "2.6.2026", to: "2.6.2026", purpose: `At tale med ${name}.`, amount: "900" },
  };
  const page = "/skrivebord/tjenesterejse";
  const asked = await on.posted("employee", page, typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toMatch(/href="#f-place"[\s\S]*href="#f-purpose"/);
  expect(asked.text).toMatch(new RegExp(`At tale med ${name}\\.[\\s\\S]*name="namesConfirmed"`));
  expect((await on.posted("employee", page, { ...typed, namesConfirmed: "ja" })).status).toBe(303);
});

const lines = { aim: "", outcome: `${name} viste rundt.`, change: "" };
async function sentLines() {
  const trip = await travelled();
  const { id, link = "" } = await invited(trip);
  // Whoever writes by a link is told nothing of who was erased.
  expect((await open(link, "POST", { ...lines, ...(await opened(link)) })).status).toBe(303);
  return { trip, id };
}

test("a traveller's lines are asked about where they are taken into the report", async () => {
  const { trip, id } = await sentLines();
  const taking = `trips/${trip}/contributions/${id}/taking`;
  await on.asks("coordinator", "POST", taking, { field: "outcome" }, ["outcome"], 200);
  // Taken in once it stands: asked again it changes nothing, and asks nothing.
  await on.api("coordinator", "POST", taking, 200, { field: "outcome" });
});

test("at the desk they are put into the field, and asked about when the report is saved", async () => {
  const { trip, id } = await sentLines();
  const page = `/skrivebord/rejser/${trip}/rapport`;
  const [{ version = 0 } = {}] = await site.db.query<{ version: number }>(
    "SELECT version FROM udsyn.trips_trip WHERE trip_id = $1",
    [trip],
  );
  const blank = { aim: "", outcome: "", change: "", version: String(version) };
  const filled = await on.posted("coordinator", page, { ...blank, do: `take:${id}.outcome` });
  expect([filled.status, filled.text.includes(lines.outcome)]).toEqual([200, true]);
  const saved = await on.posted("coordinator", page, { ...blank, ...lines });
  expect([saved.status, saved.text.includes('name="namesConfirmed"')]).toEqual([422, true]);
  expect((await on.posted("coordinator", page, { ...blank, ...lines, namesConfirmed: "ja" })).status).toBe(303);
});
