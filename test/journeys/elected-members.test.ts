import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { type ExampleTrip, publishExample, spent } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
const named = (...names: string[]): NonNullable<ExampleTrip["plan"]> => ({
  purpose: "At se, hvordan værterne gør.",
  destinations: [{ place: "Malmø", country: "SE" }],
  participants: { elected: { count: names.length, named: names.map((name) => ({ name, role: null })) } },
});
const trip = (
  title: string,
  startOn: string,
  endOn: string,
  plan: ExampleTrip["plan"],
  more: Partial<ExampleTrip> = {},
) =>
  publishExample(site, "lyngholm", {
    title,
    kind: "committee-trip",
    startOn,
    endOn,
    plan,
    status: "complete",
    ...more,
  } as ExampleTrip);

beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  const final = (amount: string) => ({ accounts: { status: "final" as const, lines: [spent("transport", amount)] } });
  await trip("Én", "2024-03-04", "2024-03-06", named("Åse Ørn", "Anna Berg"), final("3000.00"));
  await trip("To", "2024-05-04", "2024-05-04", named("Anna Berg"), final("500.50"));
  await trip("Tre", "2024-09-01", "2024-09-02", named("Anna Berg", "Anna Berg"));
  await trip("Fire", "2024-10-01", "2024-10-02", named("Bo Lind"), { status: "cancelled" });
  await trip("Fem", "2023-10-01", "2023-10-02", named("Bo Lind"));
  for (let nth = 1; nth <= 14; nth += 1) await trip(`Mange ${nth}`, "2021-10-01", "2021-10-02", named("Mille Mange"));
  await trip("Seks", "2022-10-01", "2022-10-02", {});
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const rows = async (path: string) => {
  const page = await browser.newPage();
  await page.goto(site.addressOf("lyngholm") + path);
  const told = await page.locator("tbody tr").allInnerTexts();
  await page.close();
  return told.map((one) => one.replace(/[\s\u00a0]+/g, " ").trim());
};

test("each who is named stands with trips, days and what they cost each person", { timeout: 60_000 }, async () => {
  const [anna = "", aase = "", ...more] = await rows("/rejser/valgte/2024");
  expect(more).toEqual([]);
  expect(anna).toMatch(/^Anna Berg/);
  // Three days, one and two; 1.500,00 each of the first and 500,50 of the second: the third is not settled.
  expect(anna).toMatch(/ 3 6 2\.000,50 for 2 af 3 rejser$/);
  expect(aase).toMatch(/^Åse Ørn .* 1 3 1\.500,00$/);
});

test("what came to nothing is nobody's trip, and each year has its own", { timeout: 60_000 }, async () => {
  expect(await rows("/rejser/valgte/2023")).toEqual([expect.stringMatching(/^Bo Lind .* 1 2 endnu ikke$/)]);
  expect((await get(`${site.addressOf("lyngholm")}/rejser/valgte/2022`)).body).toContain("Ingen folkevalgte er nævnt");
  expect(await rows("/rejser/valgte")).toEqual(await rows("/rejser/valgte/2024"));
  for (const year of ["2020", "2024a", "02024", "alle"])
    expect((await get(`${site.addressOf("lyngholm")}/rejser/valgte/${year}`)).status, year).toBe(404);
});

test.for(["", "/en", "/de"])("the page is good for everybody: %s", { timeout: 60_000 }, async (lang) => {
  await expectGoodPage(browser, `${site.addressOf("lyngholm")}${lang}/rejser/valgte/2024`);
  await expectGoodPage(browser, `${site.addressOf("lyngholm")}${lang}/rejser/valgte/2022`);
});

test("of one who was on many the newest are named, and a search leads to the rest", { timeout: 60_000 }, async () => {
  const [mille = "", ...more] = await rows("/rejser/valgte/2021");
  expect(more).toEqual([]);
  expect(mille).toMatch(/og 2 til 14 28 endnu ikke$/);
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser/valgte/2021`);
  await page.getByRole("link", { name: "og 2 til" }).click();
  expect(await page.locator("main").innerText()).toContain("14");
  await page.close();
});
