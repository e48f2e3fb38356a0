import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AnnexGonePage, TakenDownPage } from "../../src/trips/public/taken-down.page.tsx";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

// Ballerup's facts were gathered by others, it takes no questions and has no mailbox; Lyngholm's are its own.

let site: TestSite;
let trip: { slug: string };
let malmoe: { slug: string };
beforeAll(async () => {
  site = await startTestSite();
  trip = await publishedTrip(site, "ballerup", { title: "Toronto", startOn: "2025-02-03", endOn: "2025-02-04" });
  malmoe = await publishedTrip(site, "lyngholm", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
});
afterAll(() => site?.close());

async function read(slug: string, path: string) {
  const answer = await reads(site, slug)(path);
  return { status: answer.status, text: await answer.text() };
}

test.each([
  [
    ...[
      "",
      "Hent</h2>",
      "Her på siden kan man ikke stille spørgsmål.",
      "Oplysningerne er samlet af andre end kommunen",
    ],
    "Hvor man skriver til dem, er ikke oplyst.",
  ],
  [
    ...["/en", "Download</h2>", "Questions cannot be asked on this site.", "gathered by others than the municipality"],
    "Where to write to them is not stated.",
  ],
  [
    ...["/de", "Herunterladen</h2>", "Auf dieser Website können keine Fragen gestellt werden."],
    ...["Die Angaben haben andere als die Kommune", "Wohin man ihnen schreibt, ist nicht angegeben."],
  ],
])(
  "a record where nobody can ask says so, and sends nobody to who did not write it: »%s«",
  async (...[lang = "", head = "", words = "", others = "", nowhere = ""]) => {
    const { text } = await read("ballerup", `${lang}/rejser/${trip.slug}`);
    expectValidHtml(text);
    for (const said of [head, words, others, nowhere]) expect(text).toContain(said);
    expect(text).not.toContain('href="https://www.ballerup.dk/"');
    const form = await read("ballerup", `${lang}/rejser/${trip.slug}/spoerg`);
    expect(form.status).toBe(404);
    expectValidHtml(form.text);
    for (const said of [words, others, nowhere, `${lang}/rejser/${trip.slug}"`]) expect(form.text).toContain(said);
    expect(form.text).not.toContain('href="https://www.ballerup.dk/"');
  },
);

test("where questions are taken nothing of it is said, and what is no record is no page", async () => {
  const { text } = await read("lyngholm", `/rejser/${malmoe.slug}`);
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
  // Nobody is told to write where there is nowhere to, nor led to the municipality as if it answered.
  for (const [lang, write, nowhere] of [
    ["", /skriv til/, "Hvor man skriver til dem, er ikke oplyst."],
    ["/en", /write to (?:those|the municipality)/, "Where to write to them is not stated."],
    ["/de", /schreiben Sie/, "Wohin man schreibt, ist nicht angegeben."],
  ] as const) {
    const { text } = await read("ballerup", `${lang}/om`);
    expect(text).toContain(nowhere);
    expect(text).not.toMatch(write);
    for (const path of ["/om", "", "/log", "/rejser"])
      expect((await read("ballerup", `${lang}${path}` || "/")).text).not.toContain('href="https://www.ballerup.dk/"');
  }
  const lyngholm = (await read("lyngholm", "/om")).text;
  expect(lyngholm).toContain("så skriv til kommunen");
  for (const said of ["kommunens egne sager", "Politik og Ledelse", "international@lyngholm.example"])
    expect(lyngholm).toContain(said);
  expect(lyngholm).not.toContain("Holdet bag Udsyn");
});

test("machines are told who gathered it too, and not that the municipality publishes it", async () => {
  const kept = async (slug: string, path: string) => (await read(slug, path)).text;
  const publisher = /#publisher>[\s\S]*?foaf:name[\s\S]*?\./;
  const told = publisher.exec(await kept("ballerup", "/data/catalog.ttl"))?.[0];
  expect(told).toContain("Holdet bag Udsyn");
  expect(told).not.toContain("Ballerup Kommune");
  expect(publisher.exec(await kept("lyngholm", "/data/catalog.ttl"))?.[0]).toContain("Lyngholm Kommune");
  const linked = async (slug: string) =>
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(await kept(slug, "/om"))?.[1] ?? "";
  expect(await linked("ballerup")).toContain('"@type":"Organization","name":"Holdet bag Udsyn"');
  expect(await linked("ballerup")).not.toContain("GovernmentOrganization");
  expect(await linked("lyngholm")).toContain("GovernmentOrganization");
  for (const what of ["system", "body"]) {
    const of = async (slug: string) => JSON.parse(await kept(slug, `/oparl/v1.1/${what}`)) as { contactName: string };
    expect([what, (await of("ballerup")).contactName]).toEqual([what, "Holdet bag Udsyn"]);
    expect([what, (await of("lyngholm")).contactName]).toEqual([what, "Politik og Ledelse"]);
  }
});

test("the box that checks a record sends nobody to the municipality for what others gathered", async () => {
  for (const [lang, own, gathered] of [
    ["", "Skriv til kommunen, og behold det", "Behold det, du har gemt."],
    ["/en", "Write to the municipality, and keep", "Keep what you have saved."],
    ["/de", "Schreiben Sie der Kommune, und", "Behalten Sie, was Sie gespeichert haben."],
  ] as const)
    for (const path of [`${lang}/log`, `${lang}/rejser/`]) {
      const at = (one: { slug: string }) => (path.endsWith("/") ? `${path}${one.slug}` : path);
      const { text } = await read("ballerup", at(trip));
      expect([path, text.includes(gathered), text.includes(own)]).toEqual([path, true, false]);
      expect((await read("lyngholm", at(malmoe))).text).toContain(own);
    }
});

test("what is taken down was taken down by the municipality only where it was its own", () => {
  const page = (slug: string, lang: "da" | "en" | "de") => {
    const gone = { ...{ here: site.here(slug), lang, base: "https://udsyn.example" }, at: new Date("2026-05-06") };
    const whole = h(TakenDownPage, { ...gone, reason: "Fejl" });
    return renderToString(whole) + renderToString(h(AnnexGonePage, { ...gone, reason: "Fejl", slug: "a" }));
  };
  for (const [lang, own, gathered] of [
    ["da", /Kommunen (?:har taget|tog)/, "Det, der stod her, er taget ned den"],
    ["en", /The municipality (?:took|withdrew)/, "What stood here was taken down on"],
    ["de", /Die Kommune hat/, "Was hier stand, wurde am"],
  ] as const) {
    expect(page("ballerup", lang)).toContain(gathered);
    expect(page("ballerup", lang)).not.toMatch(own);
    expect(page("lyngholm", lang)).toMatch(own);
  }
});
