import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hundredthsOf } from "../../src/kernel/index.ts";
import { asset } from "../../src/web/index.ts";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { lyngholmTrips, settledTrip } from "../setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  for (const trip of ballerupTrips) await publishExample(site, "ballerup", trip);
  for (const trip of lyngholmTrips) await publishExample(site, "lyngholm", trip);
  page = await browser.newPage();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A Danish figure of a cell in hundredths; `null` for words. */
function figure(text: string): bigint | null {
  const plain = text.replace(/[^\d,−]/g, "").replace("−", "-");
  return /\d/.test(plain) ? hundredthsOf(plain.replace(",", ".")) : null;
}

/** What stands on the page, spaces made plain. */
async function textOf(shown: Page): Promise<string> {
  return ((await shown.textContent("main")) ?? "").replaceAll("\u00a0", " ");
}

interface Grid {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
}

/** Every table of the page with a last line, as a reader sees it. */
function tables(): Promise<Grid[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("table")]
      .filter((table) => table.tFoot)
      .map((table) => {
        const cells = (row: Element) => [...row.children].map((cell) => cell.textContent ?? "");
        return {
          heads: [...(table.tHead?.rows ?? [])].flatMap(cells),
          rows: [...(table.tBodies[0]?.rows ?? [])].filter((row) => !row.classList.contains("grp")).map(cells),
          foot: [...(table.tFoot?.rows ?? [])].flatMap(cells),
        };
      }),
  );
}

/** Per person is an average, so its last line is not the sum of what stands above it. */
const averages = /Pr\. person/;

test.for([
  ["ballerup", "/rejser"],
  ["ballerup", "/rejser/toronto-2011"],
  ["ballerup", "/"],
  ["lyngholm", "/rejser"],
  ["lyngholm", "/rejser/2026"],
  ["lyngholm", "/rejser/sankt-alba-an-der-lohe-2026"],
  ["lyngholm", "/rejser/utrecht-2025"],
  ["lyngholm", "/"],
])("every total of %s %s is the sum of the rows above it", async ([slug = "", path = ""]) => {
  await page.goto(site.addressOf(slug) + path);
  const found = await tables();
  expect(found.length).toBeGreaterThan(0);
  let footed = 0;
  for (const { heads, rows, foot } of found) {
    for (const [at, head] of heads.entries()) {
      const total = figure(foot[at] ?? "");
      if (at === 0 || total === null || averages.test(head)) continue;
      const sum = rows.reduce((added, row) => added + (figure(row[at] ?? "") ?? 0n), 0n);
      expect(total, `${path} ${head}`).toBe(sum);
      footed += 1;
    }
  }
  expect(footed).toBeGreaterThan(0);
});

test("Toronto's four lines make 166.013 kr., and 18.445,89 kr. for each of nine", async () => {
  await page.goto(`${site.addressOf("ballerup")}/rejser/toronto-2011`);
  const [grid] = await tables();
  expect(grid?.foot.slice(-2)).toEqual(["166.013", "18.445,89"]);
  const text = await textOf(page);
  for (const gap of [
    "ikke oplyst",
    "Programmet er ikke oplyst.",
    "Her står ingen rapport. Rejsen er slut.",
    "Budgettet er ikke oplyst.",
  ])
    expect(text).toContain(gap);
});

test("what is unknown is unknown, never 0, and the sums say what they leave out", async () => {
  await page.goto(`${site.addressOf("ballerup")}/rejser`);
  const text = await textOf(page);
  expect(text).toContain("2 poster uden regnskab er ikke talt med i summen.");
  const [grid] = await tables();
  const [june] = grid?.rows.filter((row) => row[0]?.startsWith("Brandenburg")) ?? [];
  expect(june?.slice(4)).toEqual(["ukendt", "ikke oplyst", "mangler", "–"]);
});

test("a printed total that differs is said in words, a late request too, and currencies are never added", async () => {
  await page.goto(`${site.addressOf("lyngholm")}/rejser/utrecht-2025`);
  const record = await textOf(page);
  expect(record).toContain("Kilden skriver i alt 43.051,00 kr., men dens linjer giver 43.050,00 kr. tilsammen.");
  expect(record).toContain("Anmodningen blev afgjort efter afrejsen.");
  await page.goto(`${site.addressOf("lyngholm")}/rejser`);
  expect((await tables()).map((grid) => grid.heads.find((head) => head.startsWith("Budget")))).toEqual([
    "Budget, kr.",
    "Budget, EUR",
  ]);
});

test("each key figure leads to a list that counts the same", async () => {
  await page.goto(site.addressOf("lyngholm"));
  const figures = await page.evaluate(() =>
    [...document.querySelectorAll(".figures > div")].map((one) => ({
      figure: one.querySelector("dd")?.textContent ?? "",
      href: one.querySelector("a")?.getAttribute("href") ?? "",
    })),
  );
  expect(figures.map((one) => one.href)).toEqual([
    ...["/rejser/2026", "/rejser", "/rejser?status=final", "/rejser?status=none"],
    "/rejser?rapport=late",
  ]);
  await page.goto(site.addressOf("lyngholm") + figures[2]?.href);
  const each = (await tables())[0]?.foot.at(-1) ?? "";
  const number = (text: string) => Number(text.replaceAll(".", "").replace(",", ".").replace(/\s.*$/, ""));
  expect(Math.round(number(each))).toBe(number(figures[2]?.figure ?? ""));
  for (const at of [0, 3, 4]) {
    await page.goto(site.addressOf("lyngholm") + figures[at]?.href);
    expect(await textOf(page)).toMatch(new RegExp(`(?<!\\d)${figures[at]?.figure} post`));
  }
});

