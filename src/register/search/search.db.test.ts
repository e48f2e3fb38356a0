import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleTrip, publishExample, spent } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { readSought } from "./sought.ts";

/** What a reader's words find among the published records, on the page, in the list and in the data alike. */
let site: TestSite;
const slugs: Record<string, string> = {};
beforeAll(async () => {
  site = await startTestSite();
  const trips: Record<string, Partial<ExampleTrip> & { title: string }> = {
    gent: {
      title: "Udlandsrejser og cykelstier",
      caseNumber: "24/1234",
      accounts: { status: "partly-booked", lines: [spent("transport", "120.00")] },
      plan: {
        purpose: "At se, hvordan Gent fik plads til cykler i den gamle by ved kajen.",
        destinations: [{ place: "Gent", country: "BE" }],
      },
      translations: { en: { title: "How does a city take to the bicycle?" } },
    },
    hamborg: {
      title: "Rent vand i havnen",
      plan: {
        purpose:
          "At lære om rensning af havnevand ved kajen, fra kajen og under kajen. Med artikler om arkitektur og det.",
        destinations: [{ place: "Hamborg", country: "DE" }],
      },
    },
  };
  for (const [name, one] of Object.entries(trips)) {
    const { slug } = await publishExample(site, "lyngholm", {
      kind: "committee-trip",
      committee: "klima-og-teknikudvalget",
      startOn: name === "gent" ? "2026-03-02" : "2025-03-02",
      endOn: name === "gent" ? "2026-03-04" : "2025-03-04",
      ...one,
      ...(name === "hamborg" && { status: "cancelled" }),
    });
    slugs[name] = slug;
  }
  // The first of all may be told to come back, on a busy machine.
  await page("kaj");
});
afterAll(() => site.close());

const page = (words: string, lang = "") =>
  get(`${site.addressOf("lyngholm")}${lang}/soeg?${new URLSearchParams({ q: words })}`);
async function found(words: string): Promise<string[]> {
  const at = site.addressOf("lyngholm");
  const q = new URLSearchParams({ q: words });
  const [search, list, data] = await Promise.all([
    get(`${at}/soeg?${q}`),
    get(`${at}/rejser?${q}`),
    get(`${at}/data/trips.csv?${q}`),
  ]);
  expect([search.status, list.status, data.status]).toEqual([200, 200, 200]);
  const within = (body: string) => Object.keys(slugs).filter((name) => body.includes(`${slugs[name]}`));
  expect(within(list.body)).toEqual(within(data.body));
  expect(within(search.body)).toEqual(within(data.body));
  return within(data.body);
}

test("a word is found in its other forms, and as a part of a compound", async () => {
  expect(await found("cykelsti")).toEqual(["gent"]);
  expect(await found("udlandsrejse")).toEqual(["gent"]);
  expect(await found("cykel")).toEqual(["gent"]);
  expect(await found("havne")).toEqual(["hamborg"]);
  expect(await found("bicycles")).toEqual(["gent"]);
});

test("a word that loses its e, and a short one that ends a compound", async () => {
  expect(await found("artikel")).toEqual(["hamborg"]);
  expect(await found("sti")).toEqual(["gent"]);
  expect(await found("tur")).toEqual([]);
});

test("how sure the accounts are, and CO2 where it is told", async () => {
  expect(await found("delvist bogført")).toEqual(["gent"]);
  expect(await found("partly booked")).toEqual(["gent"]);
  expect(await found("endeligt")).toEqual([]);
  expect((await page("CO2")).body).toContain("»co2« står ikke i teksten i nogen post.");
});

test("a page named as it is written is no slip of the pen, and what is read as another word says so where something is found", async () => {
  const late = (await page("over fristen")).body;
  expect(late).toContain('href="/rejser/status/none"');
  expect(late).not.toContain("Her er dem med");
  expect(late).toContain("»fristen« står ikke i teksten i nogen post.");
  const nothing = (await page("Hambrog kajer cykelstier")).body;
  expect(nothing).not.toContain("Her er dem med");
  expect(nothing).toContain("Søg uden »hambrog«");
});

test("by places in three languages and by its case number, all words at once", async () => {
  expect(await found("Ghent")).toEqual(["gent"]);
  expect(await found("Deutschland vand")).toEqual(["hamborg"]);
  expect(await found("24/1234")).toEqual(["gent"]);
  expect(await found("Gent vand")).toEqual([]);
});

test("a phrase stands together, a minus leaves out, a word that says nothing is passed over", async () => {
  expect(await found('"rent vand"')).toEqual(["hamborg"]);
  expect(await found('"vand rent"')).toEqual([]);
  expect(await found("klima -Gent")).toEqual(["hamborg"]);
  expect(await found("rejser til Gent")).toEqual(["gent"]);
});

test("a slip of the pen is read as the nearest word that is published, and the page says so", async () => {
  const { body } = await page("Hambrog");
  expect(body).toContain(`/rejser/${slugs.hamborg}"`);
  expect((await page("udlansdrejsr")).body).toContain(`/rejser/${slugs.gent}"`);
  // The list and the data tell nothing of what was not asked; the page leads to what was meant.
  expect(body).toContain("/data/trips.csv?q=hamborg");
  const at = site.addressOf("lyngholm");
  const list = (await get(`${at}/rejser?q=Hambrog`)).body;
  expect(list).not.toContain(`/rejser/${slugs.hamborg}"`);
  expect(list).toContain("Mente du »hamborg«?");
  expect((await get(`${at}/data/trips.csv?q=Hambrog`)).body).not.toContain(`${slugs.hamborg}`);
  expect(body).toContain("Ingen post har ordet »hambrog«. Her er dem med »hamborg«.");
  const nothing = await page("Hamborg kvantefysik");
  expect(nothing.body).toContain("»kvantefysik« står ikke i teksten i nogen post.");
  expect(nothing.body).toContain("Søg uden »kvantefysik«");
});

