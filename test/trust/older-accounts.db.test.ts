import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoProfileFiles, saveProfile } from "../../src/profile/index.ts";
import { type ExampleTrip, publishExample, spent } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, filesIn, written } from "../setup/written-site.ts";
import { ask } from "./client.ts";
import { crawl, readable } from "./crawl.ts";

/** Accounts that are older than the municipality shows stand on none of its pages, by themselves or within a sum (docs/decisions/0095). */
const slug = "lyngholm";
/** Five years: in 2026 trips that ended in 2021 or later are shown, in 2027 those of 2022 and later. */
const inForce = { from: "2022-01-01", source: { text: "Prøve" }, verified: true };
const lastDay = new Date("2026-12-31T20:00:00Z");
/** Half an hour into the new year in Denmark, and the old one still in UTC. */
const newYear = new Date("2026-12-31T23:30:00Z");
const committee = "boerne-og-skoleudvalget";

const shared = { kind: "committee-trip", committee, status: "complete" } as const;
const people = {
  elected: { named: [{ name: "Esther Påfund", role: "medlem" }] },
  staff: [{ unit: "Skole", count: 3 }],
};
const budget = { currency: "DKK", vat: "incl" as const, lines: [{ category: "transport" as const, amount: "9000" }] };
const settled = (amount: string, label: string) =>
  ({
    status: "final",
    lines: [{ ...spent("transport", amount, label), voucher: `B-${label}`, bookedOn: null }],
  }) as const;

/** The trip that is hidden in both years, with a name of its own for all that must be nowhere. */
const old: ExampleTrip = {
  ...shared,
  ...{ title: "Gammel rejse", startOn: "2020-12-28", endOn: "2020-12-31" },
  plan: { purpose: "Et gammelt formål.", participants: people, budget },
  accounts: settled("4711.07", "Kanariebillet"),
};
/** Over new year: it began in 2020 and ended in 2021. */
const edge: ExampleTrip = {
  ...shared,
  ...{ title: "Nytårsrejse", startOn: "2020-12-30", endOn: "2021-01-02" },
  plan: { participants: people, budget },
  accounts: settled("5139.09", "Nytårsbillet"),
};
/** What a source states in one sum, with who paid it and no budget. */
const stated: ExampleTrip = {
  ...shared,
  ...{ title: "Kildens rejse", startOn: "2019-03-01", endOn: "2019-03-03" },
  plan: {
    participants: people,
    statedTotal: "7384.41",
    asPrinted: { accounts: "omkring 8484 kr." },
    funding: [{ payer: "company", name: "Firmaet", amount: "6969.69", basis: "Gave" }],
    source: { text: "Et gammelt referat", url: null },
  },
  accounts: { status: "final", lines: [] },
};
const fresh: ExampleTrip = {
  ...shared,
  ...{ title: "Ny rejse", startOn: "2026-03-02", endOn: "2026-03-04" },
  plan: { participants: people, budget },
  accounts: settled("6262.26", "Ny billet"),
};

/** In øre: what is hidden always, what is from the new year on, and what may stand beside it in a sum. */
const [ofOld, ofStated, ofEdge, ofFresh, budgeted] = [471107, 738441, 513909, 626226, 900000];
const before = 499999;

let site: TestSite;
const slugs: Record<"old" | "edge" | "stated" | "fresh", string> = { old: "", edge: "", stated: "", fresh: "" };

async function windowOf(value: number | null): Promise<void> {
  const file = demoProfileFiles[1] as { readonly policies: object };
  const policies = { ...file.policies, accountsShownYears: [{ ...inForce, value }] };
  await saveProfile(site.db.app, { ...file, policies }, site.clock.now);
  const known = () => site.here(slug).profile.policies.accountsShownYears[0]?.value;
  await vi.waitFor(() => expect(known()).toBe(value), { timeout: 20_000 });
}

