import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeInBothSchemes } from "../setup/axe.ts";
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
  expect(await axeInBothSchemes(page)).toEqual([]);
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
  await page.getByLabel("Formål", { exact: true }).fill("Vi rejser.\n\n- for at se\n- for at lære");
  await page.getByRole("button", { name: "Se, hvordan den bliver" }).last().click();
  await page.getByText("Den er ikke gemt endnu").waitFor();
  const preview = page.getByLabel("Sådan bliver teksten");
  expect(await preview.getByRole("listitem").allTextContents()).toContain("for at lære");
  await expectGoodPage(page);
  await takeScreens(page, "agenda/edit", [1280, 390], ["light"]);
  await page.getByRole("button", { name: "Gem teksten" }).click();
  await page.waitForURL(/gemt/);
  expect(await textOf(page, "main")).toContain("for at lære");
});

/** The part of the form with a heading, its words and its button. */
const part = (page: Page, name: string) =>
  page.locator(".part").filter({ has: page.getByLabel(name, { exact: true }) });

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).last().click();
  await page.waitForLoadState();
}

test("what nobody touched goes on following the case; what was changed by hand says so and can be fetched again", async () => {
  const id = await submitted();
  const page = await signedIn("secretary");
  await page.goto(at(id, "/ret"));
  await page.getByLabel("Formål", { exact: true }).fill("Skrevet i hånden.");
  await page.getByLabel("Hvem betaler", { exact: true }).fill("");
  await press(page, "Gem teksten");
  await page.waitForURL(/gemt/);
  const programme = [{ date: "2026-09-02", title: "Et møde til", purposeClass: "municipal" }];
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { programme });
  await page.goto(at(id));
  const shown = await textOf(page, "main");
  for (const words of ["Skrevet i hånden.", "Et møde til"]) expect(shown).toContain(words);
  for (const words of ["At se", "HafenCity", "Hvem betaler"]) expect(shown).not.toContain(words);

  await page.goto(at(id, "/ret"));
  expect(await part(page, "Formål").textContent()).toContain("Rettet i hånden");
  expect(await part(page, "Budget").textContent()).toContain("Følger sagen");
  expect(await part(page, "Hvem betaler").textContent()).toContain("Udeladt");
  await press(page, /Hent teksten igen ?: Formål/);
  expect(await page.getByLabel("Formål", { exact: true }).inputValue()).toBe(trip.purpose);
  expect(await part(page, "Formål").textContent()).toContain("Hentet fra sagen igen");
  await expectGoodPage(page);
  await press(page, "Hent hele teksten igen");
  await press(page, "Gem teksten");
  await page.waitForURL(/gemt/);
  expect(await textOf(page, "main")).toContain("følger den");
});

test("a section of one's own asks for a heading of its own, and stands before the recommendation", async () => {
  const id = await submitted();
  const page = await signedIn("secretary");
  await page.goto(at(id, "/ret"));
  await press(page, "Tilføj et afsnit");
  await page.getByLabel("Nyt afsnit").fill("Udvalget bad om turen i maj.");
  await press(page, "Gem teksten");
  expect(await textOf(page, "main")).toContain("Giv afsnittet en overskrift.");
  await expectGoodPage(page);
  await page.getByLabel("Afsnittets overskrift").fill("Budget");
  await press(page, "Gem teksten");
  expect(await textOf(page, "main")).toContain("allerede et afsnit med den overskrift");
  await page.getByLabel("Afsnittets overskrift").fill("Baggrund");
  await press(page, "Gem teksten");
  await page.waitForURL(/gemt/);
  expect((await page.getByRole("heading", { level: 2 }).allTextContents()).slice(-2)).toEqual([
    "Baggrund",
    "Indstilling",
  ]);
});

test("of two who edit, the second sees both texts, keeps the own one, and may save it", async () => {
  const id = await submitted();
  const [one, other] = [await signedIn("secretary"), await signedIn("coordinator")];
  await Promise.all([one.goto(at(id, "/ret")), other.goto(at(id, "/ret"))]);
  await one.getByLabel("Formål", { exact: true }).fill("Sekretærens formål");
  await press(one, "Gem teksten");
  await one.waitForURL(/gemt/);
  await other.getByLabel("Formål", { exact: true }).fill("Koordinatorens formål");
  await press(other, "Gem teksten");
  await expect.poll(() => textOf(other, "main")).toContain("En anden har gemt i mellemtiden");
  expect(await part(other, "Formål").locator(".agenda").first().textContent()).toBe("Sekretærens formål");
  expect(await other.getByLabel("Formål", { exact: true }).inputValue()).toBe("Koordinatorens formål");
  await expectGoodPage(other);
  await press(other, "Gem teksten");
  await other.waitForURL(/gemt/);
  expect(await textOf(other, "main")).toContain("Koordinatorens formål");
});

test("two who edit different sections: both are saved, and what nobody touched follows the case that was changed", async () => {
  const id = await submitted();
  const [one, other] = [await signedIn("secretary"), await signedIn("coordinator")];
  await Promise.all([one.goto(at(id, "/ret")), other.goto(at(id, "/ret"))]);
  await one.getByLabel("Formål", { exact: true }).fill("Sekretærens formål");
  await press(one, "Gem teksten");
  await one.waitForURL(/gemt/);
  await other.getByLabel("Indledning").fill("Koordinatorens indledning");
  await press(other, "Gem teksten");
  await other.waitForURL(/gemt=begge/);
  const text = await textOf(other, "main");
  for (const words of ["Begges ændringer er med", "Sekretærens formål", "Koordinatorens indledning"])
    expect(text).toContain(words);
  await other.goto(at(id, "/ret"));
  expect(await part(other, "Indstilling").getByText("Følger sagen.").count()).toBe(1);
});

test("a CPR number is refused beside its own field, quoted without the number, what was typed still there", async () => {
  const id = await submitted();
  const page = await signedIn("secretary");
  await page.goto(at(id, "/ret"));
  await page.getByLabel("Formål", { exact: true }).fill("Kim, 01 01 90-1234, rejser med.");
  await press(page, "Gem teksten");
  const error = await textOf(page, "#f-sections-1-text-e");
  expect(error).toContain("ligner et CPR-nummer: »Kim, [CPR], rejser med«");
  expect(await page.getByLabel("Formål", { exact: true }).inputValue()).toContain("rejser med");
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
