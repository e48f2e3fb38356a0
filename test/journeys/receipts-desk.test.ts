import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { listTrips, sightOfAll } from "../../src/trips/index.ts";
import { axeInBothSchemes, axeViolations } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { pdf, png } from "../trust/hostile-files.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-23T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The demo's accountant, on the page of a trip with open accounts, all lines of which have a receipt or a reason but two. */
async function accountant(javaScriptEnabled: boolean, title: string): Promise<{ page: Page; path: string }> {
  const { id } = site.here("lyngholm");
  const { items } = await site.doing("lyngholm", (one) => listTrips(one.tx, id, sightOfAll, {}, { limit: 100 }));
  const trip = items.find((one) => one.title.startsWith(title))?.id;
  const lines = [
    { category: "lodging", amount: "5120.00", text: "Hotel ved kanalen", bookedOn: "2026-10-01", voucher: "B-901" },
    { category: "meals", amount: "212.00", text: "Frokost på havnen", bookedOn: "2026-10-02" },
  ];
  for (const line of lines) {
    const body = { currency: "DKK", vat: "incl", ...line };
    const response = await site.api("lyngholm", "accountant", "POST", `/api/v1/trips/${trip}/postings`, body);
    expect(response.status, await response.text()).toBe(201);
  }
  const page = await (await browser.newContext({ baseURL: site.addressOf("lyngholm"), javaScriptEnabled })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto("/log-ind");
  await page.locator("li", { hasText: "Rigmor Balance" }).getByRole("button").click();
  const path = `/skrivebord/rejser/${trip}/regnskab`;
  await page.goto(path);
  return { page, path };
}

const hotel = () => ({ name: "Hotel 5.120,00.pdf", mimeType: "application/pdf", buffer: pdf() });
const lunch = () => ({ name: "IMG_2041.png", mimeType: "image/png", buffer: png() });
const letter = () => ({ name: "faktura.docx", mimeType: "application/msword", buffer: Buffer.from("PK\x03\x04brev") });

/** The page as it stands: valid, accessible in both schemes, no sideways scroll. */
async function looksRight(page: Page, name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, `receipts/${name}`, [1280, 390, 320], ["light", "dark"]);
  expect(await overflowX(page)).toBe(0);
}

/** Drops files onto the page, as from a folder beside the browser. */
async function drop(page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, bytes } of all)
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    return transfer;
  }, given);
  for (const kind of ["dragover", "drop"]) await page.dispatchEvent("form.upload", kind, { dataTransfer: data });
}

