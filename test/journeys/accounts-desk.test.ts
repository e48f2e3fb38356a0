import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { listTrips, sightOfAll } from "../../src/trips/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-23T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  browser = await launchBrowser();
  // Scripts are on for axe alone; the pages have none.
  page = await (await browser.newContext({ baseURL: site.addressOf("lyngholm") })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto("/log-ind");
  await page.locator("li", { hasText: "Rigmor Balance" }).getByRole("button").click();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function pathOf(title: string): Promise<string> {
  const { id } = site.here("lyngholm");
  const { items } = await site.doing("lyngholm", (one) => listTrips(one.tx, id, sightOfAll, {}, { limit: 100 }));
  const found = items.find((one) => one.title.startsWith(title));
  if (!found) throw new Error(`no trip to ${title}`);
  return `/skrivebord/rejser/${found.id}/regnskab`;
}

/** The page as it stands: valid, accessible in both schemes, no sideways scroll. */
async function looksRight(name: string): Promise<void> {
  // The browser writes out what the server left short.
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, `accounts/${name}`, [1280, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
}

test("an accountant books, corrects and removes a line, and closes the accounts", async () => {
  const path = await pathOf("Malmø: hvad gør");
  await page.goto(path);
  await looksRight("open");
  await page.getByRole("link", { name: "Bogfør en linje" }).click();
  await page.getByLabel("Hvad er betalt?").fill("Hotel ved kanalen");
  await page.getByLabel("Beløb").fill("fem tusind");
  await page.getByRole("button", { name: "Bogfør" }).click();
  await looksRight("faults");
  expect(await page.getByRole("alert").innerText()).toContain("fem tusind");
  expect(await page.getByLabel("Hvad er betalt?").inputValue()).toBe("Hotel ved kanalen");
  await page.getByLabel("Beløb").fill("5.120,00");
  await page.getByLabel("Udgiftsart").selectOption("lodging");
  await page.getByLabel("Bogført den").fill("1.10.2026");
  await page.getByRole("button", { name: "Bogfør" }).click();
  expect(await page.locator("main").innerText()).toContain("»Hotel ved kanalen« mangler kvittering");
  await page.getByRole("link", { name: "Hotel ved kanalen" }).click();
  await page.getByLabel("Hvorfor er der ingen kvittering?").fill("Bilaget ligger i økonomisystemet");
  await page.getByRole("button", { name: "Gem" }).click();
  const compared = page.getByRole("table", { name: "Budget og regnskab" });
  expect(await compared.innerText()).toContain("8.600");
  await page.getByRole("button", { name: "Luk regnskabet" }).click();
  await looksRight("closed");
  expect(await page.locator("main").innerText()).toContain("Åbn regnskabet igen");
  await page.getByLabel("Hvorfor?").fill("En linje manglede");
  await page.getByRole("button", { name: "Åbn regnskabet igen" }).click();
  await page.getByRole("link", { name: "Hotel ved kanalen" }).click();
  await page.getByRole("button", { name: "Fjern linjen" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Skriv en begrundelse. Den gemmes");
  await page.getByLabel("Hvorfor fjernes linjen?").fill("Hører til en anden rejse");
  await page.getByRole("button", { name: "Fjern linjen" }).click();
  expect(page.url()).toContain(path);
  expect(await page.locator("main").innerText()).not.toContain("Hotel ved kanalen");
});

test("a line of the pool is given the trip that its voucher names", async () => {
  await page.goto("/skrivebord/posteringer");
  await looksRight("pool");
  const line = page.locator("section", { hasText: "17.02.00-P35-7" });
  expect(await line.innerText()).toContain("sagsnummer eller navn står på bilaget");
  await line.getByRole("button", { name: "Læg på rejsen" }).click();
  expect(await page.locator("main").innerText()).toContain("Hotel i Malmø, 2 nætter");
});

test("whoever closes accounts is told of a line of the pool that may belong to them", async () => {
  const path = await pathOf("Malmø: hvad gør");
  await page.goto(path);
  const closing = page.locator("section", { has: page.getByRole("heading", { name: "Luk regnskabet" }) });
  expect(await closing.innerText()).not.toContain("kan høre til her");
  await site.api("lyngholm", "accountant", "POST", "/api/v1/postings", {
    ...{ category: "transport", amount: "310.00", currency: "DKK" },
    ...{ text: "Broafgift", voucher: "17.02.00-P35-7" },
  });
  await site.api("lyngholm", "accountant", "POST", "/api/v1/postings", {
    ...{ category: "transport", amount: "75.00", currency: "DKK", text: "Taxa i Odense" },
  });
  await page.goto(path);
  const said = await closing.innerText();
  expect([said.includes("Broafgift, 310,00"), said.includes("Taxa i Odense")]).toEqual([true, false]);
  await looksRight("pool");
});

test("a line that names closed accounts says so, and no other trip is chosen for it", async () => {
  const trip = await pathOf("Malmø: hvad gør");
  await site.api("lyngholm", "accountant", "POST", "/api/v1/postings", {
    ...{ category: "lodging", amount: "900.00", currency: "DKK" },
    ...{ text: "Efterregning fra hotellet", voucher: "17.02.00-P35-7" },
  });
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed' WHERE trip_id = $1", [
    trip.split("/")[3],
  ]);
  await page.goto("/skrivebord/posteringer");
  const line = page.locator("section", { hasText: "Efterregning fra hotellet" });
  expect(await line.innerText()).toContain("hvis regnskab er lukket");
  expect(await line.getByLabel("Rejse").inputValue()).toBe("");
});

test("a line of the pool that is no journey's is put away with a reason, and only from the pool", async () => {
  const add = async (text: string) => {
    const line = { category: "other", amount: "286.00", currency: "DKK", text, withoutReceipt: "Ikke vores" };
    const made = await site.api("lyngholm", "accountant", "POST", "/api/v1/postings", line);
    return ((await made.json()) as { id: string }).id;
  };
  const [taxi, other] = [await add("Taxa til sygehuset"), await add("Avisen på rådhuset")];
  await page.goto("/skrivebord/posteringer");
  const line = page.locator("section", { hasText: "Taxa til sygehuset" });
  await line.getByText("Hører ikke til en rejse").click();
  await line.getByRole("button", { name: "Læg linjen væk" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("begrundelse");
  await looksRight("pool");
  await line.getByLabel("Hvorfor ikke?").fill("Patientbefordring");
  await line.getByRole("button", { name: "Læg linjen væk" }).click();
  const said = await page.locator("main").innerText();
  expect([said.includes("Taxa til sygehuset"), said.includes("Avisen på rådhuset")]).toEqual([false, true]);
  // It says so, is listed with who and why, and one wrong click is mended.
  expect(said).toContain("Linjen er lagt væk");
  const row = async () =>
    (
      await site.db.query(
        "SELECT posting_id, text, created_by, source_key FROM udsyn.accounts_posting WHERE posting_id = $1",
        [taxi],
      )
    )[0];
  await page.getByRole("link", { name: "Lagt væk" }).click();
  await looksRight("put-away");
  const away = page.locator("section", { hasText: "Taxa til sygehuset" });
  expect(await away.innerText()).toMatch(/286,00[\s\S]*Patientbefordring/);
  expect(await row()).toBeUndefined();
  await away.getByRole("button", { name: /Læg tilbage/ }).click();
  expect(await page.locator("main").innerText()).toContain("Linjen er lagt tilbage");
  expect(await row()).toMatchObject({ text: "Taxa til sygehuset" });
  const again = await site.api("lyngholm", "accountant", "POST", `/api/v1/postings/${taxi}/putting-back`);
  expect(again.status).toBe(404);
  await site.api("lyngholm", "accountant", "DELETE", `/api/v1/postings/${taxi}`, { reason: "Patientbefordring igen" });
  await page.goto("/skrivebord/posteringer/lagt-vaek");
  expect(await away.innerText()).toContain("Patientbefordring igen");
  const listed = await site.api("lyngholm", "accountant", "GET", "/api/v1/put-away-postings?limit=1");
  expect(await listed.json()).toMatchObject({
    items: [{ id: taxi, facts: { text: "Taxa til sygehuset", amount: "286.00" }, reason: "Patientbefordring igen" }],
  });
  await page.goto("/skrivebord/posteringer");
  const traced = await site.db.query<{ value: object }>(
    `SELECT v.value FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = 'accounts.remove' AND a.subject_id = $1`,
    [taxi],
  );
  expect(JSON.stringify(traced)).toContain("Patientbefordring");
  const trip = (await pathOf("Malmø: hvad gør")).split("/")[3];
  await site.db.query(
    "UPDATE udsyn.accounts_posting SET subject_type = 'trip', subject_id = $2 WHERE posting_id = $1",
    [...[other, trip]],
  );
  const late = page.locator("section", { hasText: "Avisen på rådhuset" });
  await late.getByText("Hører ikke til en rejse").click();
  await late.getByLabel("Hvorfor ikke?").fill("Avis");
  await late.getByRole("button", { name: "Læg linjen væk" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("allerede");
});

test("a year's pots foot, and so do the movements of each", async () => {
  await page.goto("/skrivebord/rammer?aar=2026");
  await looksRight("pots");
  await page.getByLabel("Hvem får pengene?").selectOption("unit:lyngskolen");
  await page.getByLabel("Beløb").fill("25.000");
  await page.getByLabel("Beslutning").fill("Byrådet 8. oktober 2025, punkt 1");
  await page.getByRole("button", { name: "Giv bevilling" }).click();
  expect(await page.locator("main").innerText()).toContain("Lyngskolen");
  await page.getByRole("link", { name: "Børne- og Skoleudvalget" }).click();
  await looksRight("pot");
  const heading = await page.locator("main p").first().innerText();
  const last = await page.locator("tbody tr").last().locator("td").last().innerText();
  expect(heading).toContain(last.trim());
});
