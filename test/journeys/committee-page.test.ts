import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { type ExampleTrip, publishExample, spent } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { lyngholmTrips, settledTrip } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What is counted by year and by committee; committees' own pages: their trips, their money, what is owed, and what they ruled. */
const schools = "boerne-og-skoleudvalget";
let site: TestSite;
let browser: Browser;

const { report: _, rulings: __, accounts: ___, ...planned } = settledTrip;
const { startOn: ____, endOn: _____, ...undated } = planned;
const more: readonly ExampleTrip[] = [
  // Came to nothing, and something was spent on it.
  {
    ...{ ...planned, title: "Aflyst tur", startOn: "2025-05-03", endOn: "2025-05-05", status: "cancelled" },
    accounts: { status: "final", lines: [spent("transport", "1000.00")] },
  },
  // Its budget is in another currency than its accounts, and nobody says how many went.
  {
    ...{ ...planned, title: "Fremmed mønt", startOn: "2025-02-03", endOn: "2025-02-05", status: "approved" },
    plan: {
      ...planned.plan,
      participants: {},
      budget: { currency: "EUR", vat: "incl", lines: [{ category: "lodging", amount: "700" }] },
    },
    accounts: { status: "partly-booked", lines: [spent("lodging", "2500.50")] },
  },
  // Home for long, and nobody has told of a report.
  { ...planned, title: "Uden rapport", startOn: "2026-01-12", endOn: "2026-01-14", status: "approved" },
  // To come.
  { ...planned, title: "Til november", startOn: "2026-11-03", endOn: "2026-11-05", status: "approved" },
  { ...undated, title: "Uden datoer", status: "complete" },
];

beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-05-06T08:00:00Z")), launchBrowser()]);
  for (const trip of [...lyngholmTrips, ...more]) await publishExample(site, "lyngholm", trip);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const at = (path: string) => get(site.addressOf("lyngholm") + path);
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
const textOf = async (path: string) => plain((await at(path)).body);

