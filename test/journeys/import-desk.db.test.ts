import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const file = `nr;fra;til;titel;formål;i alt;fly
1;01.05.2025;02.05.2025;Oslo;Møde;1.000,00;1.000,00
2;03.05.2025;02.05.2025;Malmø;"Se havnen
og mødes";200,50;200,50
3;;;Lund;Møde;88-113;88-113
1;04.05.2025;05.05.2025;Turku;Møde;5,00;5,00
`;
const mapping = {
  fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", purpose: "formål", total: "i alt" },
  lines: { transport: ["fly"] },
  constants: { currency: "DKK", kind: "staff-visit" },
};

let site: TestSite;
let browser: Browser;
let page: Page;

async function importFile() {
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping(mapping);
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  return trips.run(
    { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now },
    { source: fileOf("rejser.csv", Buffer.from(file)), mapping: read, publish: false, dryRun: false },
  );
}

async function signIn(role: string): Promise<void> {
  await page.goto(`${site.addressOf("lyngholm")}/log-ind`);
  await page.locator(`form:has(input[value=${role}]) button`).click();
}

async function sound(name: string): Promise<void> {
  // The browser writes out what the server left short.
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page), name).toEqual([]);
  await takeScreens(page, `import/${name}`, [1280, 390, 320], ["light"]);
  expect(await overflowX(page), name).toBe(0);
}

