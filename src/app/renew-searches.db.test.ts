import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../test/setup/example-trips.ts";
import { get } from "../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { openLog } from "../platform/index.ts";
import { tripType } from "../trips/index.ts";
import { renewSearches } from "./renew-searches.ts";

/** A trip is found by its places and countries in every language of the page, and by its translations. */
let site: TestSite;
let slug = "";
beforeAll(async () => {
  site = await startTestSite();
  const { slug: given } = await publishExample(site, "lyngholm", {
    title: "Hvordan får en by folk op på cyklen?",
    kind: "committee-trip",
    committee: "klima-og-teknikudvalget",
    startOn: "2026-03-02",
    endOn: "2026-03-04",
    plan: {
      destinations: [
        { place: "Gent", country: "BE" },
        { place: "Hamborg", country: "DE" },
      ],
    },
    translations: { en: { title: "How does a city take to the bicycle?" } },
  });
  slug = given;
});
afterAll(() => site.close());

const words = [
  "Gent",
  "Ghent",
  "Belgien",
  "Belgium",
  "Hamborg",
  "Hamburg",
  "Tyskland",
  "Germany",
  "Deutschland",
  "bicycle",
];
const finds = async (word: string) =>
  (await get(`${site.addressOf("lyngholm")}/data/trips.csv?q=${encodeURIComponent(word)}`)).body.includes(slug);
const found = async () => (await Promise.all(words.map(async (word) => ((await finds(word)) ? [word] : [])))).flat();

test("what is published now is found by all of them, together too, and by nothing else", async () => {
  expect(await found()).toEqual(words);
  expect(await finds("Germany bicycle Gent")).toBe(true);
  expect(await finds("Sweden")).toBe(false);
});

test("what was published before an upgrade is read anew beside the requests, all municipalities' and once", async () => {
  await site.db.query("UPDATE register.current SET words = to_tsvector('simple', 'cyklen'), search_edition = 0");
  expect(await found()).toEqual([]);
  const all = () => ["ballerup", "lyngholm"].map((one) => site.here(one));
  await renewSearches(site.db.app, { all }, openLog("silent")).done;
  expect(await found()).toEqual(words);
  const { editions } = (
    await site.db.query<{ editions: number[] }>(
      "SELECT array_agg(DISTINCT search_edition) AS editions FROM register.current",
    )
  )[0] ?? { editions: [] };
  expect(editions).toEqual([tripType.searchEdition]);
  await site.db.query("UPDATE register.current SET words = to_tsvector('simple', 'cyklen')");
  await renewSearches(site.db.app, { all }, openLog("silent")).done;
  expect(await found()).toEqual([]);
});