/** The last lines of a page's tables: by each table's first heading, its cells. */
async function feet(path: string): Promise<string[][]> {
  const { body } = await at(path);
  return [...body.matchAll(/<tfoot[\s\S]*?<\/tfoot>/g)].map(([foot]) =>
    [...foot.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map((cell) =>
      plain(cell[1] ?? "")
        .trim()
        .replace(/,00$/, ""),
    ),
  );
}

test("a committee's years add up to what the register's list of its trips adds up to", async () => {
  const [years] = await feet(`/udvalg/${schools}`);
  const [list] = await feet(`/rejser/udvalg/${schools}`);
  // Trips, of these final, people, budget, accounts, a bar where one is shown, per person; and in the list people, budget, accounts, per person.
  const [, trips, final, people, budget, accounts] = years ?? [];
  const each = years?.at(-1);
  expect(list?.filter(Boolean).slice(1)).toEqual([people, budget, accounts, each]);
  expect([people, budget, accounts].every((one) => one && /\d/.test(one))).toBe(true);
  const { items } = JSON.parse((await at(`/data/trips.json?udvalg=${schools}`)).body) as {
    items: { accounts: { status: string } }[];
  };
  expect(trips).toBe(String(items.length));
  expect(final).toBe(String(items.filter((one) => one.accounts.status === "final").length));
});

test("the years of all, and the committees of all, add up to what the whole list adds up to", async () => {
  const [years, yearsAbroad, bodies, bodiesAbroad] = await feet("/rejser/aar");
  // A table for each currency, there as here; people and entries are counted once, whatever the currency.
  const [list, abroad] = (await feet("/rejser")).map((foot) => foot.filter(Boolean).slice(1));
  const [, trips, , people, budget, accounts] = years ?? [];
  const each = years?.at(-1);
  expect(list?.slice(1)).toEqual([budget, accounts, each]);
  expect(String(Number(list?.[0]) + Number(abroad?.[0]))).toBe(people);
  expect(yearsAbroad?.filter(Boolean).slice(1)).toEqual(abroad?.slice(1));
  // A column of bars stands in the tables alone where a row has one, and adds nothing up.
  const sums = (foot: string[] | undefined) => foot?.filter(Boolean);
  expect([bodies, bodiesAbroad].map(sums)).toEqual([years, yearsAbroad].map(sums));
  const { body } = await at("/rejser/aar");
  expect(body).toContain('href="/rejser/2025"');
  expect(body).toContain('href="/rejser?aar=uden"');
  expect(body).toContain(`href="/rejser/udvalg/${schools}"`);
  expect(body).toMatch(/<svg class="fig wide"[^>]*role="img" aria-label="Søjler for hvert år fra /);
  const { items } = JSON.parse((await at("/data/trips.json")).body) as { items: { accounts: { status: string } }[] };
  expect(trips).toBe(String(items.length));
  const final = items.filter((one) => one.accounts.status === "final").length;
  expect(plain(body)).toContain(`${final} af ${items.length} poster er gjort endeligt op`);
  expect((await at("/rejser")).body).toContain('href="/rejser/aar"');
});

test("each year leads to its trips, under the council term that it lies in", async () => {
  const { body } = await at(`/udvalg/${schools}`);
  expect(body).toContain(`href="/rejser?aar=2025&amp;udvalg=${schools}"`);
  expect(plain(body)).toMatch(/Valgperioden 2026–2029 2026 .*Valgperioden 2022–2025 2025 /);
  expect(plain(body)).toContain("Uden dato");
});

test("what is owed is said in words, with the list or the record it is said of", async () => {
  const { body } = await at(`/udvalg/${schools}`);
  const text = plain(body);
  const said = /(\d+) poster? (?:mangler regnskab|er over fristen for regnskabet)/;
  expect(text).toMatch(said);
  expect(body).toContain(`href="/rejser?udvalg=${schools}&amp;status=none"`);
  expect(body).toContain(`href="/rejser/udvalg/${schools}#mail"`);
  expect(text).toMatch(/Sankt Alba an der Lohe 2026 .*Rapporten skulle have været afleveret senest/);
  const lacking = Number(said.exec(text)?.[1]);
  const list = await textOf(`/rejser?udvalg=${schools}&status=none`);
  expect(Number(/(\d+) poster?/.exec(list)?.[1])).toBe(lacking);
  expect(await textOf("/udvalg/byraadet")).toContain("Her er ikke offentliggjort nogen rejser eller besøg");
});

test("its rulings are those that it made itself, and all of them have a list", async () => {
  const rulings = lyngholmTrips.flatMap((trip) => trip.rulings ?? []);
  const own = rulings.filter((one) => one.committee === schools);
  expect(own.length).toBeGreaterThan(0);
  const count = async (path: string) => [...(await at(path)).body.matchAll(/<span class="when n">/g)].length;
  expect(await count(`/beslutninger/udvalg/${schools}`)).toBe(own.length);
  expect(await count("/beslutninger")).toBe(rulings.length);
  expect(await count(`/udvalg/${schools}`)).toBe(Math.min(5, own.length));
  expect((await at(`/beslutninger/udvalg/${schools}/side/2`)).status).toBe(404);
  expect((await at("/beslutninger/udvalg/findes-ikke")).status).toBe(404);
});

test("the list tells of each committee how much it has, and keeps those of earlier terms", async () => {
  const text = await textOf("/udvalg");
  const trips = [...lyngholmTrips, ...more].filter((one) => one.committee === schools).length;
  expect(text).toMatch(new RegExp(`Børne- og Skoleudvalget ${trips} rejser og besøg, \\d+ beslutninger siden 2022`));
  expect(text).toMatch(
    /Har siddet .* Teknikudvalget ingen rejser eller besøg offentliggjort her, ingen beslutninger offentliggjort her 2022–2025/,
  );
  const old = await at("/udvalg/teknikudvalget");
  expect(plain(old.body)).toContain("Dets sager er gået videre til Klima- og Teknikudvalget");
  expect((await at("/udvalg/findes-ikke")).status).toBe(404);
});

test("register, record, rulings and sitemap lead to a committee's page, and that to its list", async () => {
  const slug = /href="\/rejser\/([a-z-]+-2026)"/.exec((await at(`/rejser/udvalg/${schools}`)).body)?.[1];
  for (const path of ["/rejser", `/rejser/${slug}`, "/beslutninger", "/udvalg"])
    expect((await at(path)).body, path).toContain(`href="/udvalg/${schools}"`);
  expect((await at("/sitemap/1.xml")).body).toContain(`/en/udvalg/${schools}</loc>`);
  expect((await at(`/udvalg/${schools}`)).body).toContain(`href="/rejser/udvalg/${schools}"`);
});

test.for(["", "/en", "/de"])("they are good for everybody: %s", { timeout: 90_000 }, async (prefix) => {
  for (const path of ["/rejser/aar", "/udvalg", `/udvalg/${schools}`, `/beslutninger/udvalg/${schools}`])
    await expectGoodPage(browser, `${site.addressOf("lyngholm")}${prefix}${path}`);
});
