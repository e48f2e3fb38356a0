import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { enter, tabTo } from "../setup/keyboard.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Signs in at the desk, led back to a page of it. */
async function at(role: RoleName, path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.addressOf(slug) })).newPage();
  await page.goto(path);
  const button = page.locator("form", { has: page.locator(`input[name=role][value=${role}]`) }).getByRole("button");
  await enter(page, ((await button.textContent()) ?? "").trim());
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

test("by keyboard alone: put on an agenda, ruled on, and found in the register by its filters", async () => {
  const id = await planned(site);
  const coordinator = await at("coordinator", `/skrivebord/rejser/${id}`);
  await enter(coordinator, "Sæt på dagsorden");
  await coordinator.waitForURL(/dagsorden/);
  await type(coordinator, "Mødedag", "6.5.2026");
  await coordinator.keyboard.press("Enter");
  await coordinator.waitForURL(/gjort=/);

  const secretary = await at("secretary", `/skrivebord/rejser/${id}`);
  await enter(secretary, "Skriv beslutning");
  await secretary.waitForURL(/beslutning/);
  await tabTo(secretary, /^Godkendt/);
  await secretary.keyboard.press("Space");
  await type(secretary, /^Beslutningens ordlyd/, "Udvalget anmoder Clara Prøvedal om at deltage.");
  await tabTo(secretary, /^Referatet er bekræftet/);
  await secretary.keyboard.press("Space");
  await enter(secretary, "Se, hvad der bliver offentligt");
  await secretary.getByRole("button", { name: "Gem beslutningen" }).waitFor();
  await enter(secretary, "Gem beslutningen");
  await secretary.waitForURL(/gjort=/);

  const citizen = await (await browser.newContext({ baseURL: site.addressOf(slug) })).newPage();
  await citizen.goto("/");
  await enter(citizen, "Rejser");
  await citizen.waitForURL(/\/rejser$/);
  const { title } = (await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`)).json()) as {
    title: string;
  };
  const place = title.split(":")[0] ?? "";
  await tabTo(citizen, "Land");
  await citizen.keyboard.type("Tyskland");
  await enter(citizen, "Vis poster");
  await citizen.waitForURL(/land/);
  await enter(citizen, place);
  await citizen.waitForURL(/\/rejser\/[a-zæøå-]+-\d+/);
  expect(await citizen.locator("h1").innerText()).toContain(title);
  expect(await citizen.locator("main").innerText()).toContain("Udvalget anmoder Clara Prøvedal om at deltage.");
});