beforeAll(async () => {
  site = await startTestSite(lastDay);
  await windowOf(5);
  const first = await publishExample(site, slug, { ...old, accounts: settled("4999.99", "Kanariebillet") });
  slugs.old = first.slug;
  await publishExample(site, slug, old, { id: first.id, reason: "Et bilag manglede." });
  slugs.edge = (await publishExample(site, slug, edge)).slug;
  slugs.stated = (await publishExample(site, slug, stated)).slug;
  slugs.fresh = (await publishExample(site, slug, fresh)).slug;
});
afterAll(() => site?.close());

/** An amount in every way that a page, a picture's words or a program may write it. */
function waysOf(hundredths: number): RegExp {
  const [kroner, cents] = [String(Math.trunc(hundredths / 100)), String(hundredths % 100).padStart(2, "0")];
  const parts = kroner.replace(/\B(?=(\d{3})+$)/g, " ").split(" ");
  const between = "(?:[.,’'\\u00a0\\u202f ]|&nbsp;)?";
  return new RegExp(`(?<![\\d.,])${parts.join(between)}(?:[.,]?${cents}(?!\\d)|(?![\\d.,]\\d)(?= ?(?:kr|DKK|<)))`);
}

/** Every figure that tells what some hidden accounts came to: they alone, for each, with others, against the budget. */
function toldBy(hidden: readonly number[]): readonly number[] {
  const sums = new Set<number>();
  const all = [...hidden, ...[ofOld, ofStated, ofEdge, ofFresh].filter((one) => !hidden.includes(one))];
  for (let chosen = 1; chosen < 2 ** all.length; chosen += 1) {
    const among = all.filter((_, at) => chosen & (2 ** at));
    if (!among.some((one) => hidden.includes(one))) continue;
    const sum = among.reduce((total, one) => total + one, 0);
    const each = (count: number) => Math.round(sum / count);
    for (const one of [sum, each(4), each(4 * among.length), Math.abs(budgeted * among.length - sum)]) sums.add(one);
  }
  return [...sums];
}

/** What files, entries and the log hold as it was published, and say that they do. */
const isData = (at: string) =>
  /^\/data\/[a-z-]+\.(excel-da\.)?(csv|json|jsonl|xlsx)/.test(at) ||
  /^\/rejser\/[^/]+(\/v\d+)?\.json$/.test(at) ||
  /^\/log\//.test(at);

const seeds = () => {
  const records = Object.values(slugs);
  const found = ["Kanariebillet", "Gammel", "Nytårsbillet", "4711"].map(
    (word) => `/soeg?q=${encodeURIComponent(word)}`,
  );
  const here = [
    ..."/ /rejser /rejser/aar /rejser/2020 /rejser/valgte /rejser/valgte/2020 /rejser/valgte/2019 /data /om /log".split(
      " ",
    ),
    ..."/indlejr/rejser /indlejr/noegletal /rejser/feed.xml /rejser/kalender.ics /beslutninger /indlejr".split(" "),
    ...`/udvalg/${committee} /rejser/udvalg/${committee} /partnere /api/openapi.json /soeg/indeks.json`.split(" "),
    ...["/soeg/indeks/1.json", "/rejser?vis=tidslinje", "/rejser?vis=kort", "/sitemap.xml", "/data/datapackage.json"],
    ...records.flatMap((one) => [`/rejser/${one}`, `/rejser/${one}/versioner`, `/indlejr/rejse/${one}`]),
    `/rejser/${slugs.old}/versioner/1-2`,
    ...found,
  ];
  return ["", "/en", "/de"].flatMap((lang) => here.map((one) => lang + one));
};

async function everythingShown() {
  const { host, origin } = new URL(site.addressOf(slug));
  const readings = await crawl((one) => ask(site.address, { path: one, host }), seeds(), origin);
  return readings.filter((one) => !isData(one.path));
}