beforeAll(async () => {
  site = await startTestSite();
  browser = await launchBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
  expect(await importFile()).toMatchObject({ rows: 4, added: 1, held: 3 });
  await signIn("coordinator");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const at = (path: string) => page.goto(`${site.addressOf("lyngholm")}${path}`);

test("the import is seen with its counts and its findings", async () => {
  await at("/skrivebord/import");
  expect(await page.locator("table").textContent()).toContain("rejser.csv");
  await sound("runs");
  await page.getByRole("table").getByRole("link", { name: "rejser.csv" }).click();
  expect((await page.locator("main").textContent())?.replaceAll(/\s/gu, " ")).toContain(
    "Rejsen slutter 2. maj 2025, før den begynder 3. maj 2025",
  );
  await sound("run");
});

test("a held row is refused while it is wrong, repaired when it is right, and left alone by the same file", async () => {
  await at("/skrivebord/import/holdt");
  await sound("held");
  await page.getByRole("link", { name: "Række 2, 2" }).click();
  await sound("held-row");
  await page.getByLabel("fra").fill("32.05.2025");
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  expect(await page.locator(".errors").textContent()).toContain("har ingen dato, der kan læses");
  expect(await page.getByLabel("fra").inputValue()).toBe("32.05.2025");
  await sound("held-row-refused");
  await page.getByLabel("fra").fill("01.05.2025");
  await page.getByLabel("fly").fill("150,50");
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  expect(await page.locator("main").textContent()).toContain("Rækken er rettet og lagt ind");
  expect(await page.getByRole("status").textContent()).toContain("Posterne giver 150,50, men totalen er 200,50.");
  await sound("held-let-in");
  const [trip] = await site.db.query<{ plan: { purpose: string } }>(
    "SELECT plan FROM udsyn.trips_trip WHERE title = 'Malmø' AND start_on = '2025-05-01'",
  );
  expect(trip?.plan.purpose).toBe("Se havnen\nog mødes");
  const [trail] = await site.db.query<{ value: object }>(
    "SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit WHERE action = 'intake.repair'",
  );
  expect(trail?.value).toMatchObject({ before: { fra: "03.05.2025" }, after: { fra: "01.05.2025" } });
  expect(await importFile()).toMatchObject({ added: 0, updated: 0, unchanged: 2, held: 2 });
});

test("what the source does not say comes in as unknown beside what is printed", async () => {
  await at("/skrivebord/import/holdt");
  await page.getByRole("link", { name: "Række 3, 3" }).click();
  await page.getByLabel("Lad en manglende dato").check();
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  const [trip] = await site.db.query<{ startOn: null; amountText: string }>(
    `SELECT start_on AS "startOn", imported_from #>> '{accounts,lines,0,amountText}' AS "amountText"
     FROM udsyn.trips_trip WHERE title = 'Lund'`,
  );
  expect(trip).toEqual({ startOn: null, amountText: "88-113" });
});

test("a row with a taken key cannot come in by itself, and is dismissed only with a reason", async () => {
  await at("/skrivebord/import/holdt");
  await page.getByRole("link", { name: "Række 4, 1" }).click();
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  expect(await page.locator(".errors").textContent()).toContain("er allerede brugt i række 1");
  await page.getByRole("button", { name: "Afvis rækken" }).click();
  expect(await page.locator(".errors").textContent()).toContain("Skriv, hvorfor rækken afvises.");
  await page.getByLabel("Hvorfor").fill("Står to gange i filen.");
  await page.getByRole("button", { name: "Afvis rækken" }).click();
  expect(await page.locator("main").textContent()).toContain("Ingen rækker venter");
  await sound("held-none");
  expect(await importFile()).toMatchObject({ added: 0, updated: 0, unchanged: 4, held: 0 });
});

test("whether a row is the posting that stands, or another, is asked beside what stands", async () => {
  const ledger = site.rooms.importers.find(({ name }) => name === "expenses");
  const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb" };
  const read = ledger?.readMapping({ key: ["bilag"], fields, constants: { currency: "DKK", category: "transport" } });
  if (!ledger || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  for (const line of ["4711;10.02.2025;Fly til Hamburg;4.200,00", "4711;03.02.2026;Taxa i Gent;310,00"]) {
    const source = fileOf("finans.csv", Buffer.from(`bilag;dato;tekst;beløb\n${line}\n`));
    await ledger.run(place, { source, mapping: read, publish: false, dryRun: false });
  }
  await at("/skrivebord/import");
  await page.getByRole("table").getByRole("link", { name: "finans.csv" }).last().click();
  expect(await page.getByRole("link", { name: "de ufordelte posteringer" }).getAttribute("href")).toBe(
    "/skrivebord/posteringer",
  );
  await at("/skrivebord/import/holdt");
  await page.getByRole("link", { name: "Række 1" }).click();
  const text = (await page.locator("main").textContent())?.replaceAll(/\s/gu, " ");
  expect(text).toContain("10. februar 2025, bilag 4711, Fly til Hamburg, 4.200,00 kr.");
  await sound("which-record");
  await page.getByLabel("tekst").fill("Taxa i Gent, retur");
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  expect(await page.locator(".errors").textContent()).toContain("Svar ved rækken");
  expect(await page.getByLabel("tekst").inputValue()).toBe("Taxa i Gent, retur");
  await sound("which-record-unsaid");
  await page.getByLabel("En anden").check();
  await page.getByRole("button", { name: "Bedøm rækken igen" }).click();
  expect(await page.locator("main").textContent()).toContain("Rækken er rettet og lagt ind");
  expect(await site.db.query("SELECT voucher, text FROM udsyn.accounts_posting ORDER BY booked_on")).toEqual([
    { voucher: "4711", text: "Fly til Hamburg" },
    { voucher: "4711", text: "Taxa i Gent, retur" },
  ]);
});

test("imported trips become public one by one or all at once, after a question", async () => {
  await at("/skrivebord/import");
  await page.getByRole("link", { name: "rejser.csv" }).last().click();
  await page.getByRole("link", { name: "Offentliggør Oslo" }).click();
  await sound("confirm");
  await page.getByRole("button", { name: "Offentliggør" }).click();
  expect(await page.locator("main").textContent()).toContain("1 offentliggjort");
  // The file names no destination, and an address is never made of a title.
  expect(await site.db.query("SELECT slug FROM register.current")).toEqual([{ slug: "tjenesterejse-2025" }]);
});

test("others than the coordinator and the accountant are refused", async () => {
  await signIn("employee");
  expect((await at("/skrivebord/import"))?.status()).toBe(403);
  await signIn("accountant");
  expect((await at("/skrivebord/import/holdt"))?.status()).toBe(200);
});
