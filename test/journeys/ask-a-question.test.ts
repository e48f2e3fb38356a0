import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { inspect } from "../setup/inspect.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
let citizen: Page;
let caseworker: Page;
let trip: { slug: string };
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  trip = await publishedTrip(site, slug, {
    ...{ kind: "committee-trip", committee: "boerne-og-skoleudvalget", title: "Til Malmø om ni sprog", lang: "da" },
    ...{ startOn: "2026-06-02", endOn: "2026-06-04" },
    contact: { unit: "Skole og Dagtilbud", email: "spoerg@lyngholm.example" },
  });
  citizen = await (await browser.newContext({ locale: "da-DK", javaScriptEnabled: true })).newPage();
  const desk = await browser.newContext({ locale: "da-DK" });
  const value = await sessionOf(site, slug, "caseworker");
  await desk.addCookies([{ name: "udsyn", value, url: site.addressOf(slug) }]);
  caseworker = await desk.newPage();
  for (const page of [citizen, caseworker]) page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const main = (page: Page) => page.locator("main").innerText();

test("a citizen asks from a trip's page, mends what is wrong, and gets a page of their own with the day", async () => {
  await citizen.goto(`${site.addressOf(slug)}/rejser/${trip.slug}`);
  await citizen.getByRole("link", { name: "Stil et spørgsmål om denne rejse" }).click();
  await heading(citizen, "Stil et spørgsmål");
  await inspect(citizen, "question/form");
  await citizen.getByLabel("Dit spørgsmål").fill("Hvem betaler for mig, 010180-7731?");
  await citizen.getByLabel("Din mailadresse").fill("ane@eksempel");
  await citizen.getByRole("button", { name: "Send spørgsmålet" }).click();
  await citizen.getByRole("link", { name: /ligner ikke en mailadresse/ }).click();
  expect(await citizen.getByLabel("Dit spørgsmål").inputValue()).toBe("Hvem betaler for mig, 010180-7731?");
  await inspect(citizen, "question/wrong");
  await citizen.getByLabel("Dit spørgsmål").fill("Hvem betaler?\n\nOg hvad lærte I?");
  await citizen.getByLabel("Din mailadresse").fill("ane@eksempel.dk");
  // Pressed twice, as many do: one question.
  await citizen.getByRole("button", { name: "Send spørgsmålet" }).dblclick();
  await heading(citizen, "Dit spørgsmål er sendt");
  expect(await main(citizen)).toMatch(/Du får svar senest \S+ den \d+\.\s\S+\s2026\./);
  expect(await citizen.context().cookies()).toEqual([]);
  await inspect(citizen, "question/receipt");
  expect(await site.db.query("SELECT 1 FROM udsyn.replies_question")).toHaveLength(1);
});

test("the caseworker finds it among what waits, forgets the text, and answers it", async () => {
  await caseworker.goto(`${site.addressOf(slug)}/skrivebord`);
  await inspect(caseworker, "question/desk");
  await caseworker.getByRole("link", { name: "Spørgsmål fra offentligheden", exact: true }).click();
  await heading(caseworker, "Spørgsmål fra offentligheden");
  expect(await main(caseworker)).not.toContain("Hvem betaler?");
  await inspect(caseworker, "question/list");
  await caseworker.goto(`${site.addressOf(slug)}/skrivebord`);
  await caseworker.getByRole("link", { name: /^Svar.*Til Malmø om ni sprog/ }).click();
  expect(await main(caseworker)).toContain("Og hvad lærte I?");
  await inspect(caseworker, "question/one");
  await caseworker.getByRole("button", { name: "Luk uden svar" }).click();
  await caseworker.getByRole("link", { name: "Vælg, hvorfor spørgsmålet lukkes." }).waitFor();
  await caseworker.getByRole("button", { name: "Send svaret" }).click();
  await caseworker.getByRole("link", { name: "Skriv svaret." }).click();
  await inspect(caseworker, "question/no-answer");
  await caseworker.getByLabel("Dit svar").fill("Børne- og Skoleudvalget.\n\nAt man kan begynde med sangen.");
  await caseworker.getByRole("button", { name: "Send svaret" }).click();
  await caseworker.getByRole("status").filter({ hasText: "Svaret er sendt." }).waitFor();
  await inspect(caseworker, "question/answered");
  await caseworker.goto(`${site.addressOf(slug)}/skrivebord/spoergsmaal?vis=afsluttede`);
  await caseworker.getByRole("link", { name: "Til Malmø om ni sprog" }).waitFor();
  expect(await main(caseworker)).toContain("Besvaret");
});

test("the citizen reads the answer on their page, in three languages, and by mail", async () => {
  const own = new URL(citizen.url());
  for (const [before, title] of [
    ["", "Dit spørgsmål er besvaret"],
    ["/en", "Your question has been answered"],
    ["/de", "Ihre Frage ist beantwortet"],
  ] as const) {
    await citizen.goto(`${own.origin}${before}${own.pathname}`);
    await heading(citizen, title);
    expect(await main(citizen)).toContain("At man kan begynde med sangen.");
    await inspect(citizen, `question/answer${before.replace("/", "-")}`);
  }
  const [letter] = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'to' = 'ane@eksempel.dk'",
  );
  expect(letter?.text).toContain("At man kan begynde med sangen.");
  expect(letter?.text).toContain("Hvem betaler?");
});

test("in two windows the second to settle it loses nothing of what was typed", async () => {
  await citizen.goto(`${site.addressOf(slug)}/en/rejser/${trip.slug}/spoerg`);
  await inspect(citizen, "question/form-en");
  await citizen.getByLabel("Your question").fill("May I come along?");
  await citizen.getByRole("button", { name: "Send the question" }).click();
  await heading(citizen, "Your question has been sent");
  await caseworker.goto(`${site.addressOf(slug)}/skrivebord/spoergsmaal`);
  await caseworker.getByRole("link", { name: "Til Malmø om ni sprog" }).click();
  const second = await caseworker.context().newPage();
  await second.goto(caseworker.url());
  await caseworker.getByLabel("Det hører til et andet sted").check();
  await caseworker.getByLabel("Besked til den, der spurgte").fill("Ask your school.");
  await caseworker.getByRole("button", { name: "Luk uden svar" }).click();
  await caseworker.getByRole("status").filter({ hasText: "Spørgsmålet er lukket." }).waitFor();
  await second.getByLabel("Dit svar").fill("A long answer.");
  await second.getByRole("button", { name: "Send svaret" }).click();
  await second.getByRole("heading", { name: "Det, du skrev, er ikke sendt" }).waitFor();
  expect(await second.getByLabel("Dit svar").inputValue()).toBe("A long answer.");
  expect(await main(second)).toContain("Ask your school.");
  await inspect(second, "question/too-late");
  await citizen.reload();
  await heading(citizen, "Your question has been closed");
  expect(await main(citizen)).toContain("Ask your school.");
});
