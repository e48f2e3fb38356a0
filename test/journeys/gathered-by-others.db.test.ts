import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

// Ballerup's facts were gathered by others, it takes no questions and has no mailbox; Lyngholm's are its own.

let site: TestSite;
let trip: { slug: string };
let own: { slug: string };
beforeAll(async () => {
  site = await startTestSite();
  trip = await publishedTrip(site, "ballerup", { title: "Toronto", startOn: "2025-02-03", endOn: "2025-02-04" });
  own = await publishedTrip(site, "lyngholm", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
});
afterAll(() => site?.close());

async function read(slug: string, path: string) {
  const answer = await reads(site, slug)(path);
  return { status: answer.status, text: await answer.text() };
}

test.each([
  ["", "Hent</h2>", "Her på siden kan man ikke stille spørgsmål."],
  ["/en", "Download</h2>", "Questions cannot be asked on this site."],
  ["/de", "Herunterladen</h2>", "Auf dieser Website können keine Fragen gestellt werden."],
])("a record where nobody can ask says so and leads to where one can: »%s«", async (lang, head, words) => {
  const { text } = await read("ballerup", `${lang}/rejser/${trip.slug}`);
  expectValidHtml(text);
  for (const said of [head, words, 'href="https://www.ballerup.dk/"']) expect(text).toContain(said);
  const form = await read("ballerup", `${lang}/rejser/${trip.slug}/spoerg`);
  expect(form.status).toBe(404);
  expectValidHtml(form.text);
  for (const said of [words, 'href="https://www.ballerup.dk/"', `${lang}/rejser/${trip.slug}"`])
    expect(form.text).toContain(said);
});

test("where questions are taken nothing of it is said, and what is no record is no page", async () => {
  const { text } = await read("lyngholm", `/rejser/${own.slug}`);
  expect(text).toContain("Hent og spørg");
  expect(text).not.toContain("kan man ikke stille spørgsmål");
  const unknown = (await read("ballerup", "/rejser/findes-ikke/spoerg")).text;
  expect(unknown).not.toContain("kan man ikke stille spørgsmål");
});

test("the page about the site says who gathered it and answers for it", async () => {
  const gathered = (await read("ballerup", "/om")).text;
  expectValidHtml(gathered);
  expect(gathered).toContain("Holdet bag Udsyn, ikke Ballerup Kommune.");
  expect(gathered).toContain("Ballerup Kommune har ikke skrevet den og ikke godkendt den.");
  for (const claim of [
    "kommunens egne sager",
    "viser her sine rejser",
    "En rejse bliver offentlig, når",
    "viser her, hvad kommunen",
  ])
    expect(gathered).not.toContain(claim);
  for (const [lang, by] of [
    ["en", "The makers of Udsyn, not Ballerup Municipality."],
    ["de", "Das Team von Udsyn, nicht Kommune Ballerup."],
  ] as const)
    expect((await read("ballerup", `/${lang}/om`)).text).toContain(by);
  const lyngholm = (await read("lyngholm", "/om")).text;
  for (const said of ["kommunens egne sager", "Politik og Ledelse", "international@lyngholm.example"])
    expect(lyngholm).toContain(said);
  expect(lyngholm).not.toContain("Holdet bag Udsyn");
});