test("an accountant drops three receipts, one of them refused, matches the others and closes the accounts", async () => {
  const { page, path } = await accountant(true, "Malmø: hvad gør");
  expect(await page.locator("#posteringer").innerText()).toContain("Kvittering mangler");
  expect(await page.locator("#posteringer").innerText()).toContain("Uden kvittering: ");
  await drop(page, [hotel(), letter(), lunch()]);
  await page.getByRole("status").getByText("2 af 3 taget imod, 1 afvist.").waitFor();
  const refused = page.locator(".sent li.bad");
  expect(await refused.innerText()).toContain("»faktura.docx« er hverken PDF eller billede");
  const loose = page.locator("#loese");
  await loose.getByText("2 kvitteringer er ikke knyttet").waitFor();
  await looksRight(page, "dropped");
  const bill = loose.locator("li", { hasText: "Hotel 5.120,00.pdf" });
  expect(await bill.innerText()).toContain("Forslag: beløbet står i filens navn.");
  await bill.getByRole("button", { name: "Knyt" }).click();
  await page.waitForURL(`**${path}*`);
  expect(await page.locator("#posteringer").innerText()).toContain("Hotel 5.120,00.pdf");
  // No line stands chosen for a name that says nothing.
  const photo = page.locator("#loese li", { hasText: "IMG_2041.png" });
  await photo.getByRole("button", { name: "Knyt" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Vælg den linje");
  await looksRight(page, "no-line");
  await photo.getByLabel("Hører til linjen").selectOption({ label: "Frokost på havnen, 212,00 kr., 2. okt. 2026" });
  await photo.getByRole("button", { name: "Knyt" }).click();
  await page.getByRole("button", { name: "Luk regnskabet" }).click();
  expect(await page.locator("main").innerText()).toContain("Åbn regnskabet igen");
  expect(await page.locator("form.upload").count()).toBe(0);
  await looksRight(page, "closed");
  const href = await page.getByRole("link", { name: "IMG_2041.png" }).getAttribute("href");
  const picture = await page.goto(href ?? "");
  expect(picture?.headers()["content-type"]).toBe("image/png");
});

test("a file over the limit is said to be so before it is sent, and a line gets its receipt on its own page", async () => {
  const { page, path } = await accountant(true, "Kiel");
  const big = { name: "film.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20 * 1_048_576 + 1) };
  await page.getByLabel("Læg kvitteringer i regnskabet").setInputFiles([big]);
  await page.locator(".sent li.bad").getByText("mere end 20 MB").waitFor();
  await page.getByRole("link", { name: "Frokost på havnen" }).click();
  await page.getByLabel("Hvad er betalt?").fill("Frokost for seks");
  await page.getByLabel("Send kvitteringen").setInputFiles([lunch()]);
  await page.locator("#kvittering").getByText("viser linjen").waitFor();
  await looksRight(page, "line");
  // What was typed stands there still, and is saved from the version that the receipt made.
  await page.getByRole("button", { name: "Gem" }).click();
  await page.waitForURL(`**${path}*`);
  const line = page.locator("#posteringer tr", { hasText: "Frokost for seks" });
  expect(await line.innerText()).toContain("IMG_2041.png");
  await page.getByRole("link", { name: "Frokost for seks" }).click();
  await page.getByRole("button", { name: "Tag den af linjen" }).click();
  await page.locator("#loese").getByText("1 kvittering er ikke knyttet").waitFor();
  await page.locator("#loese").getByRole("button", { name: "Fjern" }).click();
  await page.locator("#loese summary").click();
  await page.getByRole("button", { name: "Hent tilbage" }).click();
  await page.locator("#loese").getByText("1 kvittering er ikke knyttet").waitFor();
  // What was only asked too soon, or too slowly, may be tried again.
  for (const status of [408, 429]) {
    await page.route("**/api/v1/trips/*/receipts", (route) => route.fulfill({ status, json: {} }), { times: 1 });
    await page.getByLabel("Læg kvitteringer i regnskabet").setInputFiles([hotel()]);
    await page.locator(".sent li.bad").getByRole("button", { name: "Prøv igen" }).click();
    await page.locator(".sent li.ok").waitFor();
  }
});

test("all of it works without a script", async () => {
  const { page, path } = await accountant(false, "Lissabon");
  await page.getByLabel("Læg kvitteringer i regnskabet").setInputFiles([hotel(), letter(), lunch()]);
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("»faktura.docx« er hverken PDF eller billede");
  await page.locator("#loese li", { hasText: "5.120,00.pdf" }).getByRole("button", { name: "Knyt" }).click();
  const photo = page.locator("#loese li", { hasText: "IMG_2041.png" });
  await photo.getByRole("link", { name: "Bogfør en ny linje" }).click();
  expect(await page.locator("main").innerText()).toContain("Linjen får kvitteringen IMG_2041.png");
  await page.getByLabel("Hvad er betalt?").fill("Kaffe");
  await page.getByLabel("Bogført den").fill("5.5.2026");
  await page.getByLabel("Beløb").fill("48");
  await page.getByLabel("Udgiftsart").selectOption("meals");
  await page.getByRole("button", { name: "Bogfør" }).click();
  expect(page.url()).toContain(path);
  expect(await page.locator("#posteringer tr", { hasText: "Kaffe" }).innerText()).toContain("IMG_2041.png");
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Vælg en fil");
});

test("after the sign-in is over, what was typed is given back, the files are named, and both go in again", async () => {
  const { page, path } = await accountant(true, "Kiel");
  // Without our script, but with the browser's own: axe needs it.
  await page.route("**/a/*.js", (route) => route.abort());
  await page.getByRole("link", { name: "Frokost på havnen" }).click();
  const line = new URL(page.url()).pathname;
  await page.getByLabel("Send kvitteringen").setInputFiles([lunch()]);
  await site.db.query("DELETE FROM udsyn.identity_session");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("heading", { name: "Du er logget ud. Vælg filerne igen" }).waitFor();
  expect(await page.getByText("Du sendte IMG_2041.png.").count()).toBe(1);
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeViolations(page)).toEqual([]);
  await takeScreens(page, "receipts/signed-out", [1280, 390]);
  const tab = await page.context().newPage();
  await tab.goto((await page.getByRole("link", { name: "Log ind i et nyt faneblad" }).getAttribute("href")) ?? "");
  await tab.locator("li", { hasText: "Rigmor Balance" }).getByRole("button").click();
  await page.getByLabel("Vælg filen igen").setInputFiles([lunch()]);
  await page.getByRole("button", { name: "Send igen" }).click();
  await page.waitForURL(`**${path}*`);
  // The line that it was sent for stood in the page and came along.
  expect(await page.locator("#posteringer tr", { hasText: "Frokost på havnen" }).innerText()).toContain("IMG_2041.png");
  expect(line).toContain(path);
});
