import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleTrip, publishExample } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** What is one word with another, and what only looks so: by PostgreSQL's own stems, among published words. */
let site: TestSite;
const slugs: Record<string, string> = {};
beforeAll(async () => {
  site = await startTestSite();
  const purposes = {
    real: "Busturen, togture og en skitur; en studietur, kongresture til rådhuset med byrådet. Cykelsport på banen. Sommerskole.",
    false:
      "Strukturen, arkitektur, et miljøagentur, signaturer, rapporter om transporten og en platform. Havnen, havnebyer.",
  };
  for (const [name, purpose] of Object.entries(purposes)) {
    const trip: ExampleTrip = {
      title: name === "real" ? "Ude i Hamborg, Sverige" : "Kongressen i Malmø og Gamla Ljungholmen",
      kind: "committee-trip",
      committee: "klima-og-teknikudvalget",
      startOn: "2026-03-02",
      endOn: "2026-03-04",
      plan: {
        purpose,
        ...(name === "real" && {
          destinations: [{ place: "Hamborg", country: "DE", lat: 53.57532, lon: 10.01534 }],
          participants: { elected: { count: 5 } },
          legs: [
            { mode: "rail", km: 395 },
            { mode: "rail", km: 395 },
          ],
        }),
      },
    };
    slugs[name] = (await publishExample(site, "lyngholm", trip)).slug;
  }
});
afterAll(() => site.close());

const page = async (q: string, more = {}) =>
  (await get(`${site.addressOf("lyngholm")}/soeg?${new URLSearchParams({ q, ...more })}`)).body;
async function found(q: string): Promise<string[]> {
  const { body } = await get(`${site.addressOf("lyngholm")}/data/trips.csv?${new URLSearchParams({ q })}`);
  return Object.keys(slugs).filter((name) => body.includes(`${slugs[name]}`));
}

test.each(["tur", "hus", "råd", "sport", "ture", "husene", "togtur", "sommer"])(
  "»%s« finds its compounds alone",
  async (word) => {
    expect(await found(word)).toEqual(["real"]);
  },
);

test.each(["port", "form", "sporten", "haven", "havens"])(
  "»%s« finds no word that only looks like its compound",
  async (word) => {
    expect(await found(word)).toEqual(word === "sporten" ? ["real"] : []);
  },
);

test("what begins a compound may stand by itself somewhere else alone", async () => {
  const { body } = await get(`${site.addressOf("lyngholm")}/soeg?q=tur`);
  expect(body).toContain("<mark>kongresture</mark>");
  expect(await found("havn")).toEqual(["false"]);
});

test.each([
  "CO2",
  "CO₂",
  "CO₂e",
  "co2e",
  "co2-aftryk",
  "CO₂‑aftryk",
  "aftryk",
  "CO₂ footprint",
  "Fußabdruck",
  "udledning",
])("»%s« finds the records with a footprint", async (words) => {
  expect(await found(words)).toEqual(["real"]);
});

test("a name without its last letter is mended, though it begins the name of a page", async () => {
  for (const [slip, name] of [
    ["Hambor", "hamborg"],
    ["Malm", "malmø"],
    ["Gaml", "gamla"],
  ] as const)
    expect(await page(slip)).toContain(`Ingen post har ordet »${slip.toLowerCase()}«. Her er dem med »${name}«.`);
});

test("a name is found by its stem, though it begins the name of a page", async () => {
  expect(await page("Sverig")).toContain(`/rejser/${slugs.real}"`);
});

test("words that stand nowhere are told so, narrowed or not, and where they stand elsewhere that is said", async () => {
  const elsewhere = "Ordene findes, men ikke i det udsnit, du har valgt.";
  const nowhere = await page("CH4", { aar: "2026" });
  expect(nowhere).toContain("»ch4« står ikke i teksten i nogen post.");
  expect(nowhere).not.toContain(elsewhere);
  expect(nowhere).not.toContain("Søg i det hele");
  const other = await page("CO2", { aar: "2025" });
  expect(other).toContain(elsewhere);
  expect(other).toContain("Søg i det hele");
  expect(await page("CO2 miljøagentur", { aar: "2026" })).toContain("Ordene står ikke i samme post.");
});

test("the whole register is offered without a word that stands nowhere", async () => {
  const narrowed = await page("hamborg xyzzyq", { aar: "2025" });
  expect(narrowed).toMatch(/href="\/soeg\?q=hamborg"[^>]*>Søg i det hele/);
});

test("without a word that stands nowhere something must be left to look for", async () => {
  expect(await page("skjal -toronto")).not.toContain("Søg uden");
  const both = await page("skjal skjal-kaj");
  expect(both).toContain(`/soeg?q=skjal-kaj"`);
});
