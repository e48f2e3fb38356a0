import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-10-06T08:00:00Z")), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const done = async (page: Page) => (await page.locator("main > [role=status]").allTextContents()).join();

test("back and 'Bogfør' again books nothing more; the next line is a form of its own", async () => {
  const id = await planned(site);
  const page = await signedIn(browser, site, "lyngholm", "accountant");
  const call = async (role: "coordinator" | "secretary", path: string, body: object) =>
    (await (await site.api("lyngholm", role, "POST", path, body)).json()) as { id: string };
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-08-20" };
  const submission = await call("coordinator", `/api/v1/trips/${id}/submissions`, request);
  const ruled = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await call("secretary", `/api/v1/submissions/${submission.id}/rulings`, ruled);
  const book = async () => {
    await page.getByLabel("Hvad er betalt?").fill("Togbilletter");
    await page.locator("[name=category]").selectOption("transport");
    await page.getByLabel("Bogført den").fill("10.9.2026");
    await page.getByLabel("Beløb", { exact: true }).fill("418,00");
    await button(page, "Bogfør").click();
  };
  const booked = async () =>
    (
      (await (await site.api("lyngholm", "accountant", "GET", `/api/v1/trips/${id}/postings`)).json()) as {
        items: unknown[];
      }
    ).items.length;
  await page.goto(`/skrivebord/rejser/${id}/regnskab/ny`);
  await book();
  expect(await done(page)).toBe("Posteringen er gemt.");
  await page.goBack();
  await book();
  expect(await done(page)).toBe("Posteringen var bogført i forvejen. Den er ikke bogført igen.");
  expect(await booked()).toBe(1);
  await page.getByRole("link", { name: "Bogfør en linje" }).click();
  await book();
  expect(await done(page)).toBe("Posteringen er gemt.");
  expect(await booked()).toBe(2);
  // A rate of a hundred units is asked about, and stands where it is insisted on.
  await page.goBack();
  await page.getByLabel("Valuta").fill("EUR");
  await page.getByLabel("Kurs").fill("746");
  await book();
  expect(await page.getByRole("alert").innerText()).toContain("Mente du 7,46?");
  await page.getByLabel("Kursen er rigtig, som den står").check();
  await button(page, "Bogfør").click();
  expect(await done(page)).toBe("Posteringen er gemt.");
});

test("back and 'Opret kladde' again leads to the draft there is", async () => {
  const page = await signedIn(browser, site, "lyngholm", "coordinator");
  const begin = async () => {
    await page.locator("[name=kind]").selectOption("committee-trip");
    await page.getByLabel("Overskrift").fill("Gent: hvem cykler?");
    await button(page, "Opret kladde").click();
    return new URL(page.url()).pathname;
  };
  await page.goto("/skrivebord/rejser/ny");
  const first = await begin();
  expect(await done(page)).toContain("Kladden er oprettet.");
  await page.goBack();
  expect(await begin()).toBe(first);
  expect(await done(page)).toContain("i forvejen");
  await page.goto("/skrivebord/rejser/ny");
  expect(await begin()).not.toBe(first);
});
