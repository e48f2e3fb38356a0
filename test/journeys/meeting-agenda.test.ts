import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdfText } from "../../src/papers/pdf/read-pdf-text.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const committee = "boerne-og-skoleudvalget";
const trip = {
  kind: "committee-trip",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  committee,
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  participants: { elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

async function made(path: string, body: object): Promise<string> {
  const answer = await site.api("lyngholm", "coordinator", "POST", path, body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function onAgenda(more: object): Promise<void> {
  const id = await made("/api/v1/trips", { ...trip, ...more });
  await made(`/api/v1/trips/${id}/submissions`, { about: "request", committee, meetingOn: "2026-05-26" });
}

/** What the browser is answered at an address of the same site. */
async function got(page: Page, path: string | null): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  const { status, bytes } = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    return { status: answer.status, bytes: [...new Uint8Array(await answer.arrayBuffer())] };
  }, path ?? "");
  return { status, bytes: Buffer.from(bytes) };
}

async function looksRight(page: Page, name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, `meeting-agenda/${name}`, [1280, 390, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("without a meeting the secretary is told to list some; then the next agenda says what is on it and what lacks", async () => {
  const page = await signedIn(browser, site, "lyngholm", "secretary");
  await page.goto("/skrivebord");
  expect(await page.getByText("Ingen kommende møder er noteret").count()).toBe(1);
  await onAgenda({ title: "Hamborg: hvordan bliver en havn til en bydel?", caseNumber: "2026-00417" });
  await onAgenda({ title: "Rotterdam: hvor skal regnen være?" });
  await page.reload();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /Skoleudvalget, 26/ }) });
  const said = (await row.innerText()).replaceAll(/\s+/g, " ");
  expect(said).toContain("2 sager, én er ikke klar.");
  expect(said).toContain("Rotterdam: hvor skal regnen være?: Skriv sagsnummeret.");
  await looksRight(page, "desk");
  await row.getByRole("link", { name: /Skoleudvalget, 26/ }).click();
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
    "Punkter",
    "Hamborg: hvordan bliver en havn til en bydel?",
    "Rotterdam: hvor skal regnen være?",
  ]);
  expect(await page.getByRole("heading", { name: "Indstilling" }).count()).toBe(2);
  await looksRight(page, "page");
  const path = await page.getByRole("link", { name: "Hent dagsordenen som PDF" }).getAttribute("href");
  const { bytes: pdf } = await got(page, path);
  expect(pdf.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  const text = readPdfText(pdf);
  expect(text.indexOf("Punkt1")).toBeLessThan(text.indexOf("Punkt2"));
  for (const words of ["Sag2026-00417", "ClaraPrøvedal", "Opdigtetkommune"]) expect(text).toContain(words);
});

test("others read the list of meetings and are not led to its texts", async () => {
  const page = await signedIn(browser, site, "lyngholm", "councillor");
  await page.goto("/skrivebord");
  expect(await page.getByText("Næste dagsordener").count()).toBe(0);
  await page.goto("/skrivebord/moeder");
  expect(await page.getByRole("link", { name: "Hele dagsordenen" }).count()).toBe(0);
});

test("a CPR number that came in by another door keeps the paper back", async () => {
  await site.db.query("UPDATE udsyn.decisions_submission SET text = $1, follows = NULL", ["# Sag\n\nKim 010190-1234."]);
  const page = await signedIn(browser, site, "lyngholm", "secretary");
  await page.goto("/skrivebord/moeder");
  const path = await page.getByRole("link", { name: "Hele dagsordenen" }).getAttribute("href");
  const { status, bytes } = await got(page, `${path}.pdf`);
  expect(status).toBe(422);
  expect(bytes.toString().replaceAll(/\D/g, "")).not.toContain("0101901234");
});