test("the filters' form works without a script and ends on one address for one thing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${site.addressOf("lyngholm")}/rejser`);
  await plain.selectOption("[name=land]", "DE");
  await plain.click("form.choice button");
  expect(new URL(plain.url()).pathname + new URL(plain.url()).search).toBe("/rejser/land/de");
  await plain.check("[name=status][value=final]", { force: true });
  await plain.click("form.choice button");
  const query = new URL(plain.url()).searchParams;
  expect([query.get("land"), query.get("status")]).toEqual(["DE", "final"]);
  expect(await plain.locator("table:not(.tight) tbody tr:not(.grp)").count()).toBe(1);
  await plain.fill("[name=q]", "findes ikke");
  await plain.click("form.choice button");
  expect(await textOf(plain)).toContain("Ingen poster svarer til det, du har valgt");
  await context.close();
});

test("addresses: unknown ones are not found, unreadable ones are refused, old ones lead on", async () => {
  const at = (path: string) => get(site.addressOf("lyngholm") + path);
  for (const path of [
    "/rejser/findes-ikke",
    "/rejser/side/9",
    "/rejser/udvalg/findes-ikke",
    "/rejser/land/xyz",
    "/rejser/partner/findes-ikke",
    "/rejser/maal/findes-ikke",
    "/partnere/findes-ikke",
    "/beslutninger/side/2",
  ])
    expect((await at(path)).status, path).toBe(404);
  for (const path of ["/rejser?aar=nej", "/rejser?partner=%27", "/rejser?side=0", "/rejser?status=hemmelig"])
    expect((await at(path)).status, path).toBe(400);
  expect((await at("/en/rejser?aar=2026&q=")).headers.location).toBe("/en/rejser/2026");
  expect((await at("/rejser?q=sankt+alba")).headers.etag).toBeUndefined();
  const kept = await at("/rejser");
  expect(kept.headers.etag).toBeDefined();
});

test("a renamed trip's old address leads to the new one, and a correction is shown with its reason", async () => {
  const { id, slug } = await publishExample(site, "lyngholm", {
    ...settledTrip,
    title: "Rettes",
    startOn: "2024-03-12",
    endOn: "2024-03-14",
  });
  await publishExample(
    site,
    "lyngholm",
    { ...settledTrip, title: "Rettet", startOn: "2024-03-12", endOn: "2024-03-14" },
    { id, reason: "Titlen var forkert" },
  );
  await site.db.query(
    "INSERT INTO register.slug SELECT municipality_id, type, 'gammel-adresse', record_id FROM register.slug WHERE slug = $1",
    [slug],
  );
  const moved = await get(`${site.addressOf("lyngholm")}/de/rejser/gammel-adresse`);
  expect([moved.status, moved.headers.location]).toEqual([301, `/de/rejser/${slug}`]);
  const { body } = await get(`${site.addressOf("lyngholm")}/rejser/${slug}`);
  expect(body).toContain("Rettelse: Titlen var forkert");
  expect(body).toContain("Version 2");
});

test("the list is paged: all trips, each once, and every page's total is its own", { timeout: 60_000 }, async () => {
  for (let at = 0; at < 55; at += 1)
    await publishExample(site, "proeve", {
      title: `Nr. ${at}`,
      kind: "conference",
      startOn: "2026-02-01",
      endOn: "2026-02-02",
    });
  const links = async (path: string) => {
    const { body } = await get(site.addressOf("proeve") + path);
    return { body, rows: [...body.matchAll(/<th[^>]*><a href="(\/rejser\/[^"]+)"/g)].map((found) => found[1]) };
  };
  const [one, two] = [await links("/rejser"), await links("/rejser/side/2")];
  expect([one.rows.length, two.rows.length]).toEqual([50, 5]);
  expect(new Set([...one.rows, ...two.rows]).size).toBe(55);
  expect(one.body).toContain("I alt på denne side");
  expect(one.body).toContain('href="/rejser/side/2" rel="next"');
});

test("the first page a reader downloads is at most 60 kB compressed, fonts aside", async () => {
  const squeezed = (bytes: Uint8Array) => brotliCompressSync(bytes).length;
  const style = squeezed(asset("style.css").body) + squeezed(asset("icon.svg").body);
  for (const path of ["/", "/rejser", "/rejser/sankt-alba-an-der-lohe-2026"]) {
    const { bytes } = await get(site.addressOf("lyngholm") + path);
    process.stdout.write(`  ${path}: ${squeezed(bytes)} + ${style} bytes compressed\n`);
    expect(squeezed(bytes) + style, path).toBeLessThan(60_000);
  }
});