test("what was found is marked where it stands, with the piece of text around it", async () => {
  const { body } = await page("plads");
  expect(body).toContain("Formål: ");
  expect(body).toContain("hvordan Gent fik <mark>plads</mark> til cykler");
});

test("finds are parted by year, and narrowing leaves the rest out", async () => {
  const { body } = await page("klima");
  expect(body).toContain("2026 (1)");
  expect(body).toContain("2025 (1)");
  const narrowed = await get(`${site.addressOf("lyngholm")}/soeg?q=klima&aar=2025`);
  expect(narrowed.body).toContain(`${slugs.hamborg}`);
  expect(narrowed.body).not.toContain(`/rejser/${slugs.gent}`);
  expect(narrowed.body).toContain("Fjern: 2025");
});

test("the nearest stand first; by day where that is asked for; and both count alike", async () => {
  const finds = (body: string) => [...body.matchAll(/<h3><a href="\/rejser\/([^"]+)"/g)].map(([, slug]) => slug);
  const byDay = await get(`${site.addressOf("lyngholm")}/soeg?q=klima&orden=nyeste`);
  expect(finds(byDay.body)).toEqual([slugs.gent, slugs.hamborg]);
  expect(byDay.body).toContain("2025 (1)");
  // The older one says it oftener.
  expect(finds((await page("kajen")).body)).toEqual([slugs.hamborg, slugs.gent]);
});

test("names that lead somewhere are offered while one types, without a script", async () => {
  const { body } = await page("");
  expect(body).toContain('<option value="Belgien"');
  expect(body).toContain('<option value="Klima- og Teknikudvalget"');
  expect(body).toMatch(/<input[^>]* list="q-offered"/);
});

test("a record is found by its kind, its days and what became of it, as its page says them", async () => {
  expect(await found("studierejse Gent")).toEqual(["gent"]);
  expect(await found("Gent marts 2026")).toEqual(["gent"]);
  expect(await found("study trip March 2025")).toEqual(["hamborg"]);
  expect(await found("aflyst")).toEqual(["hamborg"]);
  const { body } = await page("Hamborg");
  expect(body.slice(body.indexOf("finds"))).toContain("Aflyst");
});

test("no word, a minus alone and hostile words are answered, never an error", async () => {
  for (const words of [
    "",
    "   ",
    "-gent",
    "!!!",
    "':* & | !(",
    '"',
    "\\' | 'a",
    "og",
    "%_%",
    "<script>alert(1)</script>",
    "𝕲𝖊𝖓𝖙",
  ]) {
    const { status, body } = await page(words);
    expect([words, status]).toEqual([words, 200]);
    expect(body).not.toContain("<script>alert");
  }
  expect((await get(`${site.addressOf("lyngholm")}/soeg?q=gent&aar=x`)).status).toBe(400);
  expect((await get(`${site.addressOf("lyngholm")}/soeg?q=gent&side=9`)).status).toBe(404);
});

test("a committee is found by its name in another language, by any word of it, in the list and the data alike", async () => {
  expect((await page("climate", "/en")).body).toContain(`/rejser/${slugs.gent}`);
  expect(await found("climate")).toEqual(["gent", "hamborg"]);
  expect(await found("Klimaausschuss")).toEqual([]);
  expect(await found("technical hamburg")).toEqual(["hamborg"]);
  expect(await found("hamburg -technical")).toEqual([]);
  // A word that joins names names nothing.
  expect(await found("and")).toEqual([]);
});

test("words of the site's own pages lead there, and no record is said to lack what its page prints", async () => {
  const { body } = await page("forsinket regnskab");
  expect(body).toContain("»forsinket« og »regnskab« står ikke i teksten i nogen post.");
  expect(body).not.toContain("Søg uden");
  expect((await page("regnskab")).body).toContain('href="/rejser"');
  expect((await page("forsinket")).body).toContain('href="/rejser/status/none"');
  expect((await page("overdue", "/en")).body).toContain('href="/en/rejser/status/none"');
  expect((await page("over the deadline", "/en")).body).toContain('href="/en/rejser/status/none"');
  expect((await page("über der Frist", "/de")).body).toContain('href="/de/rejser/status/none"');
  expect((await page("xyzzyq blarghh", "/en")).body).toContain("and ‘blarghh’ are not in the text of any record.");
  const some = await page("forsinket hamborg");
  expect(some.body).toContain("Søg uden »forsinket«");
});

test("words of one municipality are not those of another", async () => {
  const { query } = await readSought(site.db.register, site.here("ballerup"), "cykelstier", { corrects: true });
  expect(query).toBeNull();
});

test("the published words are those of the records in force, counted once a record", async () => {
  const told = await site.db.query<{ same: boolean }>(`
    SELECT count(*) FILTER (WHERE w.records IS DISTINCT FROM c.records) = 0 AS same FROM register.word w
    FULL JOIN (SELECT municipality_id, word, count(*) AS records FROM register.current, unnest(tsvector_to_array(words)) AS word
               WHERE char_length(word) BETWEEN 2 AND 60 AND word ~ '[^0-9.,:/+-]' GROUP BY 1, 2) c USING (municipality_id, word)`);
  expect(told).toEqual([{ same: true }]);
});
