import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { clean, pdfPlants } from "../setup/files/made-pdf.ts";
import { png } from "../setup/files/made-picture.ts";
import { inspect } from "../setup/inspect.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
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

/** The browser of somebody with a role; of a citizen, without any. */
async function as(role: "coordinator" | "secretary" | null): Promise<Page> {
  const baseURL = site.addressOf(slug);
  const context = await browser.newContext({ baseURL, acceptDownloads: true });
  if (role) await context.addCookies([{ name: "udsyn", value: await sessionOf(site, slug, role), url: baseURL }]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function attach(page: Page, name: string, mimeType: string, bytes: Uint8Array, title: string): Promise<void> {
  await page.getByLabel("Fil", { exact: true }).setInputFiles([{ name, mimeType, buffer: Buffer.from(bytes) }]);
  await page.getByLabel("Hvad hedder bilaget?").fill(title);
  await page.getByRole("button", { name: "Læs filen, og læg den på" }).click();
}

test("a clean file is public and the same bytes, a number in a hidden layer stops it, a picture waits for another", async () => {
  const trip = await publishedTrip(site, slug, {
    ...{ kind: "delegation", destinations: [{ place: "Gdańsk", country: "PL" }], startOn: "2025-02-03" },
    ...{ endOn: "2025-02-04", title: "Til Gdańsk med bilag" },
  });
  const coordinator = await as("coordinator");
  await coordinator.goto(`/skrivebord/rejser/${trip.id}`);
  await coordinator.getByRole("link", { name: "Bilag til dagsordenen og den offentlige side" }).click();
  await inspect(coordinator, "annexes-none");

  // Nothing typed is lost, and what is missing stands beside its field.
  await coordinator.getByLabel("Hvad hedder bilaget?").fill("Program for besøget");
  await coordinator.getByLabel("Dagsordenen").check();
  await coordinator.getByRole("button", { name: "Læs filen, og læg den på" }).click();
  await coordinator.getByText("Vælg filen først.").first().waitFor();
  expect(await coordinator.getByLabel("Hvad hedder bilaget?").inputValue()).toBe("Program for besøget");
  expect(await coordinator.getByLabel("Dagsordenen").isChecked()).toBe(true);
  await inspect(coordinator, "annexes-fault");

  const bytes = await clean();
  await attach(coordinator, "program.pdf", "application/pdf", bytes, "Program for besøget");
  await coordinator.getByText("Bilaget er læst og lagt på sagen.").waitFor();
  await coordinator.getByText("Læst, intet fundet").waitFor();

  const hidden = (await pdfPlants["layer that is off"]?.("010190-1234")) ?? new Uint8Array();
  await attach(coordinator, "liste.pdf", "application/pdf", hidden, "Deltagerliste");
  await coordinator.getByText("Bilaget er lagt på sagen og stoppet.").waitFor();
  await coordinator.getByText("Et CPR-nummer i teksten, side 1.").waitFor();
  expect(await coordinator.content()).not.toContain("010190");

  await attach(coordinator, "kort.png", "image/png", png(), "Kort over havnen");
  await coordinator.getByText("En anden end dig skal se på det").waitFor();
  await inspect(coordinator, "annexes-three");

  const citizen = await as(null);
  await citizen.goto(`/rejser/${trip.slug}`);
  const file = citizen.getByRole("link", { name: "Program for besøget" });
  const [download] = await Promise.all([citizen.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toBe("Program for besøget.pdf");
  const entry = (await (await reads(site, slug)(`/rejser/${trip.slug}.json`)).json()) as {
    annexes: { sha256: string; title: string }[];
  };
  expect(entry.annexes.map((one) => one.title)).toEqual(["Program for besøget"]);
  const stream = await download.createReadStream();
  const hash = createHash("sha256");
  for await (const part of stream) hash.update(part as Buffer);
  expect(hash.digest("hex")).toBe(entry.annexes[0]?.sha256);

  const secretary = await as("secretary");
  await secretary.goto("/skrivebord");
  await secretary.getByText("Se på 2 bilag: Til Gdańsk med bilag").first().waitFor();
  await secretary.goto(`/skrivebord/rejser/${trip.id}/bilag`);
  const picture = secretary.locator("article", { hasText: "Kort over havnen" });
  await picture.getByRole("button", { name: "Gem svaret" }).click();
  await secretary.getByText("Vælg, om bilaget er i orden eller afvises.").first().waitFor();
  await inspect(secretary, "annexes-to-decide");
  await picture.getByLabel("Ja, og intet i den er personligt").check();
  await picture.getByLabel("Hvad så du efter, og hvad fandt du?").fill("Ser fint ud.");
  await picture.getByRole("button", { name: "Gem svaret" }).click();
  await secretary.getByText("Åbn filen, før du svarer, at den er i orden.").first().waitFor();
  // Opened, the answer is taken; the file itself may come as a page or be saved.
  const href = (await picture.getByRole("link", { name: /^Åbn filen\s*:/ }).getAttribute("href")) ?? "";
  expect(await secretary.evaluate(async (at) => (await fetch(at)).status, href)).toBe(200);
  await picture.getByLabel("Hvad så du efter, og hvad fandt du?").fill("Et kort uden personer.");
  await picture.getByRole("button", { name: "Gem svaret" }).click();
  await secretary.getByText("Bilaget er godkendt.").waitFor();

  await expect
    .poll(async () => {
      await citizen.goto(`/rejser/${trip.slug}`);
      return citizen.getByRole("link", { name: "Kort over havnen" }).count();
    })
    .toBe(1);
  await inspect(citizen, "annexes-public");
  await citizen.goto(`/rejser/${trip.slug}`);
  expect(await citizen.content()).not.toContain("Deltagerliste");
}, 120_000);