const at = async (path: string) => (await get(site.addressOf(slug) + path)).body.replaceAll("\u00a0", " ");
const textOf = async (path: string) => (await at(path)).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** Where any of what is hidden stands. */
function leaksIn(readings: readonly { readonly path: string; readonly text: string }[], hidden: readonly number[]) {
  const ways = toldBy([...hidden, before]).map((one) => [one, waysOf(one)] as const);
  return readings.flatMap(({ path: where, text }) => {
    const asked = decodeURIComponent(/[?&]q=([^&]+)/.exec(where)?.[1] ?? "");
    const said = asked === "" ? text : text.replaceAll(asked, "").replaceAll(encodeURIComponent(asked), "");
    const words = ["Kanariebillet", "omkring 8484", "6.969,69", "6,969.69"].filter((word) => said.includes(word));
    return [...words, ...ways.flatMap(([one, way]) => (way.test(said) ? [one] : []))].map((one) => `${where}: ${one}`);
  });
}

test("the ways of writing an amount are all known again, and others are not", () => {
  for (const one of ["4.711,07 kr.", "4,711.07", "4711.07", "DKK 4 711,07", '"471107"'])
    expect(one, one).toMatch(waysOf(ofOld));
  for (const one of ["14.711,07", "4.711,08", "4711071"]) expect(one, one).not.toMatch(waysOf(ofOld));
});

test("no page, feed, embed, picture's words, search or description holds accounts from before the window", {
  timeout: 300_000,
}, async () => {
  const readings = await everythingShown();
  expect(readings.length).toBeGreaterThan(100);
  expect(readings.filter((one) => one.status >= 500).map((one) => one.path)).toEqual([]);
  expect(leaksIn(readings, [ofOld, ofStated])).toEqual([]);
  // While those within it are there, one by one and in the sums that say what they leave out.
  const on = (path: string) => readings.find((one) => one.path === path)?.text ?? "";
  expect(on(`/rejser/${slugs.edge}`)).toMatch(waysOf(ofEdge));
  expect(on("/rejser/aar")).toMatch(waysOf(ofFresh));
  expect(on("/rejser/aar")).not.toMatch(waysOf(ofEdge + ofFresh));
});

test("each place says that it hides, from which year accounts are shown, and where to ask", async () => {
  const { email } = site.here(slug).profile.contact;
  const asks = (page: string) => page.includes(`mailto:${email}`);
  const record = await at(`/rejser/${slugs.old}`);
  expect(record).toContain("Regnskabet vises ikke længere her");
  expect(record).toContain("Nu er det dem fra 2021 og frem, og dette er ældre. Du kan bede om aktindsigt i det: ");
  expect(asks(record)).toBe(true);
  // The budget is not the accounts; nothing is said to be missing.
  expect(record).toContain('data-l="Budget">9.000</td>');
  expect(record).not.toMatch(/Regnskabet mangler|intet er bogført|Forskel/);
  expect(await at(`/en/rejser/${slugs.old}`)).toContain("At present these are those of 2021 and later");
  expect(await at(`/de/rejser/${slugs.old}`)).toContain("Derzeit sind es die ab 2021");
  const list = await at("/rejser");
  expect(list).toContain("vises ikke");
  expect(list).toContain("2 poster, hvis regnskab er ældre end dem, der vises, er ikke talt med i summen.");
  expect(list).toContain("nu fra 2021 og frem");
  const sums = await textOf("/rejser/aar");
  expect(sums).toContain("Regnskaber fra før 2021 vises ikke her og er heller ikke med i summer og gennemsnit.");
  expect(sums).toContain("2 regnskaber fra før 2021 eller uden år er ikke talt med i regnskab og pris pr. person.");
  expect(await textOf(`/udvalg/${committee}`)).toContain("Regnskaber fra før 2021 vises ikke her");
  expect(await textOf("/rejser/valgte/2020")).toContain("Regnskaber vises i 5 år");
  expect(await textOf("/")).toContain("Regnskaber fra 2021 og frem");
  expect(await textOf("/")).toContain("der begyndte før 2021 eller er uden dato, er ikke med i summerne");
  expect(await textOf("/indlejr/noegletal")).toContain("fra 2021 og frem");
  expect(await textOf("/indlejr/rejser")).toContain("Regnskaber vises i 5 år");
  expect(await textOf(`/indlejr/rejse/${slugs.old}`)).toContain("Regnskabet er fra før 2021 og vises ikke");
  const changed = "Der er ændret i regnskabet. Hvad, vises ikke: det er fra før 2021.";
  expect(await textOf(`/rejser/${slugs.old}/versioner`)).toContain(changed);
  expect(await textOf(`/rejser/${slugs.old}/versioner/1-2`)).toContain(changed);
  expect(await textOf("/data")).toContain("Filerne her har alle regnskaber, som de blev offentliggjort");
  expect(await textOf("/om")).toContain("Regnskaber vises på siderne i 5 år");
});

