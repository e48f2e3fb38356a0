import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, printPdf, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await startTestSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const trip = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  caseNumber: "2026-00417",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  committee: "boerne-og-skoleudvalget",
  participants: {
    elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] },
    staff: [{ unit: "Skolesekretariatet", count: 2 }],
    companions: [{ name: "Hemmelig Ledsager" }],
  },
  programme: [
    { date: "2026-09-02", from: "13:00", to: "16:00", title: "HafenCity", place: "Hamborg", purposeClass: "municipal" },
    { date: "2026-09-03", from: "18:00", to: "19:00", title: "Middag", purposeClass: "social" },
  ],
  budget: {
    currency: "DKK",
    vat: "incl",
    lines: [
      { category: "transport", label: "Tog", amount: "4200" },
      { category: "lodging", amount: "48000" },
    ],
  },
};

async function submitted(): Promise<string> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", trip);
  const { id } = (await made.json()) as { id: string };
  const submission = { about: "request", committee: trip.committee, meetingOn: "2026-05-20" };
  await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, submission);
  return id;
}

/** The last document that the server sent a page, as it was sent. */
const sent = new Map<Page, Response>();

async function signedIn(role: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("response", (response) => {
    if (response.request().resourceType() === "document" && response.status() !== 303) sent.set(page, response);
  });
  await page.goto(`${site.addressOf("lyngholm")}/log-ind`);
  await page
    .locator(`button[name="role"][value="${role}"], form:has(input[name="role"][value="${role}"]) button`)
    .click();
  await page.waitForURL(/skrivebord/);
  return page;
}

/** What a page says, a plain space for every space. */
async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? "").replaceAll(/\s+/g, " ");
}

const at = (id: string, page = "") => `${site.addressOf("lyngholm")}/skrivebord/rejser/${id}/sagsfremstilling${page}`;

/** Valid, accessible in both schemes, no sideways scroll at 320. */
async function expectGoodPage(page: Page): Promise<void> {
  expectValidHtml((await sent.get(page)?.text()) ?? "");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeViolations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await overflowX(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("the secretary reads the generated text, edits it with a preview, saves, and takes it back", async () => {
  const id = await submitted();
  const page = await signedIn("secretary");
  await page.goto(at(id));
  const text = await textOf(page, "main");
  for (const words of ["52.200,00", "17.400,00 kr. pr. deltager", "over loftet", "anbefaler Byrådet", "Ukendt ramme"])
    expect(text).toContain(words);
  expect(text).toContain("1 privat ledsager rejser med");
  expect(text).not.toContain("Hemmelig");
  await expectGoodPage(page);
  await takeScreens(page, "agenda/read", [1280, 390], ["light"]);
  await printPdf(page, "agenda/read");

  await page.getByRole("link", { name: "Ret teksten" }).click();
  await expectGoodPage(page);
  const field = page.getByLabel("Tekst", { exact: true });
  await field.fill(
    "# Til Hamborg\n\nVi rejser.\n\n## Budget\n\n| Udgift | Kr. |\n| --- | ---: |\n| Tog | 4.200,00 |\n| **I alt** | **4.200,00** |\n",
  );
  await page.getByRole("button", { name: "Se, hvordan den bliver" }).click();
  await expect.poll(() => page.getByRole("heading", { name: "Budget" }).count()).toBe(1);
  expect(await textOf(page, "main")).toContain("Den er ikke gemt endnu");
  await expectGoodPage(page);
  await takeScreens(page, "agenda/edit", [1280, 390], ["light"]);
  await page.getByRole("button", { name: "Gem teksten" }).click();
  await page.waitForURL(/gemt/);
  expect(await textOf(page, "h1")).toBe("Til Hamborg");

  await page.getByRole("link", { name: "Ret teksten igen" }).click();
  await page.getByRole("button", { name: "Gendan den automatiske tekst" }).click();
  await page.waitForURL(/gemt/);
  expect(await textOf(page, "h1")).toBe(trip.title);
});

test("of two who edit, the second sees both texts, keeps the own one, and may save it", async () => {
  const id = await submitted();
  const [one, other] = [await signedIn("secretary"), await signedIn("coordinator")];
  await Promise.all([one.goto(at(id, "/ret")), other.goto(at(id, "/ret"))]);
  await one.getByLabel("Tekst", { exact: true }).fill("# Sekretærens");
  await one.getByRole("button", { name: "Gem teksten" }).click();
  await one.waitForURL(/gemt/);
  await other.getByLabel("Tekst", { exact: true }).fill("# Koordinatorens");
  await other.getByRole("button", { name: "Gem teksten" }).click();
  await expect.poll(() => textOf(other, "main")).toContain("En anden har gemt i mellemtiden");
  expect(await textOf(other, "main")).toContain("# Sekretærens");
  expect(await other.getByLabel("Tekst", { exact: true }).inputValue()).toBe("# Koordinatorens");
  await expectGoodPage(other);
  await other.getByRole("button", { name: "Gem teksten" }).click();
  await other.waitForURL(/gemt/);
  expect(await textOf(other, "h1")).toBe("Koordinatorens");
});

test("a CPR number is refused beside the field, what was typed still there", async () => {
  const id = await submitted();
  const page = await signedIn("secretary");
  await page.goto(at(id, "/ret"));
  await page.getByLabel("Tekst", { exact: true }).fill("# Sag\n\nKim, 01 01 90-1234, rejser med.");
  await page.getByRole("button", { name: "Gem teksten" }).click();
  await expect.poll(() => textOf(page, "main")).toContain("I linje 3 står noget, der ligner et CPR-nummer");
  expect(await page.getByLabel("Tekst", { exact: true }).inputValue()).toContain("rejser med");
  await expectGoodPage(page);
  await page.goto(at(id));
  expect(await textOf(page, "main")).not.toContain("1234");
});

test("the coordinator and secretary alone come in; a trip on no agenda shows its text without a way to edit", async () => {
  const id = await submitted();
  const accountant = await signedIn("accountant");
  expect((await accountant.goto(at(id)))?.status()).toBe(403);
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {});
  const { id: empty } = (await made.json()) as { id: string };
  const page = await signedIn("coordinator");
  await page.goto(at(empty));
  expect(await textOf(page, "main")).toContain("Formålet er ikke oplyst.");
  expect(await page.getByRole("link", { name: "Ret teksten" }).count()).toBe(0);
  await expectGoodPage(page);
  expect((await page.goto(at(empty, "/ret")))?.status()).toBe(409);
});
