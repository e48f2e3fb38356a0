import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { correctPerson, placesOf, repeatErasures } from "../../src/oversight/index.ts";
import { keptErasures, matcherOf } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { askingOf, erase } from "./erased-asks.ts";
import { plantTrip, wholeTrip } from "./planted.ts";

/** A name with signs in it that nobody sees, or broken over a line's end, reads as the name: it is found wherever that is. */
const slug = "lyngholm";
const name = "Bente Låneløs";
const within = (sign: string) => `Ben${sign}te Låne${sign}løs`;
const signs = [..."\u00ad\u034f\u200b\u200c\u200d\u200e\u2060\ufe0f\ufeff\u{e0001}"];
const writings = [
  ...signs.map(within),
  "Bente Låne-\nløs",
  "Ben-\nte Låneløs",
  "Ben\u2010 \r\n te Låneløs",
  "Bente Låne\u00ad\r\nløs",
];

let site: TestSite;
let on: ReturnType<typeof askingOf>;
let trips: readonly string[];
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-05T08:00:00Z"));
  on = askingOf(site);
  trips = await Promise.all(writings.map((written) => published(`${written} tager med.`)));
}, 120_000);
afterAll(() => site.close());

async function published(purpose: string): Promise<string> {
  const planned = { ...wholeTrip, committee: "byraadet", startOn: "2026-09-02", endOn: "2026-09-04", purpose };
  const { id } = await on.api("coordinator", "POST", "trips", 201, planned);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-08-20" };
  const { id: submission } = await on.api("coordinator", "POST", `trips/${id}/submissions`, 201, asked);
  await on.api("secretary", "POST", `submissions/${submission}/rulings`, 201, { ruling: "approved", confirmed: true });
  return id;
}
const placesWith = (names: readonly string[]) =>
  site.doing(slug, (one) => placesOf(one, personalSources("test"), matcherOf(names)));
/** All that is public and all that the desk has of the trips. */
async function said(): Promise<string> {
  const rows = await site.db.query<{ said: string }>(
    `SELECT entry::text AS said FROM register.entry UNION ALL SELECT plan::text FROM udsyn.trips_trip
     UNION ALL SELECT public_plan::text FROM udsyn.trips_trip WHERE public_plan IS NOT NULL`,
  );
  return rows.map((one) => one.said).join("\n");
}

test("search finds every writing, in what is public and at the desk", async () => {
  const found = new Set((await placesWith([name])).map((one) => one.place));
  for (const [index, id] of trips.entries())
    for (const place of [`trips_trip:${id}`, `register:trip/${id}`])
      expect(found.has(place), `${place} ${JSON.stringify(writings[index])}`).toBe(true);
});

test("a correction writes the whole of each anew", async () => {
  const named = { from: name, to: "Bente Låneløs Lund", except: [] };
  const sources = personalSources("test");
  await site.doing(slug, (one) => correctPerson(one, sources, async () => {}, named));
  const rows = await site.db.query<{ purpose: string }>(
    "SELECT plan ->> 'purpose' AS purpose FROM udsyn.trips_trip WHERE trip_id = ANY ($1)",
    [trips],
  );
  expect(rows.map((one) => one.purpose)).toEqual(writings.map(() => "Bente Låneløs Lund tager med."));
  await site.doing(slug, (one) =>
    correctPerson(one, sources, async () => {}, { ...named, from: named.to, to: within("\u00ad") }),
  );
});

test("an erasure leaves none of them, and a backup's erasure is repeated on all of them", async () => {
  await erase(site, [name], true);
  expect(await placesWith([name])).toEqual([]);
  expect(await said()).not.toContain("Låne");
  const [kept] = await site.doing(slug, ({ tx, municipality }) => keptErasures(tx, municipality.id));
  const planted = await plantTrip(site, slug, "draft");
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2 WHERE trip_id = $1", [
    planted,
    `Med ${within("\u200d")}`,
  ]);
  await site.db.query("DELETE FROM udsyn.records_erasure");
  await site.doing(slug, (one) => repeatErasures(one, "test", personalSources("test"), kept ? [kept] : []));
  expect(await site.db.query("SELECT title FROM udsyn.trips_trip WHERE trip_id = $1", [planted])).toEqual([
    { title: "Med [slettet]" },
  ]);
});

test("the name is asked about where it is typed again so, and erased when it was itself typed so", async () => {
  for (const written of writings)
    await on.asks("coordinator", "POST", "trips", { ...wholeTrip, purpose: `${written} tager med.` }, ["purpose"]);
  await on.api("coordinator", "POST", "trips", 201, { ...wholeTrip, purpose: "Tak til Vera Ordrig." });
  await erase(site, ["Vera\u00ad Ord\u200brig"]);
  await on.asks("coordinator", "POST", "trips", { ...wholeTrip, purpose: "Tak til Vera Ordrig." }, ["purpose"]);
});