test("the entry, its proof and the data files are as they were published", async () => {
  expect(await at(`/rejser/${slugs.old}.json`)).toContain("4711.07");
  expect(await at("/data/trip-accounts.csv")).toContain("4711.07");
  expect(
    JSON.parse(await at("/data/trips.json")).items.map((one: { accounts: { total: string } }) => one.accounts.total),
  ).toContain("4711.07");
});

test("on 31 December a trip that ended on 2 January is shown, on 1 January it is not: from what is kept too", {
  timeout: 300_000,
}, async () => {
  const where = [`/rejser/${slugs.edge}`, "/rejser", `/indlejr/rejse/${slugs.edge}`, "/rejser/2020"];
  for (const one of where) expect(await at(one), one).toMatch(waysOf(ofEdge));
  const picture = async () => (await get(`${site.addressOf(slug)}/rejser/${slugs.edge}.png`)).headers.etag;
  const drawn = await picture();
  site.clock.now = newYear;
  for (const one of where) expect(await at(one), one).not.toMatch(waysOf(ofEdge));
  expect(await picture()).not.toBe(drawn);
  expect(await at(`/rejser/${slugs.edge}`)).toContain("Nu er det dem fra 2022 og frem");
  expect(leaksIn(await everythingShown(), [ofOld, ofStated, ofEdge])).toEqual([]);
  site.clock.now = lastDay;
});

test("the written site is made anew on the day that the window moves, and holds no older accounts either", {
  timeout: 400_000,
}, async () => {
  const root = await emptyFolder();
  const page = () => readFile(path.join(root, "rejser", slugs.edge, "index.html"), "utf8");
  await written(site, slug, root);
  expect(await page()).toMatch(waysOf(ofEdge));
  site.clock.now = newYear;
  await written(site, slug, root);
  expect(await page()).not.toMatch(waysOf(ofEdge));
  const readings = [...(await filesIn(root))]
    .filter(([file]) => !isData(`/${file}`))
    .map(([file, bytes]) => ({ path: file, text: readable({ status: 200, headers: {}, bytes }) }));
  expect(readings.length).toBeGreaterThan(100);
  expect(leaksIn(readings, [ofOld, ofStated, ofEdge])).toEqual([]);
  site.clock.now = lastDay;
});

test("without the policy everything is shown, so it was there to be found", async () => {
  await windowOf(null);
  await vi.waitFor(async () => expect(await at(`/rejser/${slugs.old}`)).toMatch(waysOf(ofOld)), { timeout: 20_000 });
  expect(await at(`/rejser/${slugs.stated}`)).toMatch(waysOf(ofStated));
  expect(await at("/rejser/aar")).toMatch(waysOf(ofOld + ofEdge));
  expect(await textOf(`/rejser/${slugs.old}/versioner/1-2`)).toMatch(waysOf(before));
  for (const one of ["/", "/rejser", "/rejser/aar", "/data", "/om", `/rejser/${slugs.old}`])
    expect(await textOf(one), one).not.toMatch(/vises ikke|fra før 20/);
});
