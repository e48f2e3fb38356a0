import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { sealTrail } from "../../src/records/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
let auditor: Page;
let dpo: Page;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-23T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  await site.doing(slug, ({ tx, municipality, now }) => sealTrail(tx, municipality.id, now));
  browser = await launchBrowser();
  auditor = await signedIn(browser, site, slug, "auditor");
  dpo = await signedIn(browser, site, slug, "dpo");
  for (const page of [auditor, dpo]) page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The page as it stands: valid, accessible in both schemes, no sideways scroll at 320 px. */
async function looksRight(page: Page, name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page), name).toEqual([]);
  await takeScreens(page, `oversight/${name}`, [1280, 390, 320], ["light", "dark"]);
  expect(await overflowX(page), name).toBe(0);
}

test.each([
  ["trail", "/skrivebord/revisionsspor"],
  ["trail-wrong-day", "/skrivebord/revisionsspor?fra=i+g%C3%A5r"],
  ["trail-nothing", "/skrivebord/revisionsspor?hvem=ingen-af-det-navn"],
  ["looks", "/skrivebord/opslag"],
  ["chain", "/skrivebord/revisionsspor/kaede"],
  ["sample-form", "/skrivebord/stikproeve"],
  ["sample-amounts", "/skrivebord/stikproeve?hvad=amounts&antal=10&froe=havn"],
  ["sample-acts", "/skrivebord/stikproeve?hvad=acts&antal=10&froe=havn"],
  ["sample-wrong", "/skrivebord/stikproeve?hvad=acts&antal=0&froe=havn"],
  ["retention", "/skrivebord/opbevaring"],
])("the auditor's page %s is good for everybody", { timeout: 60_000 }, async (name, path) => {
  await auditor.goto(path);
  await looksRight(auditor, name);
});

test("an act and an amount's chain, found from the lists", { timeout: 60_000 }, async () => {
  await auditor.goto("/skrivebord/revisionsspor");
  await auditor.locator("table a").first().click();
  await looksRight(auditor, "act");
  await auditor.goto("/skrivebord/stikproeve?hvad=amounts&antal=3&froe=havn");
  await auditor.locator("table a").first().click();
  await looksRight(auditor, "amount-chain");
});

test("a person is looked for and found, and erasures that wait are seen", { timeout: 120_000 }, async () => {
  await dpo.goto("/skrivebord/persondata");
  await looksRight(dpo, "person-form");
  await dpo
    .getByRole("button", { name: /Find|Søg/ })
    .first()
    .click();
  await looksRight(dpo, "person-missing");
  await dpo.locator("textarea[name=navne]").fill("Asta Opdigt");
  await dpo
    .getByRole("button", { name: /Find|Søg/ })
    .first()
    .click();
  await looksRight(dpo, "person-found");
  await dpo.locator("textarea[name=grund]").fill("Anmodning efter artikel 17.");
  await dpo.getByLabel("Oplysningerne skal slettes").check();
  await dpo.getByRole("button", { name: "Slet oplysningerne" }).click();
  await dpo.goto("/skrivebord/sletninger");
  await looksRight(dpo, "erasures-waiting");
  // Who asked does not carry it out: it waits on the desk of another, who reads what goes and what stays before it goes.
  await dpo.goto("/skrivebord");
  expect(await dpo.getByText("Gennemfør eller afvis en sletning").count()).toBe(0);
  const admin = await signedIn(browser, site, "lyngholm", "admin");
  await admin.goto("/skrivebord");
  await admin.getByRole("link", { name: /Se sletningen/ }).click();
  await admin.getByRole("link", { name: "Se, hvad der slettes" }).click();
  expect(await admin.locator("main").innerText()).toMatch(
    /Det slettes[\s\S]*Det bliver stående[\s\S]*kommunestyrelsesloven/,
  );
  await looksRight(admin, "erasure-confirm");
  // More has come since it was looked at: nothing goes unseen.
  await site.db.query(
    `UPDATE udsyn.trips_trip SET case_number = 'Asta Opdigt' WHERE trip_id =
       (SELECT trip_id FROM udsyn.trips_trip WHERE municipality_id = $1 AND title NOT LIKE '%Asta%' ORDER BY trip_id LIMIT 1)`,
    [site.here(slug).id],
  );
  await admin.getByRole("button", { name: "Slet oplysningerne for altid" }).click();
  expect(await admin.getByText("Intet er slettet: der er kommet andet til").count()).toBe(1);
  await admin.getByRole("button", { name: "Slet oplysningerne for altid" }).click();
  expect(await admin.locator("h1").innerText()).toBe("Oplysningerne er slettet");
  await looksRight(admin, "erasure-done");
});
