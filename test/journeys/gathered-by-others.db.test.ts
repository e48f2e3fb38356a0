import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askLetter, knownLetter, newsLetter } from "../../src/outreach/letters.ts";
import { closePdf } from "../../src/papers/pdf/render-pdf.ts";
import { drawCard, type PictureCard } from "../../src/papers/picture/draw-card.ts";
import { AnnexGonePage, TakenDownPage } from "../../src/trips/public/taken-down.page.tsx";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { publishExample } from "../setup/example-trips.ts";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { crawl, type Reading } from "../trust/crawl.ts";

// Ballerup's facts were gathered by others, it takes no questions and has no mailbox; Lyngholm's are its own.

let site: TestSite;
let trip: { slug: string };
let own: { slug: string };
let malmoe: { slug: string };
let withdrawn: string;
const published: string[] = [];
beforeAll(async () => {
  site = await startTestSite();
  trip = await publishedTrip(site, "ballerup", { title: "Toronto", startOn: "2025-02-03", endOn: "2025-02-04" });
  published.push(trip.slug);
  for (const one of ballerupTrips) published.push((await publishExample(site, "ballerup", one)).slug);
  const down = await publishedTrip(site, "ballerup", { title: "Trukket", startOn: "2025-03-03", endOn: "2025-03-04" });
  withdrawn = down.slug;
  const gone = await site.api("ballerup", "coordinator", "POST", `/api/v1/trips/${down.id}/takedown`, {
    reason: "Fejl.",
  });
  expect(gone.status).toBe(201);
  own = await publishedTrip(site, "lyngholm", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
  malmoe = own;
});
afterAll(() => site?.close());

test("the copy is good, whoever gathered what it says", async () => {
  for (const slug of ["ballerup", "lyngholm"])
    expect((await verifySource(urlSource(site.addressOf(slug)))).differences, slug).toEqual([]);
});

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

const note = "Samlet af andre end kommunen: Holdet bag Udsyn.";
const notes = [
  note,
  "Gathered by others than the municipality: The makers of Udsyn.",
  "Zusammengetragen von anderen als der Kommune: Das Team von Udsyn.",
] as const;

/** What would make the municipality say, publish or answer for what others gathered. */
const claims = [
  /skriv(e|er)? til kommunen|write to the municipality|schreiben Sie der Kommune/i,
  /spørg kommunen|ask the municipality|bede kommunen|aktindsigt|access to documents|Akteneinsicht/i,
  /kommunens (log|nøgle|begrundelse)\b|municipality[’'](s)? (log|key|reason)\b|(Logbuch|Schlüssel|Begründung) der Kommune/i,
  /kommunen (har|tog) (offentliggjort|taget|ikke oplyst|det)|kommunen offentliggør|kommunens egne sager/i,
  /the municipality (has|took|publishes|withdrew)\b(?! itself)|die Kommune (hat|nahm|veröffentlicht)\b/i,
  /(Ballerup|Lyngholm) (Kommune|Municipality)( \(.*?\))? (viser|shows|offentliggør|publishes)|Kommune Ballerup (zeigt|veröffentlicht)/,
  /(nyt|data) fra (Ballerup|Lyngholm)|(news|data) from Ballerup|(Neues|Daten) (von|aus) (der )?Kommune Ballerup/i,
  /\b(vi|we|wir) (har været|rejser ud|har venner|have been|have friends|travel|waren|reisen|Freunde haben)\b/i,
  /de har ikke været her|they have not been here|sie waren nicht hier/i,
  /ikke offentliggjort (nogen rapport|noget budget)|none has been published|ein Bericht ist nicht veröffentlicht/i,
  /kommunen kræver|the municipality asks|Kommune verlangt/i,
  /Alle rejser til udlandet|Every trip abroad|Alle Auslandsreisen/,
  /mailto:/,
];

const addresses = (records: readonly string[]) =>
  ["", "/en", "/de"].flatMap((lang) =>
    [
      ...["/", "/rejser", "/rejser?vis=tidslinje", "/rejser?vis=kort", "/rejser?q=findesikke", "/rejser/aar"],
      ...["/om", "/log", "/data", "/soeg", "/soeg?q=findesikke", "/abonnement", "/beslutninger", "/udvalg", "/indlejr"],
      ...["/was", "/strategi", "/partnere", "/indlejr/rejser", "/indlejr/noegletal", "/indlejr/kort"],
      ...["/rejser/valgte", "/rejser/feed.xml", "/oparl/v1.1/system", "/oparl/v1.1/body", "/data/catalog.ttl"],
      ...["/data/catalog.jsonld", "/data/datapackage.json", "/sitemap.xml", "/findes-ikke", "/rejser/kalender.ics"],
      ...records.flatMap((one) => ["", "/versioner", "/spoerg"].map((beside) => `/rejser/${one}${beside}`)),
      ...records.map((one) => `/indlejr/rejse/${one}`),
    ].map((path) => lang + path),
  );

const words = (text: string) => text.replaceAll("\u00a0", " ").replace(/\s+/g, " ");

/** Every text of Ballerup's that can be reached, in the words of whoever reads it. The log's tiles and the whole files are data. */
async function everything(): Promise<readonly Reading[]> {
  const { host, origin } = new URL(site.addressOf("ballerup"));
  const nothing = { status: 404, headers: {}, bytes: Buffer.from("") };
  const seeds = new Set(addresses([...published, withdrawn]));
  // A list's narrowings are the list again.
  const isRead = (path: string) => seeds.has(path) || !/[?]|^\/(log|a|api)\/|\.(png|json|jsonl|csv|xlsx)$/.test(path);
  const readings = await crawl(
    async (path) => (isRead(path) ? ask(site.address, { path, host }) : nothing),
    [...seeds],
    origin,
  );
  return readings.map((one) => ({ ...one, text: words(one.text) }));
}

test("nothing of what others gathered is told as the municipality's own", async () => {
  const readings = await everything();
  expect(readings.filter(({ status }) => status === 410).length).toBeGreaterThan(5);
  const pages = readings.filter(({ type, status }) => type.startsWith("text/html") && status === 200);
  expect(pages.length).toBeGreaterThan(100);
  const told = readings.flatMap(({ path, text, status }) =>
    claims.flatMap((claim) => {
      const found = claim.exec(text);
      return found ? [`${status} ${path}: …${text.slice(Math.max(0, found.index - 60), found.index + 100)}…`] : [];
    }),
  );
  expect(told).toEqual([]);
  // Whatever is printed, shown on others' pages or shared says who did.
  const silent = pages.filter(({ text }) => !notes.some((one) => text.includes(one)));
  expect(silent.map(({ path }) => path)).toEqual([]);
  // The authority's own website is shown as that, and as nothing else.
  const links = pages.flatMap(({ text }) => [
    ...text.matchAll(/.{60}<a [^>]*href="https:\/\/www\.ballerup\.dk\/"[^>]*>[^<]*/g),
  ]);
  for (const [said] of links) expect(said).toMatch(/egen hjemmeside|own website|Eigene Website|eigene Website/);
}, 300_000);

test("the same list finds what the municipality says of its own", async () => {
  const said: string[] = [];
  for (const path of addresses([own.slug])) said.push(words((await read("lyngholm", path)).text));
  const all = said.join("\n");
  // A page taken down, a partner nobody has been to, and a trip that owes no report have theirs.
  expect(claims.filter((claim) => !claim.test(all)).length).toBeLessThan(4);
  for (const one of notes) expect(all).not.toContain(one);
}, 300_000);

test.each([
  ["", note],
  ["/en", notes[1]],
  ["/de", notes[2]],
])("print and embeds say who gathered it: »%s«", async (lang, said) => {
  for (const path of ["/", "/rejser", "/rejser/toronto-2011", "/om", "/partnere"]) {
    const { text } = await read("ballerup", lang + path);
    const printed = /<div class="print-only xs">.*?<\/div>/s.exec(text)?.[0] ?? "";
    expect(printed, path).toContain(said);
    expect(printed, path).toContain(`${site.addressOf("ballerup")}${path === "/" ? lang || "/" : lang + path}`);
    if (path === "/rejser") expect(printed).toMatch(/26\.|26 /);
  }
  for (const path of ["/indlejr/rejser", "/indlejr/rejse/toronto-2011", "/indlejr/noegletal", "/indlejr/kort"])
    expect(/<footer>.*<\/footer>/s.exec((await read("ballerup", lang + path)).text)?.[0], path).toContain(said);
});

test("cards say who gathered it", async () => {
  const { text } = await read("ballerup", "/rejser");
  expect(text).toContain(`og:image:alt" content="Rejser og besøg ${note}"`);
  const answer = await reads(site, "ballerup")("/rejser.png");
  const card: Omit<PictureCard, "gathered"> = {
    ...{
      lang: "da",
      municipality: "Ballerup Kommune",
      fictional: null,
      kicker: "",
      title: "Rejser og besøg",
      facts: [],
    },
    ...{ figure: String(published.length), says: "poster er offentliggjort", status: null },
  };
  const drawn = Buffer.from(await answer.arrayBuffer());
  expect(drawn.equals(Buffer.from(await drawCard({ ...card, gathered: note })))).toBe(true);
  expect(drawn.equals(Buffer.from(await drawCard({ ...card, gathered: null })))).toBe(false);
  await closePdf();
}, 60_000);

test("feed, OParl, catalogue and linked data name who gathered it", async () => {
  const feed = (await read("ballerup", "/rejser/feed.xml")).text;
  expect(feed).toContain("<author><name>Holdet bag Udsyn</name></author>");
  expect(feed).toContain(`<subtitle>${note}</subtitle>`);
  const [system, body] = await Promise.all(
    ["system", "body"].map(async (one) => JSON.parse((await read("ballerup", `/oparl/v1.1/${one}`)).text)),
  );
  expect(system).toMatchObject({ contactName: "Holdet bag Udsyn", name: `Ballerup Kommune. ${note}` });
  expect(body).toMatchObject({
    ...{ contactName: "Holdet bag Udsyn", name: "Ballerup Kommune", website: "https://www.ballerup.dk/" },
  });
  const catalogue = (await read("ballerup", "/data/catalog.ttl")).text;
  expect(catalogue).toContain("Holdet bag Udsyn");
  expect(catalogue.replaceAll("Åbne data om Ballerup Kommune", "")).not.toContain("Ballerup Kommune");
  const linked = (text: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "{}");
  expect(linked((await read("ballerup", "/om")).text)).toMatchObject({
    "@type": "Organization",
    name: "Holdet bag Udsyn",
  });
  expect(linked((await read("ballerup", "/rejser/toronto-2011")).text).organizer).toEqual({
    ...{ "@type": "GovernmentOrganization", name: "Ballerup Kommune", url: "https://www.ballerup.dk/" },
  });
  // Of its own, the municipality.
  expect((await read("lyngholm", "/rejser/feed.xml")).text).toContain(
    "<author><name>Lyngholm Kommune (opdigtet)</name></author>",
  );
  const own = JSON.parse((await read("lyngholm", "/oparl/v1.1/body")).text);
  expect(own).toMatchObject({ contactName: "Politik og Ledelse", website: `${site.addressOf("lyngholm")}/` });
});

test("letters are about the municipality, and not from it", async () => {
  const letter = (slug: string, lang: "da" | "en" | "de") => {
    const writing = { here: site.here(slug), email: "a@b.example", lang, topics: ["alle"], base: site.addressOf(slug) };
    return JSON.stringify([askLetter(writing, "x"), knownLetter(writing, "x"), newsLetter(writing, [], null, "x")]);
  };
  for (const lang of ["da", "en", "de"] as const)
    for (const claim of claims) expect(letter("ballerup", lang)).not.toMatch(claim);
  expect(letter("lyngholm", "da")).toContain("nyt fra Lyngholm Kommune");
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
